"""What servers send in place of an article with status 200: error pages, checks for robots, lists, data."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final
from urllib.parse import urldefrag

from broadsheet.pages.body import Body
from broadsheet.pages.markup import Markup, text_in
from broadsheet.pages.stretches import Layout, Stretch
from broadsheet.pages.titles import fold
from broadsheet.text.urls import domain_of, join_url
from broadsheet.text.words import squeeze

_SHORT: Final = 1_000  #: characters; an article about error pages is longer
_HEADLINE: Final = 160
_SAYS: Final = {
    "missing": ("error_page", "the server says that there is no such page"),
    "robot": ("robot_wall", "a check whether a person reads stands in place of the article"),
    "closed": ("error_page", "the server says that it is out of order"),
}


def name_stand_in(page: Markup, body: Body) -> tuple[str, str] | None:
    """(finding code, sentence) for an error page or a check for robots; None for any other page.

    Such a page is short, and a phrase of the table is at least half of its headline or title.
    """
    if len(body.text) > _SHORT:
        return None
    titles = [squeeze(page.root.findtext(".//title") or "")]
    titles += [text_in(h1) for h1 in list(page.root.iter("h1"))[:3]]
    for title in titles:
        folded = fold(title[:_HEADLINE])
        for phrase, kind in _phrases():
            if phrase in folded and 2 * len(phrase) >= len(folded) and _is_whole(phrase, folded):
                code, says = _SAYS[kind]
                return code, f"{says}: {title[:80]!r}"
    return None


def _is_whole(phrase: str, folded: str) -> bool:
    """Whether no word is cut, in scripts that write blanks between words."""
    return not phrase.isascii() or f" {phrase} " in f" {folded} "


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    source = resources.files("broadsheet") / "data" / "pages" / "stand_ins.tsv"
    rows = [row.split("\t") for row in source.read_text("utf-8").splitlines() if row and row[0] != "#"]
    return tuple((fold(phrase), kind) for _, kind, phrase in rows[1:])


_LINE: Final = 40
_SENTENCE: Final = re.compile(r"[.!?…。！？؟।][\"”’»)\]」』]*$")
_LETTERS: Final = 0.3


def holds_prose(body: Body) -> bool:
    """Whether any of a text's blocks is a sentence or long enough for one, and it is letters for the most."""
    blocks = (body.text[one.start : one.end] for one in body.blocks if one.kind != "heading")
    return any(_is_prose(text) for text in blocks)


def _is_prose(text: str) -> bool:
    letters = sum(map(str.isalpha, text[:_SHORT]))
    if letters < _LETTERS * min(len(text), _SHORT):
        return False
    wide = not text[:_LINE].isascii()
    return len(text) >= (_LINE // 3 if wide else _LINE) or bool(_SENTENCE.search(text))


_TEASERS: Final = 4
_MOSTLY: Final = 0.8


def count_teasers(page: Markup, layout: Layout, body: Body) -> int:
    """How many other pages a text announces, where it is nothing but a list of them; else 0.

    An announcement is a heading that is a link to its own site, or a paragraph that breaks off with
    dots; most headings, or half of the paragraphs, must be. A page that calls itself an article is one.
    """
    if page.article or "article" in page.first("og:type").lower():
        return 0
    kept = [layout.stretches[place] for place in body.kept]
    headings = [one for one in kept if _is_heading(one)]
    texts = [one.text for one in kept if not _is_heading(one) and len(one.text) >= _LINE]
    linked = sum(_leads_on(one, page.url) for one in headings)
    broken = sum(text.endswith(("…", "...")) for text in texts)
    if linked >= max(_TEASERS, _MOSTLY * len(headings)):
        return linked
    return broken if broken >= max(_TEASERS, len(texts) / 2) else 0


def _is_heading(stretch: Stretch) -> bool:
    return stretch.frame.tag in {"h1", "h2", "h3", "h4"}


def _leads_on(stretch: Stretch, url: str) -> bool:
    """Whether a heading is a link to another page of the same site."""
    if stretch.link_chars < _MOSTLY * stretch.size:
        return False
    return any(_is_elsewhere(join_url(url, href), url) for href, _ in stretch.anchors)


def _is_elsewhere(address: str, url: str) -> bool:
    return domain_of(address) == domain_of(url) and urldefrag(address).url != urldefrag(url).url


_ROOT: Final = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?[^>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*<([\w:]+)",
    re.DOTALL,
)
_ROOTS: Final = {
    "rss": "an RSS feed", "feed": "an Atom feed", "rdf:rdf": "an RDF feed", "urlset": "a sitemap",
    "sitemapindex": "a sitemap", "svg": "an SVG picture", "opml": "a list of feeds",
}  # fmt: skip
_JSON: Final = re.compile(r'\s*(?:\{\s*(?:"[^"\n]{0,200}"\s*:|\})|\[\s*(?:[{\["\]]|-?\d))')


def name_data(text: str) -> str:
    """What data a text is that is no page ("an RSS feed", "JSON"); "" for a page or prose."""
    root = _ROOT.match(text[:4_000])
    if root:
        return _ROOTS.get(root.group(1).lower(), "")
    return "JSON" if _JSON.match(text) else ""


def name_frames(page: Markup) -> list[str]:
    """The addresses of the frames that a page of frames is made of."""
    sources = (frame.get("src") or "" for frame in list(page.root.iter("frame"))[:5])
    return [join_url(page.url, source) for source in sources if source]
