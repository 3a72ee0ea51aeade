"""Bodies are decompressed while they stream and never grow beyond their limit (A6)."""

import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.adapters.web.bodies import read_body
from broadsheet.errors import BodyTooLarge, FetchError
from broadsheet.testing.scripted_fetcher import Page


def deflate_raw(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.ZstdCompressor().compress,
    "x-gzip": gzip.compress, "identity": bytes, "": bytes,
}  # fmt: skip


def chunked(data, size):
    return [data[i : i + size] for i in range(0, len(data), size)] or [b""]


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(max_size=3000), size=st.integers(1, 700))
def test_what_was_compressed_comes_back(encoding, data, size):
    assert read_body(chunked(PACKERS[encoding](data), size), encoding, 100_000, "x") == data


@given(data=st.binary(max_size=2000))
def test_deflate_without_its_header_comes_back(data):
    assert read_body([deflate_raw(data)], "deflate", 100_000, "x") == data


def test_gzip_of_several_members_is_read_whole():
    assert read_body([gzip.compress(b"one ") + gzip.compress(b"two")], "gzip", 100, "x") == b"one two"


def test_layers_are_undone_from_the_outside():
    assert read_body([brotli.compress(gzip.compress(b"news"))], "gzip, br", 1000, "x") == b"news"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_ends_at_the_limit(encoding):
    bomb = PACKERS[encoding](b"\0" * 60_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(BodyTooLarge):
        read_body(chunked(bomb, 4096), encoding, 1_000_000, "x")


def test_a_bomb_in_a_bomb_ends_at_the_limit():
    bomb = gzip.compress(gzip.compress(b"\0" * 60_000_000))
    with pytest.raises(BodyTooLarge):
        read_body([bomb], "gzip, gzip", 1_000_000, "x")


def test_more_than_two_layers_are_refused():
    with pytest.raises(FetchError, match="times over"):
        read_body([b""], "gzip, gzip, gzip", 100, "x")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_damage_and_a_cut_are_faults(encoding):
    packed = PACKERS[encoding](bytes(range(256)) * 20)
    with pytest.raises(FetchError):
        read_body([packed[: len(packed) // 2]], encoding, 100_000, "x")
    with pytest.raises(FetchError):
        read_body([b"this is not compressed at all, whatever the header says"], encoding, 100_000, "x")


@pytest.mark.parametrize("encoding", ["none", "utf-8", "UTF-8", "identity", "aws-chunked", "gzip, none"])
def test_a_header_that_names_no_compression_undoes_none(encoding):
    body = gzip.compress(b"<rss/>") if "gzip" in encoding else b"<rss/>"
    assert read_body([body], encoding, 100, "x") == b"<rss/>"


def test_an_unknown_encoding_is_a_fault():
    with pytest.raises(FetchError, match="not read"):
        read_body([b"x"], "sdch", 100, "x")


def test_the_fetcher_asks_for_compression_and_undoes_it(stand):
    stand.pages["http://wire.example/z"] = Page(
        body=PACKERS["zstd"](b"news " * 100), headers={"Content-Encoding": "zstd"}
    )
    _, body = stand.fetcher().fetch("http://wire.example/z")
    assert body == b"news " * 100
    assert stand.asked[0][1]["accept-encoding"] == "gzip, br, zstd, deflate"


def test_a_gzip_bomb_over_the_wire_is_not_read(stand):
    stand.pages["http://bomb.example/"] = Page(
        body=gzip.compress(b"\0" * 40_000_000), headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(BodyTooLarge):
        stand.fetcher(body_limit=1_000_000).fetch("http://bomb.example/")
