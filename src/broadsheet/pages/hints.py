"""What class names and ids usually say about an element, in the words that sites use for them."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "body": r"(?:article|entry|post|story|news|page|main|single|detail|blog)[-_ ]?_*(?:body|content|text|copy|main|inner)|articlebody|rich-?text"
    r"|wysiwyg|prose|body-?(?:copy|text|content)|content-?(?:body|text)|text-?content|td-post-content|paragraphs?",
    "content": r"content|article|story|post\b|entry|main",
    "comment": r"comment|disqus|\breply|respond|talkback|kommentar|commento|forum",
    "related": r"related|recirc|recommend|more-?(?:from|stor|news|on|link|article)|also|similar|teaser|most-?(?:read|popular|view)|trending"
    r"|popular|latest|outbrain|taboola|zergnet|read-?(?:more|next|also)|next-|further|weiterlesen|mehr-?zum|siehe|verwandt|leia|voir|lire|internal-?link|onward",
    "share": r"share|sharing|social|follow|facebook|twitter|whatsapp|telegram|addthis|a2a|tool(?:bar|s|box)|print",
    "letter": r"newsletter|subscri|sign-?up|opt-?in|mailing|regwall|piano|offer|member|donat|support|abo-|\bcta|call-to-action|inline-?form",
    "wall": r"paywall|premium|locked|restricted|meter|preview|truncat",
    "ad": r"\bads?\b|\bad[-_]|[-_]ads?\b|advert|sponsor|banner|dfp|gpt|promo|werbung|anzeige|publici|reklam|affiliate|commercial",
    "nav": r"\bnav|navi|menu|breadcrumb|masthead|topbar|sitemap|skip|pagination|pager|header",
    "footer": r"foot|copyright|legal|imprint|colophon|disclaimer|bottom",
    "side": r"side-?bar|aside|\brail|widget|right-?col|col-?right|secondary|complementary|marginal",
    "author": r"author|byline|\bbio|profile|contributor|writer|reporter|autor|redak|person",
    "meta": r"meta|date|time|publish|posted|info\b|categor|kicker|eyebrow|overline|topline|label|dachzeile|section-name",
    "tags": r"\btags?\b|tag-|-tags|keyword|topic|schlagw",
    "caption": r"caption|figcap|credit|photo|image|img|picture|gallery|slide|media|bildunter|legend|leyenda|foto",
    "title": r"title|headline|heading|h1\b|titulo|titre",
    "lead": r"\blead|lede|standfirst|intro|summary|excerpt|\bdek|subtitle|sub-?head|sub-?title|vorspann|chapo|abstract|descri|sapo|entradilla|ingress|drop-?cap",
    "toc": r"\btoc|table-of-contents|\bcontents\b|jump|anchor",
    "pop": r"cookie|consent|gdpr|cmp|onetrust|modal|popup|pop-up|overlay|lightbox|tooltip|dialog|toast|notice",
    "card": r"card|tile|list|grid|feed|carousel|slider|swiper|item|stream|archive|loop",
    "quote": r"quote|pull|zitat|tweet|instagram|embed|cita",
    "box": r"box|call-?out|highlight|key-?(?:points|take)|takeaway|faq|panel|accordion",
    "hidden": r"hidden|sr-only|visually|screen-?reader|invisible|d-none|\bhide|offscreen|noprint|no-print",
    "player": r"audio|listen|player|video|podcast|speech|vjs|vorlesen",
    "note": r"correction|editor|footnote|reference|disclos|source|bibliograph|note",
    "text": r"text|paragraph|\bp\b|copy|body",
    "login": r"login|log-in|signin|account|user|register|search|form|input|button|btn",
    "event": r"live|update|ticker|timeline|event",
}
HINTS: Final = tuple(_WORDS)
_PATTERNS: Final = tuple(re.compile(words) for words in _WORDS.values())


def find_hints(marks: str) -> int:
    """The hints in an element's class, id and similar attributes, as bits in the order of HINTS."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", marks[:300]).lower().replace("_", "-")
    return sum(1 << place for place, pattern in enumerate(_PATTERNS) if pattern.search(text))
