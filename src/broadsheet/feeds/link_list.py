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
#: see `_tame`
_LONG_TAG = re.compile(r"<([A-Za-z][^\s<>]{0,40})\s[^<>]{10000,}>?")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,40})(?:\s[^<>]*)?>")
_DEEPEST = 500
#: Void elements, and those whose end may be left out.
_NOT_NESTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option",
})  # fmt: skip
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
    tree = LexborHTMLParser(_tame(text))
    try:
        picked = tree.css(selector or "a[href]")
    except (SelectolaxError, ValueError) as fault:
        raise FeedUnreadable(f"the selector {selector!r} is not valid CSS", place=url) from fault
    times = _times(tree)
    base = read_link(_attribute(tree.css_first("base"), "href"), url) or url
    drafts = [d for node in picked[:MOST_ENTRIES] if (d := _draft(node, base, times)) is not None]
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


def _draft(node: LexborNode, base: str, times: dict[int, str]) -> Draft | None:
    anchor = node if node.tag == "a" else node.css_first("a[href]")
    link = read_link(_attribute(anchor, "href"), base)
    if anchor is None or not link or link.split("#")[0] == base.split("#", maxsplit=1)[0]:
        return None
    heading = node.css_first("h1, h2, h3, h4, h5") or anchor
    title = " ".join(heading.text(separator=" ").split())
    if len(title) < _SHORTEST_TITLE and title.isascii():
        return None
    return Draft(guid=link, link=link, base=base, title=title[:500], published=_date(node, times))


def _tame(text: str) -> str:
    """The page without what makes the parser quadratic: huge tags, and elements nested beyond reason."""
    text, depth = _LONG_TAG.sub(r"<\1>", text), 0
    for tag in _TAG.finditer(text):
        if tag.group(2).lower() not in _NOT_NESTED:
            depth += -1 if tag.group(1) else 1
            if depth > _DEEPEST:
                return text[: tag.start()]
    return text


def _times(tree: LexborHTMLParser) -> dict[int, str]:
    """The date of each element that holds a time element, up to three levels above it."""
    times: dict[int, str] = {}
    for stamp in tree.css("time")[:MOST_ENTRIES]:
        written = _attribute(stamp, "datetime") or stamp.text().strip()
        holder: LexborNode | None = stamp
        for _ in range(4):
            if holder is None or holder.tag in {"body", "main", "ul", "ol"}:
                break
            times.setdefault(holder.mem_id, written)
            holder = holder.parent
    return times


def _date(node: LexborNode, times: dict[int, str]) -> str:
    """The date of the nearest element around the link that holds one, else a date in the link itself."""
    holder: LexborNode | None = node
    for _ in range(4):
        if holder is None or holder.tag in {"body", "main", "ul", "ol"}:
            break
        if holder.mem_id in times:
            return times[holder.mem_id]
        holder = holder.parent
    found = re.search(r"/(20\d\d)[-/](\d\d)[-/](\d\d)\b", _attribute(node, "href") or _first_href(node))
    return "-".join(found.groups()) if found else ""


def _first_href(node: LexborNode) -> str:
    return _attribute(node.css_first("a[href]"), "href")


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
