"""A feed that is no tree any more: its items cut out and read one by one."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from broadsheet.feeds.markup import parse_piece

_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
# The leaves of an item that carry text. Markup inside them that was not escaped is escaped, so that
# an unclosed tag in a title does not swallow the fields after it.
_LEAF = re.compile(
    r"<((?:\w+:)?(?:title|link|description|encoded|guid|pubDate|creator|author|category|comments|date|id|updated|"
    r"published|issued|modified|summary|content))((?:\s[^<>]*)?)(?<!/)>",
    re.IGNORECASE,
)
_LEAF_END = re.compile(r"</[\w:]{1,40}\s*>|/>")
_LINK = re.compile(r"</link\s*>|<link\s[^<>]*/>", re.IGNORECASE)
_PERSON = re.compile(r"<(?:\w+:)?name\b", re.IGNORECASE)
_LONGEST_ITEM = 500_000
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def cut_items(text: str, most: int) -> list[etree._Element]:
    """Up to `most` items of a broken feed, each parsed alone, so that damage stays where it is.

    Of an item that breaks off at the end of the feed the finished fields are kept, where its link is
    one of them: half a link is a wrong link, and an entry without its link is a second one later.
    """
    starts = [m.start() for m in islice(_ITEM.finditer(text), most + 1)]
    ends = [*starts[1:], _last_end(text, starts[-1])] if starts else []
    items: list[etree._Element] = []
    for start, end in zip(starts, ends, strict=True):
        item = _read_item(text[start : min(end, start + _LONGEST_ITEM)])
        if item is not None:
            items.append(item)
    return items[:most]


def _last_end(text: str, start: int) -> int:
    """Where the last item is to be cut: at the end of its last finished field, if it breaks off."""
    if _ITEM_END.search(text, start) or not _ITEM_END.search(text):
        return len(text)
    end = max((m.end() for m in _LEAF_END.finditer(text, start)), default=start)
    return end if _LINK.search(text, start, end) else start


def _read_item(piece: str) -> etree._Element | None:
    close = _ITEM_END.search(piece)
    piece = _escape_leaves(piece[: close.end()] if close else piece)
    root = parse_piece(f"<pieces {_NAMESPACES}>{piece}</pieces>")
    return root[0] if root is not None and len(root) else None


def _escape_leaves(piece: str) -> str:
    """Each leaf's unescaped markup escaped. A name whose end was once not found is not looked for again."""
    pieces: list[str] = []
    low, place, unclosed = piece.lower(), 0, set[str]()
    while (found := _LEAF.search(piece, place)) is not None:
        name = found.group(1).lower()
        end = -1 if name in unclosed else low.find(f"</{name}", found.end())
        if end < 0:
            unclosed.add(name)
            pieces.append(piece[place : found.end()])
            place = found.end()
            continue
        pieces += [piece[place : found.end()], _escape(piece[found.end() : end], name, found.group(2))]
        place = end
    return "".join([*pieces, piece[place:]])


def _escape(inside: str, name: str, attributes: str) -> str:
    is_markup = "xhtml" in attributes or inside.lstrip().startswith("<![CDATA[")
    if "<" not in inside or is_markup or (name.endswith("author") and _PERSON.search(inside)):
        return inside
    return inside.replace("<", "&lt;").replace(">", "&gt;")
