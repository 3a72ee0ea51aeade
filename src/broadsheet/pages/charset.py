"""Bytes to text: what the page declares, unless its bytes say otherwise."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from broadsheet.text.charsets import (
    fits_charset,
    guess_charset,
    mend_strays,
    mend_twice_encoded,
    name_codec,
)

_META = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers read these names as their larger Windows relatives; so do we.
_LARGER = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs", "x-gbk": "gb18030",
}  # fmt: skip
_LANGUAGE = re.compile(rb"""<html[^>]{0,400}\blang\s*=\s*["']?([A-Za-z]{2})""", re.IGNORECASE)
# The first element of a page in two-byte characters; whatever script follows, markup is ASCII.
_UTF16_LE = re.compile(rb"(?:\s\0)*<\0[!?a-zA-Z]\0")
_UTF16_BE = re.compile(rb"(?:\0\s)*\0<\0[!?a-zA-Z]")
_ISO_2022_JP = re.compile(rb"\x1b\$[@B].{2,400}?\x1b\([BJ]", re.DOTALL)
# Of the high bytes of a page in another charset six tenths and more are no UTF-8.
_FEW_BROKEN = 0.3
# Quotes and dashes in UTF-8: no other table makes sense of these three bytes, so that lone ones are strays.
_TYPOGRAPHY = re.compile(rb"\xe2\x80[\x93\x94\x98-\x9e\xa6]")
_CONTROL_BYTES = bytes([*range(9), 11, *range(14, 32)])
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufeff\ufffe\uffff]")


class Decoded(NamedTuple):
    """A body as text, and how it was read."""

    text: str
    charset: str  #: the one that was used


def decode_body(body: bytes, content_type: str = "") -> Decoded:
    """The text of a page, whatever its charset; undecodable bytes become U+FFFD.

    A byte order mark decides; then bytes that are valid UTF-8 are UTF-8, whatever is declared, since
    nothing else looks so by chance; then the declaration, if the bytes obey it and the result does not
    look like another script's bytes; then detection.
    """
    declared = _declared(body, content_type)
    charset = _charset_by_mark(body) or _charset_of(body, declared)
    if charset == "utf-8":
        text = _decode_utf_8(body.translate(None, _CONTROL_BYTES)).lstrip("\ufeff")
        text = mend_twice_encoded(text)
    else:
        text = _CONTROLS.sub("", body.decode(charset, "replace"))
    return Decoded(text, charset)


def _decode_utf_8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return mend_strays(body).decode("utf-8", "replace")


def _declared(body: bytes, content_type: str) -> str:
    header = _HEADER.search(content_type)
    if header:
        return header.group(1).lower()
    head = body[:8192]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii").lower() if found else ""


def _charset_by_mark(body: bytes) -> str:
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return charset
    if body[:2_000].count(b"<\0") > 1 and _UTF16_LE.match(body):
        return "utf-16-le"
    if body[:2_000].count(b"\0<") > 1 and _UTF16_BE.match(body):
        return "utf-16-be"
    head = body[:400]
    if len(head) > 20 and head[1::2].count(0) * 3 > len(head) and not head[::2].count(0):
        return "utf-16-le"
    if len(head) > 20 and head[::2].count(0) * 3 > len(head) and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def _charset_of(body: bytes, declared: str) -> str:
    wanted = _larger(declared)
    if wanted.startswith(("iso2022", "iso-2022", "hz")):
        return wanted
    if _ISO_2022_JP.search(body[:200_000]):
        return "iso2022_jp"
    broken = _undecodable_share(body)
    if broken >= _FEW_BROKEN and _TYPOGRAPHY.search(body):
        broken = _undecodable_share(mend_strays(body))
    if broken < _FEW_BROKEN:  # none, or a few: a page cut in a character, a passage pasted from elsewhere
        return "utf-8"
    if wanted and not wanted.startswith(("utf-8", "utf8")) and fits_charset(body, wanted):
        return wanted
    return guess_charset(body, _language(body)) or "cp1252"


def _larger(declared: str) -> str:
    """The codec name of a declared charset, or "" where Python knows none."""
    name = declared.strip().lower()
    return name_codec(_LARGER.get(name, name))


def _undecodable_share(body: bytes) -> float:
    """Share of the non-ASCII bytes that are no UTF-8; 0 also where all is ASCII."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        high = sum(byte > 127 for byte in body[:200_000]) or 1
        return max(body[:200_000].decode("utf-8", "replace").count("\ufffd") / high, 1e-6)
    return 0.0


def _language(body: bytes) -> str:
    """The two letters that the page gives for its language, or ""."""
    named = _LANGUAGE.search(body[:4096])
    return named.group(1).decode("ascii") if named else ""
