"""Text of a feed to an XML tree: strictly where it is well-formed, mended where it is not."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from broadsheet.feeds.faults import Faults

LONGEST = 20_000_000  #: characters that are read; a feed beyond that is cut, and said so
_LONGEST_TAG = 60_000  #: a start tag beyond that is an attack; its attributes are dropped
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,400}\?>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[A-Za-z]")
_SUBSET_END = re.compile(r"\]\s*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_CDATA_OR_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos);|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)(\w{2,31};)?",
    re.DOTALL,
)
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:.-]{{0,60}})\s[^<>]{{{_LONGEST_TAG},}}?>")


def parse_markup(text: str, faults: Faults, *, mend: bool = False) -> etree._Element | None:
    """The root element, or None where there is no markup at all.

    A document type declaration is cut out before the parser sees it: nothing is fetched, no entity
    that a feed declares is ever expanded. With `mend`, goes straight to the tolerant reading.
    """
    text = _prepare(text, faults)
    if "<" not in text:
        return None
    if not mend:
        try:
            return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=False))
        except etree.XMLSyntaxError as fault:
            faults.note("feed_damaged", f"The XML is malformed ({str(fault)[:120]}); it was mended.")
    return _parse_mended(text)


def _parse_mended(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(mend_text(text).encode("utf-8"), _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", recover=recover, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip


def _prepare(text: str, faults: Faults) -> str:
    if len(text) > LONGEST:
        faults.note("too_large", f"Only the first {LONGEST} characters were read.")
        text = text[:LONGEST]
    text = text[max(text.find("<"), 0) :]
    if "<?xml" in text[:2000].lower():
        text = _DECLARATION.sub("", text[:4000], count=1) + text[4000:]
    return _shorten_tags(_cut_doctype(text, faults), faults)


def _cut_doctype(text: str, faults: Faults) -> str:
    start = text.find("<!DOCTYPE")
    if start < 0 or _ELEMENT.search(text, 0, start):
        return text  # none, or one inside the content
    bracket, close = text.find("[", start), text.find(">", start)
    if close < 0:
        return text[:start]
    if not 0 <= bracket < close:
        return text[:start] + text[close + 1 :]
    end = _SUBSET_END.search(text, bracket)
    if "<!ENTITY" in (text[bracket : end.start()] if end else text[bracket:]):
        faults.note("feed_damaged", "It declares entities of its own; they are not expanded.")
    return text[:start] + (text[end.end() :] if end else "")


def _shorten_tags(text: str, faults: Faults) -> str:
    """Drops the attributes of start tags with tens of thousands of them; libxml2 is slow on those."""
    if max(map(len, text.split("<"))) < _LONGEST_TAG or _LONG_TAG.search(text) is None:
        return text
    faults.note("too_large", f"A tag longer than {_LONGEST_TAG} characters lost its attributes.")
    return _LONG_TAG.sub(r"<\1>", text)


def mend_text(text: str) -> str:
    """The text with every named reference as a character and every stray ampersand escaped."""
    return _CDATA_OR_AMPERSAND.sub(_mend_reference, _CONTROL_REFERENCE.sub("", _CONTROL.sub("", text)))


def _mend_reference(found: re.Match[str]) -> str:
    whole = found.group()
    if whole.startswith("<!"):
        return whole
    name = found.group(1)
    if name and name in html5:
        return "".join(f"&#{ord(c)};" for c in html5[name])
    return "&amp;" + whole[1:]


# The leaves of an item that carry text; `content` and `summary` may hold XHTML, so they are kept
# as they are where that is declared.
_LEAF = re.compile(
    r"<((?:\w+:)?(?:title|link|description|encoded|guid|pubDate|creator|author|category|comments|date|id|updated|"
    r"published|issued|modified|summary|content|name|email|uri))((?:\s[^<>]*)?)(?<!/)>(.*?)</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def count_items(text: str, most: int) -> int:
    """How many item or entry tags the text opens, counted up to `most`."""
    count = 0
    for _ in _ITEM.finditer(text):
        count += 1
        if count >= most:
            break
    return count


def cut_items(text: str, most: int) -> list[etree._Element]:
    """Every item of a broken feed, each parsed alone, so that damage stays where it is."""
    starts = [m.start() for m in _ITEM.finditer(text)][: most + 1]
    items: list[etree._Element] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        item = _parse_piece(text[start : min(end, start + 500_000)])
        if item is not None:
            items.append(item)
    return items[:most]


def _parse_piece(piece: str) -> etree._Element | None:
    close = re.search(r"</(?:\w+:)?(?:item|entry)\s*>", piece, re.IGNORECASE)
    piece = piece[: close.end()] if close else piece
    piece = _LEAF.sub(_escape_leaf, piece)
    try:
        root = etree.fromstring(
            f"<pieces {_NAMESPACES}>{mend_text(piece)}</pieces>".encode(), _parser(recover=True)
        )
    except etree.XMLSyntaxError:
        return None
    return root[0] if root is not None and len(root) else None


def _escape_leaf(found: re.Match[str]) -> str:
    name, attributes, inside = found.groups()
    if "<" not in inside or inside.lstrip().startswith("<![CDATA[") or "xhtml" in attributes:
        return found.group()
    if name.lower() == "author" and "<" in inside and re.search(r"<(?:\w+:)?name\b", inside):
        return found.group()
    escaped = inside.replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}{attributes}>{escaped}</{name}>"
