"""Bodies read and decompressed while they stream, never beyond their limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import brotli
import zstandard

from broadsheet.errors import BodyTooLarge, FetchError

ENCODINGS = "gzip, br, zstd, deflate"
#: What servers write in the header although nothing was compressed: charsets, transfer words, "none".
_NOTHING = frozenset({"", "identity", "none", "utf-8", "utf8", "iso-8859-1", "binary", "8bit", "aws-chunked"})
_PIECE = 65_536  #: bytes that are decompressed at a time
_ZSTD_INPUT = 256  #: a zstd block of 4 bytes can hold 128 kB, so its input goes in by small slices
_LAYERS = 2


def read_body(chunks: Iterable[bytes], encoding: str, limit: int, place: str) -> bytes:
    """The decompressed body.

    Raises BodyTooLarge once more than `limit` bytes came, before or after decompression;
    FetchError for an encoding that is unknown or data that is damaged.
    """
    return b"".join(undo_encoding(chunks, encoding, limit, place))


def undo_encoding(chunks: Iterable[bytes], encoding: str, limit: int, place: str) -> Iterator[bytes]:
    """The decompressed body piece by piece, each a few kilobytes; raises as `read_body` does."""
    names = [n for n in (part.strip().lower() for part in encoding.split(",")) if n not in _NOTHING]
    if len(names) > _LAYERS:
        raise FetchError(f"is compressed {len(names)} times over", place=place, code="too_large")
    stream = _capped(chunks, limit, place)
    for name in reversed(names):
        stream = _capped(_decompress(stream, name, place), limit, place)
    yield from stream


def _capped(chunks: Iterable[bytes], limit: int, place: str) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise BodyTooLarge(f"more than {limit} bytes", place=place, remedy="Raise body_limit to read it.")
        yield chunk


def _decompress(chunks: Iterator[bytes], name: str, place: str) -> Iterator[bytes]:
    try:
        if name in {"gzip", "x-gzip"}:
            yield from _inflate(chunks, zlib.MAX_WBITS | 16)
        elif name == "deflate":
            yield from _deflate(chunks)
        elif name == "br":
            yield from _brotli(chunks)
        elif name == "zstd":
            yield from _zstd(chunks)
        else:
            raise FetchError(f"is compressed by {name[:30]!r}, which is not read", place=place)
    except (zlib.error, brotli.error, zstandard.ZstdError) as fault:
        raise FetchError(f"its {name} data is damaged: {fault}", place=place) from fault


def _inflate(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Gzip members one after the other; bytes after the last that are no member are padding."""
    unpacker, is_fresh, members = zlib.decompressobj(window), True, 0
    for chunk in chunks:
        data = chunk
        while data:
            if is_fresh and members and data[:1] != b"\x1f":
                return
            is_fresh = False
            piece = unpacker.decompress(data, _PIECE)
            if piece:
                yield piece
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data, members = unpacker.unused_data, members + 1
                unpacker, is_fresh = zlib.decompressobj(window), True
                if window < 0 or window == zlib.MAX_WBITS:
                    return
    if not is_fresh:
        while piece := unpacker.decompress(unpacker.unconsumed_tail, _PIECE):
            yield piece
        if not unpacker.eof:
            raise zlib.error("it breaks off")


def _deflate(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Both readings of "deflate" that servers send: with a zlib header and without."""
    first = b""
    while len(first) < 2 and (chunk := next(chunks, None)) is not None:
        first += chunk
    has_header = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return _inflate(chain([first], chunks), zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker: Any = brotli.Decompressor()
    for chunk in chunks:
        piece = unpacker.process(chunk, output_buffer_limit=_PIECE)
        yield piece
        while not unpacker.can_accept_more_data():
            yield unpacker.process(b"", output_buffer_limit=_PIECE)
    if not unpacker.is_finished():
        raise brotli.error("it breaks off")


def _zstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
    for chunk in chunks:
        for start in range(0, len(chunk), _ZSTD_INPUT):
            if unpacker.eof:
                return
            yield unpacker.decompress(chunk[start : start + _ZSTD_INPUT])
    if not unpacker.eof:
        raise zstandard.ZstdError("it breaks off")
