"""Pages without a feed: their own lists of links, read by a selector."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds.charset import decode_feed
from broadsheet.feeds.draft import MOST_ENTRIES, Draft, settle
from broadsheet.feeds.faults import Faults
from broadsheet.feeds.links import read_link
from broadsheet.feeds.wording import read_words
from broadsheet.records import Feed

_LONGEST = 5_000_000
_SHORTEST_TITLE = 12  #: letters; "More" and "Next" are no headlines


def read_link_list(
    body: bytes,
    url: str,
    selector: str,
    content_type: str | None = None,
    *,
    source_id: str = "",
    now: datetime | None = None,
) -> Feed:
    """The links that the CSS `selector` picks on a page, each as an entry with its text as title.

    A picked element that is no link stands for the first link in it; a time element or an
    ISO date beside it is its date. Raises FeedUnreadable for an invalid selector.
    """
    faults = Faults(source_id or url)
    text, _ = decode_feed(body[:_LONGEST], content_type)
    tree = LexborHTMLParser(text)
    try:
        picked = tree.css(selector or "a[href]")
    except (SelectolaxError, ValueError) as fault:
        raise FeedUnreadable(f"the selector {selector!r} is not valid CSS", place=url) from fault
    base = read_link(_attribute(tree.css_first("base"), "href"), url) or url
    drafts = [d for node in picked[:MOST_ENTRIES] if (d := _draft(node, base)) is not None]
    language = _attribute(tree.css_first("html"), "lang")
    entries = settle(_longest_titles(drafts), source_id=source_id, language=language, now=now, faults=faults)
    if not entries:
        faults.note("below_floor", f"The selector {selector!r} picks no link.")
    title = tree.css_first("title")
    return Feed(
        url=url, format="links", title=read_words(title.text()) if title else "", site_url=url,
        language=language,
        entries=entries, findings=faults.findings(),
    )  # fmt: skip


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "").strip() if node is not None else ""


def _draft(node: LexborNode, base: str) -> Draft | None:
    anchor = node if node.tag == "a" else node.css_first("a[href]")
    link = read_link(_attribute(anchor, "href"), base)
    if anchor is None or not link or link.split("#")[0] == base.split("#", maxsplit=1)[0]:
        return None
    heading = node.css_first("h1, h2, h3, h4, h5") or anchor
    title = " ".join(heading.text(separator=" ").split())
    if len(title) < _SHORTEST_TITLE and title.isascii():
        return None
    return Draft(guid=link, link=link, base=base, title=title[:500], published=_date(node))


def _date(node: LexborNode) -> str:
    holder: LexborNode | None = node
    for _ in range(3):
        if holder is None:
            return ""
        stamp = holder.css_first("time")
        if stamp is not None:
            return _attribute(stamp, "datetime") or stamp.text().strip()
        if holder.tag in {"article", "li", "body"}:
            break
        holder = holder.parent
    found = re.search(r"\b(20\d\d)[-/](\d\d)[-/](\d\d)\b", _attribute(node, "href"))
    return "-".join(found.groups()) if found else ""


def _longest_titles(drafts: list[Draft]) -> list[Draft]:
    """One draft for each link: a picture and a headline often lead to the same page."""
    best: dict[str, Draft] = {}
    for draft in drafts:
        known = best.get(draft.link)
        if known is None:
            best[draft.link] = draft
        elif len(draft.title) > len(known.title):
            known.title = draft.title
    return list(best.values())
