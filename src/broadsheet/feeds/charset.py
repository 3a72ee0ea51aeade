"""Bytes of a feed to text, whatever they say about themselves."""

from __future__ import annotations

import codecs
import re

from broadsheet.text.charsets import fits_charset, guess_charset, name_codec

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BARE = ((b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"), (b"<\x00r\x00", "utf-16-le"))
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{2,40})")
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)

_LANGUAGE = re.compile(rb"""(?:<language>\s*|\bxml:lang\s*=\s*["'])([A-Za-z]{2})""")

#: What publishers call it, and the wider set that browsers read for it.
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254", "big5": "big5hkscs", "tis-620": "cp874",
}  # fmt: skip
_SEVEN_BIT = ("iso2022", "hz", "utf-7")


def decode_feed(body: bytes, content_type: str | None = None) -> tuple[str, bool]:
    """The text, and whether it is certain: False where bytes had to be guessed or replaced.

    Order: byte order mark, valid UTF-8, what the document or the header declares where the bytes can be
    that, then the likeliest charset. Valid UTF-8 goes before the declaration because text in another
    charset hardly ever is.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _decode(body, name)
    for start, name in _BARE:
        if body.startswith(start):
            return _decode(body, name)
    names = _declared(body, content_type)
    if any(name.startswith(_SEVEN_BIT) for name in names):
        return _decode(body, next(n for n in names if n.startswith(_SEVEN_BIT)))
    try:
        return body.decode("utf-8"), True
    except UnicodeDecodeError:
        return _decode_other(body, names)


def _declared(body: bytes, content_type: str | None) -> list[str]:
    found = [m.group(1).decode("ascii") for m in [_DECLARED.search(body[:2000])] if m]
    found += [m.group(1) for m in [_HEADER.search(content_type or "")] if m]
    return [_WIDER.get(known, known) for known in map(name_codec, found) if known]


def _decode_other(body: bytes, names: list[str]) -> tuple[str, bool]:
    for name in names:
        if name == "utf-8" or not fits_charset(body, name):
            continue
        try:
            return body.decode(name), True
        except (UnicodeDecodeError, LookupError, AttributeError):
            continue
    replaced = body.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    good = sum(1 for c in replaced[:200_000] if c > "\x7f") - bad
    if good >= bad:
        return replaced, False
    named = next((n for n in names if n != "utf-8" and fits_charset(body, n)), "")
    return body.decode(named or guess_charset(body, _language(body)) or "cp1252", "replace"), False


def _language(body: bytes) -> str:
    """The two letters that the feed gives for its language, or ""."""
    named = _LANGUAGE.search(body[:4000])
    return named.group(1).decode("ascii") if named else ""


def _decode(body: bytes, name: str) -> tuple[str, bool]:
    try:
        return body.decode(name), True
    except (UnicodeDecodeError, LookupError):
        return body.decode(name, "replace"), False
