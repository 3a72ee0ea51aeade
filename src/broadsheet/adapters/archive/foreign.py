"""Any WARC file, ours or another tool's, as responses."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from broadsheet.adapters.archive.record import read_count, read_fetched
from broadsheet.adapters.web.bodies import undo_encoding
from broadsheet.errors import ArchiveDamaged, FetchError
from broadsheet.records import Fetched

#: AttributeError is how warcio says that a head breaks off before its address.
_DAMAGE = (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OSError, AttributeError)
_LONGEST = 15_000_000  #: bytes of a body that are read; the rest is left out


def read_warc(
    path: Path, *, longest: int = _LONGEST, at_byte: Callable[[int], None] | None = None, start: int = 0
) -> Iterator[tuple[Fetched, bytes | None]]:
    """Every HTTP response of a WARC or ARC file, compressed or not; None for the body of a revisit.

    Bodies come with chunking and compression undone. A damaged place ends the file: everything
    before it is given, then ArchiveDamaged is raised. Records of other kinds are passed over.
    `at_byte` is told how far in the file the reading is; `start` is the byte of a record to begin at.
    """
    with path.open("rb") as file:
        file.seek(start)
        records = ArchiveIterator(file, arc2warc=True)
        try:
            for record in records:
                if at_byte is not None:
                    at_byte(file.tell())
                if record.rec_type in {"response", "revisit"} and record.http_headers is not None:
                    yield _read(record, longest)
        except _DAMAGE as fault:
            raise ArchiveDamaged(
                f"cannot be read on: {str(fault).strip()[:120]}",
                place=str(path),
                remedy="What stood before was read.",
            ) from fault


def _read(record: Any, longest: int) -> tuple[Fetched, bytes | None]:
    fields = {str(name).lower(): str(value) for name, value in record.rec_headers.headers}
    headers = {str(name).lower(): str(value) for name, value in record.http_headers.headers}
    status = read_count(str(record.http_headers.get_statuscode() or "")) or 0
    body = None if record.rec_type == "revisit" else _read_body(record, headers, longest)
    return read_fetched(fields, status, headers, body), body


def _read_body(record: Any, headers: dict[str, str], longest: int) -> bytes:
    """The body up to its limit, decoded by our own readers: they never unpack more than that."""
    is_chunked = headers.get("transfer-encoding", "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    stored = bytes(stream.read(longest))
    if len(stored) < longest and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the last record breaks off")
    encoding = headers.get("content-encoding", "")
    return _unpack(stored, encoding, longest) if encoding else stored


def _unpack(stored: bytes, encoding: str, longest: int) -> bytes:
    """What was compressed; what only says so, as crawlers store it that decode, is left as it is."""
    unpacked = bytearray()
    try:
        for piece in undo_encoding([stored], encoding, longest, "body"):
            unpacked += piece
    except FetchError:
        return bytes(unpacked) or stored
    return bytes(unpacked)
