"""Text of a feed to an XML tree: strictly where it is well-formed, mended where it is not."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from broadsheet.feeds.faults import Faults

_LONGEST_TAG = 60_000  #: a start tag beyond that is an attack; its attributes are dropped
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,400}\?>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[A-Za-z]")
_SUBSET_END = re.compile(r"\]\s*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)(?:(\w{2,31});)?")
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:.-]{{0,60}})\s[^<>]{{{_LONGEST_TAG},}}?>")


def parse_markup(text: str, faults: Faults) -> tuple[etree._Element | None, bool]:
    """The root element, None where there is no markup at all; and whether the tree is whole.

    A tree that is not whole has every element the parser could make out, some in the wrong place.
    A document type declaration is cut out before the parser sees it: nothing is fetched, no entity
    that a feed declares is ever expanded.
    """
    text = _prepare(text, faults)
    if "<" not in text:
        return None, False
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=False)), True
    except etree.XMLSyntaxError as fault:
        faults.note("feed_damaged", f"The XML is malformed ({str(fault)[:120]}); it was mended.")
    mended = mend_text(text)
    try:
        return etree.fromstring(mended.encode("utf-8", "replace"), _parser(recover=False)), True
    except etree.XMLSyntaxError:
        return _recover(mended), False


def _recover(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def parse_piece(text: str) -> etree._Element | None:
    """The tolerant reading of a piece of a feed."""
    return _recover(mend_text(text))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", recover=recover, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip


def _prepare(text: str, faults: Faults) -> str:
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
    """The text with every named reference as a character and every stray ampersand escaped.

    CDATA sections stay as they are; one that is never closed is closed at the end.
    """
    text = _CONTROL_REFERENCE.sub("", _CONTROL.sub("", text))
    if "&" not in text:
        return text
    pieces: list[str] = []
    place = 0
    while (start := text.find("<![CDATA[", place)) >= 0:
        pieces.append(_AMPERSAND.sub(_mend_reference, text[place:start]))
        end = text.find("]]>", start)
        place = end + 3 if end >= 0 else len(text)
        pieces.append(text[start:place] if end >= 0 else text[start:] + "]]>")
    return "".join([*pieces, _AMPERSAND.sub(_mend_reference, text[place:])])


def _mend_reference(found: re.Match[str]) -> str:
    known = html5.get(f"{found.group(1)};")
    return "&amp;" + found.group()[1:] if known is None else "".join(f"&#{ord(c)};" for c in known)
