"""What is refused before a byte is parsed: the cheap scans that keep reading bounded.

A parser that meets a hundred thousand attributes in one tag, or a document nested without end, spends
minutes or gives nothing; these scans are linear in the bytes and name what they refuse.
"""

from __future__ import annotations

import re
from typing import Final

MAX_BYTES: Final = 16_000_000
MAX_MARKUP: Final = 6_000_000  #: bytes left once scripts and styles are taken out
MAX_TAGS: Final = 150_000
MAX_ATTRIBUTES: Final = 400  #: in one tag
MAX_META: Final = 4_000  #: characters of one meta value
MAX_TITLE: Final = 600  #: characters of a title or a list of names
MAX_LINES: Final = 20_000  #: of a plain text
MAX_JSON_LD: Final = 2_000_000  #: bytes of one block; a longer one is not read

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"BZh", "bzip2 data"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"OggS", "Ogg audio or video"),
    (b"ID3", "MP3 audio"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM video"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
_READ_AS_PAGE: Final = re.compile(
    r"(?:text/(?:html|plain|xml|markdown)|application/(?:xhtml\+xml|xml|vnd\.wap\.xhtml\+xml))"
)
_LONG_TAG: Final = 2 * MAX_ATTRIBUTES
# A quote opens a value only behind "="; a stray one is part of a name, as browsers read it.
_TAG: Final = re.compile(rb"""<[a-zA-Z][^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+""")
_QUOTED: Final = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*')""")


def name_refusal(body: bytes, content_type: str = "") -> tuple[str, str] | None:
    """Why a body is not parsed, as (finding code, sentence); None where it may be.

    Codes: empty, binary, wrong_type, too_large. Time is linear in the bytes.
    """
    if not body.strip():
        return "empty", "the body holds no text at all"
    return _refuse_type(body, content_type) or _refuse_size(body)


def _refuse_type(body: bytes, content_type: str) -> tuple[str, str] | None:
    what = sniff_binary(body)
    if what:
        return "binary", f"the body is {what}, not a page"
    media_type = content_type.partition(";")[0].strip().lower()
    is_unsaid = "/" not in media_type or (
        media_type == "application/octet-stream" and b"<html" in body[:2048].lower()
    )
    if not is_unsaid and not _READ_AS_PAGE.fullmatch(media_type):
        return "wrong_type", f"the media type {media_type[:60]!r} is none that is read as a page"
    return None


def sniff_binary(body: bytes) -> str:
    """What kind of binary file the bytes are ("a PDF"), or "" for text."""
    head = body[:4096]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a WebP picture, sound or film"
    if head[4:8] == b"ftyp":
        return "an MP4, AVIF or HEIC file"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_utf16(head):
        return ""
    odd = sum(head.count(bytes((code,))) for code in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18))
    return "binary data" if odd * 50 > len(head) else ""


_MARKUP_UTF16: Final = re.compile(rb"(?:\s\0)*<\0[!?a-zA-Z]\0|(?:\0\s)*\0<\0[!?a-zA-Z]")


def _looks_utf16(head: bytes) -> bool:
    if _MARKUP_UTF16.match(head):
        return True
    even, other = head[::2].count(0), head[1::2].count(0)
    return min(even, other) * 10 < max(even, other) and max(even, other) * 4 > len(head)


def _refuse_size(body: bytes) -> tuple[str, str] | None:
    if len(body) > MAX_BYTES:
        return "too_large", f"{len(body):,} bytes; {MAX_BYTES:,} are read"
    most = _most_attributes(body)
    if most <= MAX_ATTRIBUTES and len(body) < MAX_MARKUP and body.count(b"<") <= MAX_TAGS // 4:
        return None
    markup = without_scripts(body)
    if len(markup) > MAX_MARKUP:
        return "too_large", f"{len(markup):,} bytes of markup; {MAX_MARKUP:,} are read"
    tags = markup.count(b"<")
    if tags > MAX_TAGS:
        return "too_large", f"{tags:,} tags; {MAX_TAGS:,} are read"
    most = _most_attributes(markup)
    if most > MAX_ATTRIBUTES:
        return "too_large", f"a tag with {most:,} attributes; {MAX_ATTRIBUTES:,} are read"
    return None


_EMBEDDED: Final = re.compile(rb"data:[\w./+;=-]{0,80}base64,[A-Za-z0-9+/=%\s]{2000,}+")
_MAY_EMBED: Final = 400_000


def without_embedded(body: bytes) -> bytes:
    """The body without pictures and fonts written into it as base64, which a saved page is full of."""
    if len(body) < _MAY_EMBED or b"base64," not in body:
        return body
    return _EMBEDDED.sub(b"data:,", body)


def without_scripts(body: bytes) -> bytes:
    """The body without what stands in script and style elements; time is linear in its length."""
    kept, place, low = [], 0, body.lower()
    for start in re.finditer(rb"<(script|style)\b", low):
        if start.start() < place:
            continue
        kept.append(body[place : start.start()])
        end = low.find(b"</" + start.group(1), start.end())
        if end < 0:
            place = len(body)
            break
        place = end
    kept.append(body[place:])
    return b"".join(kept)


def _most_attributes(markup: bytes) -> int:
    """The most attributes that any tag has, counted only in tags long enough to have too many."""
    most = 0
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > _LONG_TAG:
            most = max(most, len(_QUOTED.sub(b" ", tag.group()).split()))
    return most
