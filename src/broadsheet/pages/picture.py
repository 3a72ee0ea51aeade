"""The kind and the size of a picture, from its first bytes."""

from __future__ import annotations

import re
import struct
from typing import Final

KINDS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
STILLS: Final = frozenset({b"avif", b"avis"})  #: brands of the AV1 image format


def read_image_kind(head: bytes) -> str:
    """The kind by its first bytes: png, jpg, gif, webp or avif; "" for all else, SVG among it.

    64 bytes are enough. AVIF is known by its brand (AV1 Image File Format, section 6): the first box names
    it as the major one, or as one of those it is compatible with.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brands = head[8 : min(int.from_bytes(head[:4], "big"), 64)]
        return "avif" if STILLS & {brands[n : n + 4] for n in range(0, len(brands), 4) if n != 4} else ""
    return next((kind for start, kind in KINDS.items() if head.startswith(start)), "")


def read_image_size(head: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF, WebP, BMP, AVIF or SVG; None where unknown.

    A few kilobytes are enough except for a JPEG with large metadata in front. Zero sizes are unknown.
    """
    try:
        size = _size(head)
    except (struct.error, ValueError, OverflowError):  # of an SVG: what is no number, or no finite one
        return None
    return size if size and size[0] > 0 and size[1] > 0 else None


def _size(head: bytes) -> tuple[int, int] | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _two(">II", head, 16)
    if head.startswith(b"GIF8"):
        return _two("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg_size(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp_size(head)
    if head.startswith(b"BM"):
        width, height = _two("<ii", head, 18)
        return width, abs(height)
    if head[4:8] == b"ftyp":
        place = head.find(b"ispe")
        return _two(">II", head, place + 8) if place > 0 else None
    return _svg_size(head)


def _two(form: str, head: bytes, place: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, head, place)
    return int(first), int(second)


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(head):
        if head[place] != 0xFF:
            return None
        marker = head[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = _two(">HH", head, place + 5)
            return width, height
        if marker in {0xFF, 0x01} or 0xD0 <= marker <= 0xD8:
            place += 1 if marker == 0xFF else 2
        else:
            place += 2 + int(struct.unpack_from(">H", head, place + 2)[0])
    return None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8 ":
        width, height = _two("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int(struct.unpack_from("<I", head, 21)[0])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(head) >= 30:
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    return None


def _svg_size(head: bytes) -> tuple[int, int] | None:
    tag = re.search(rb"<svg\b[^>]{0,2000}", head[:4096])
    if not tag:
        return None
    sides = [
        re.search(rb"\b" + name + rb"""\s*=\s*["']([\d.]{1,9})(?:px)?["']""", tag.group())
        for name in (b"width", b"height")
    ]
    if all(sides):
        return tuple(round(float(side.group(1))) for side in sides if side)  # type: ignore[return-value]
    box = re.search(
        rb"""viewBox\s*=\s*["']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)""", tag.group()
    )
    return (round(float(box.group(1))), round(float(box.group(2)))) if box else None
