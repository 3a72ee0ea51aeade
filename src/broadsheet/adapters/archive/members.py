"""The gzip members of a WARC file of ours, found and checked without a full parse."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from broadsheet.adapters.archive.record import read_fields

_PIECE = 1 << 18
_HEAD = 64_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One record: where it stands and what its head says."""

    offset: int
    length: int
    fields: dict[str, str]


def walk_members(path: Path, start: int = 0) -> Iterator[Member]:
    """Every whole member from byte `start`; ends quietly at the first that is cut short or damaged.

    A member counts as whole when its checksum fits.
    """
    with path.open("rb") as file:
        offset = start
        while (found := _read_member(file, offset)) is not None:
            length, head = found
            yield Member(offset=offset, length=length, fields=read_fields(head))
            offset += length


def read_member(path: Path, offset: int, length: int) -> bytes:
    """The decompressed record. Raises zlib.error where it is damaged."""
    with path.open("rb") as file:
        file.seek(offset)
        return zlib.decompress(file.read(length), zlib.MAX_WBITS | 16)


def split_block(record: bytes) -> tuple[dict[str, str], bytes]:
    """The fields of a record and its block."""
    head, _, rest = record.partition(b"\r\n\r\n")
    fields = read_fields(head)
    return fields, rest[: int(fields.get("content-length") or 0)]


def _read_member(file: BinaryIO, offset: int) -> tuple[int, bytes] | None:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    file.seek(offset)
    head, read = b"", 0
    while not unpacker.eof:
        piece = file.read(_PIECE)
        if not piece:
            return None
        read += len(piece)
        try:
            out = unpacker.decompress(piece)
        except zlib.error:
            return None
        if len(head) < _HEAD:
            head += out
    return read - len(unpacker.unused_data), head.partition(b"\r\n\r\n")[0]
