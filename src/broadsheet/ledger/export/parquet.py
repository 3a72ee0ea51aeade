"""Writes a flat table as a Parquet file: plain, uncompressed, one row group.

Source: the Apache Parquet format, version 2 of its metadata, in Thrift's compact protocol. Written
here because the libraries that do it weigh more than the rest of Broadsheet together.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Final

from broadsheet.text.deal_table import Column

Value = str | int | float | bool | None
MAGIC: Final = b"PAR1"
PLAIN, RLE = 0, 3  #: encodings
OPTIONAL: Final = 1
TRUE, I32, I64, BINARY, LIST, STRUCT = 1, 5, 6, 8, 9, 12  #: compact protocol's types
UTF8: Final = 0  #: converted type


PHYSICAL: Final = {"truth": 0, "count": 2, "number": 5, "text": 6}
"""BOOLEAN, INT64, DOUBLE, BYTE_ARRAY."""


def write_parquet(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> bytes:
    """The bytes of a Parquet file; the same table gives the same bytes."""
    body = bytearray(MAGIC)
    chunks: list[bytes] = []
    for at, column in enumerate(columns):
        page = _page(column, [row[at] for row in rows])
        chunks.append(_chunk(column, len(rows), len(body), len(page)))
        body += page
    group = _struct(
        (1, LIST, _list(STRUCT, chunks)), (2, I64, _int(len(body) - 4)), (3, I64, _int(len(rows)))
    )
    schema = [_struct((4, BINARY, _text("deals")), (5, I32, _int(len(columns)))), *map(_element, columns)]
    footer = _struct(
        (1, I32, _int(2)),
        (2, LIST, _list(STRUCT, schema)),
        (3, I64, _int(len(rows))),
        (4, LIST, _list(STRUCT, [group])),
        (6, BINARY, _text("broadsheet")),
    )
    return bytes(body) + footer + struct.pack("<I", len(footer)) + MAGIC


def _page(column: Column, values: Sequence[Value]) -> bytes:
    """Header and body of the column's only data page."""
    levels = _pack_bits([value is not None for value in values])
    run = _varint((len(levels) << 1) | 1) + levels
    data = struct.pack("<I", len(run)) + run + WRITERS[column.kind]([v for v in values if v is not None])
    inner = _struct(
        (1, I32, _int(len(values))), (2, I32, _int(PLAIN)), (3, I32, _int(RLE)), (4, I32, _int(RLE))
    )
    return (
        _struct((1, I32, _int(0)), (2, I32, _int(len(data))), (3, I32, _int(len(data))), (5, STRUCT, inner))
        + data
    )


def _chunk(column: Column, count: int, offset: int, size: int) -> bytes:
    about = _struct(
        (1, I32, _int(PHYSICAL[column.kind])),
        (2, LIST, _list(I32, [_int(PLAIN), _int(RLE)])),
        (3, LIST, _list(BINARY, [_text(column.name)])),
        (4, I32, _int(0)),
        (5, I64, _int(count)),
        (6, I64, _int(size)),
        (7, I64, _int(size)),
        (9, I64, _int(offset)),
    )
    return _struct((2, I64, _int(offset)), (3, STRUCT, about))


def _element(column: Column) -> bytes:
    fields = [
        (1, I32, _int(PHYSICAL[column.kind])),
        (3, I32, _int(OPTIONAL)),
        (4, BINARY, _text(column.name)),
    ]
    if column.kind == "text":
        fields.append((6, I32, _int(UTF8)))
    return _struct(*fields)


def _write_texts(values: Sequence[Value]) -> bytes:
    raw = [str(value).encode("utf-8", "replace") for value in values]
    return b"".join(struct.pack("<I", len(one)) + one for one in raw)


def _write_numbers(values: Sequence[Value]) -> bytes:
    return b"".join(struct.pack("<d", float(value or 0)) for value in values)


def _write_counts(values: Sequence[Value]) -> bytes:
    return b"".join(struct.pack("<q", int(value or 0)) for value in values)


def _write_truths(values: Sequence[Value]) -> bytes:
    return _pack_bits([bool(value) for value in values])


WRITERS: Final[dict[str, Callable[[Sequence[Value]], bytes]]] = {
    "text": _write_texts,
    "number": _write_numbers,
    "count": _write_counts,
    "truth": _write_truths,
}


def _pack_bits(bits: Sequence[bool]) -> bytes:
    """Eight to a byte, the first in the lowest place."""
    return bytes(
        sum(bit << place for place, bit in enumerate(bits[start : start + 8]))
        for start in range(0, len(bits), 8)
    )


def _struct(*fields: tuple[int, int, bytes]) -> bytes:
    """A compact-protocol struct of (field id, type, encoded value) in the order of ids."""
    out, last = b"", 0
    for number, kind, value in fields:
        out += bytes([((number - last) << 4) | kind]) + value
        last = number
    return out + b"\x00"


def _list(kind: int, items: Sequence[bytes]) -> bytes:
    size = len(items)
    head = bytes([(size << 4) | kind]) if size < 15 else bytes([0xF0 | kind]) + _varint(size)
    return head + b"".join(items)


def _text(value: str) -> bytes:
    raw = value.encode()
    return _varint(len(raw)) + raw


def _int(value: int) -> bytes:
    """Zigzag, then seven bits to a byte."""
    return _varint((value << 1) ^ (value >> 63))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append((value & 0x7F) | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
