"""What servers wrote into archives of other tools, and what must not come of it."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from broadsheet.adapters.archive import read_warc

PAGE = b"<p>" + b"a page of some length " * 2000


def archive_of(path, *responses):
    """A WARC file with (status line, headers, body as stored) of each response, and a plain one after them."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for status, headers, stored in (*responses, ("200 OK", [], b"<p>the next")):
            head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    "https://other.example/1", "response", payload=BytesIO(stored), http_headers=head
                )
            )
    return path


@pytest.mark.parametrize(
    ("encoding", "stored"),
    [
        ("br", brotli.compress(PAGE)),
        ("zstd", zstandard.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("gzip", PAGE),
        ("br", PAGE),
        ("sdch", PAGE),
    ],
)
def test_every_encoding_is_undone_and_a_body_that_was_stored_decoded_is_taken_as_it_is(
    tmp_path, encoding, stored
):
    path = archive_of(tmp_path / "a.warc.gz", ("200 OK", [("Content-Encoding", encoding)], stored))
    assert [body for _, body in read_warc(path)] == [PAGE, b"<p>the next"]


def test_a_chunked_body_is_joined_and_unpacked(tmp_path):
    packed = gzip.compress(PAGE)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:100], packed[100:], b""))
    headers = [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
    path = archive_of(tmp_path / "a.warc.gz", ("200 OK", headers, chunks))
    assert [body for _, body in read_warc(path)] == [PAGE, b"<p>the next"]


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_bomb_is_unpacked_to_the_limit_and_the_next_response_follows(tmp_path, encoding, pack):
    bomb = ("200 OK", [("Content-Encoding", encoding)], pack(bytes(50_000_000)))
    path = archive_of(tmp_path / "a.warc.gz", bomb)
    found = [body for _, body in read_warc(path, longest=1_000_000)]
    assert 900_000 < len(found[0]) <= 1_000_000
    assert found[1] == b"<p>the next"


def raw_record(status_line, header, body):
    http = f"HTTP/1.1 {status_line}\r\n{header}\r\n\r\n".encode() + body
    fields = (
        "WARC/1.0",
        "WARC-Type: response",
        "WARC-Target-URI: https://other.example/1",
        "WARC-Date: 2026-01-01T00:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join([*fields, "", ""]).encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("200 OK", "Retry-After: ²"),
        ("200 OK", f"Retry-After: {'9' * 5000}"),
        ("200 OK", "Retry-After: -5"),
        ("200 OK", "Cache-Control: max-age=٣"),
        ("²00 OK", "Age: 0"),
        ("-200 OK", "Age: 0"),
    ],
)
def test_numbers_that_are_none_do_not_end_the_reading(tmp_path, status, header):
    path = tmp_path / "a.warc"
    path.write_bytes(raw_record(status, header, b"<p>this") + raw_record("200 OK", "Age: 0", b"<p>the next"))
    first, second = read_warc(path)
    assert first[0].retry_after_seconds is None
    assert first[0].max_age_seconds is None
    assert second[1] == b"<p>the next"
