"""Pictures: coloured skylines, drawn from a number, as PNG."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

from broadsheet.testing.newsstand.naming import seed_of

BANDS = 24  #: houses in a skyline
_SKY, _HOUSE, _LIGHT = 0, 1, 2


@lru_cache(maxsize=64)
def draw_picture(number: int, width: int, height: int) -> bytes:
    """A PNG of that size; the same number gives the same picture."""
    seed = seed_of("picture", str(number))
    tops = [(seed >> (band % 13)) * (band + 7) % 61 for band in range(BANDS)]
    rows = b"".join(b"\0" + _row(tops, 100 * y // height, width) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = _palette(seed)
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _row(tops: list[int], percent: int, width: int) -> bytes:
    """One line of pixels at a height given in percent from the top."""
    cells = [
        _SKY if percent < 95 - top else (_LIGHT if (percent + band) % 7 == 0 else _HOUSE)
        for band, top in enumerate(tops)
    ]
    size = width // BANDS + 1
    return b"".join(bytes((cell,)) * size for cell in cells)[:width]


def _palette(seed: int) -> bytes:
    tint = (seed % 90, seed // 90 % 90, seed // 8100 % 90)
    sky, house = (150 + part for part in tint), (20 + part for part in tint)
    return bytes((*sky, *house, 245, 215, 130))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
