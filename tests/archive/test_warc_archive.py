"""The archive in WARC files: nothing is lost, and any tool opens it."""

import gzip
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from broadsheet.adapters.archive import WarcArchive, read_warc
from broadsheet.errors import ArchiveDamaged, NotFound, StoreError
from broadsheet.records import body_id
from broadsheet.testing.contracts.archive import answer


def fill(archive, count, start=0):
    for n in range(start, start + count):
        body = b"story %d " % n + b"word " * 200
        archive.put(answer(body, minute=n, url=f"https://wire.example/{n}"), body)


def files(folder):
    return sorted(folder.glob("broadsheet-*.warc.gz"))


def test_other_tools_open_it_and_find_every_digest_right(tmp_path):
    archive = WarcArchive(tmp_path)
    fill(archive, 5)
    fill(archive, 5)
    archive.put(answer(b"", status=304), b"")
    archive.close()
    [path] = files(tmp_path)
    with path.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["warcinfo"] + ["response"] * 5 + ["revisit"] * 6


def test_what_was_decoded_is_stated_and_comes_back(tmp_path):
    """The body lies there decoded, under its own length and digest; a head that would make others decode it again does not."""
    archive = WarcArchive(tmp_path)
    archive.put(replace(answer(b"<rss/>"), encoding="br"), b"<rss/>")
    archive.close()
    with files(tmp_path)[0].open("rb") as file:
        records = iter(ArchiveIterator(file, check_digests="raise"))
        next(records)
        record = next(records)
        assert record.http_headers.get_header("X-Crawl-Content-Encoding") == "br"
        assert record.http_headers.get_header("Content-Encoding") is None
        assert record.http_headers.get_header("Content-Length") == "6"
    again = WarcArchive(tmp_path)
    assert [(f.encoding, body) for f, body in again.responses()] == [("br", b"<rss/>")]
    again.close()


def test_each_record_is_one_gzip_member(tmp_path):
    archive = WarcArchive(tmp_path)
    fill(archive, 3)
    archive.close()
    assert (
        Checker(type("Options", (), {"inputs": [str(files(tmp_path)[0])], "verbose": False})()).process_all()
        == 0
    )


def test_a_second_body_costs_a_reference_only(tmp_path):
    archive = WarcArchive(tmp_path)
    body = random.Random(1).randbytes(200_000)
    archive.put(answer(body), body)
    archive.put(answer(body, minute=1), body)
    archive.close()
    assert sum(f.stat().st_size for f in files(tmp_path)) < 202_000 + 1500


def test_it_goes_on_where_it_was(tmp_path):
    for start in (0, 10, 20):
        archive = WarcArchive(tmp_path)
        fill(archive, 10, start)
        archive.close()
    assert len(files(tmp_path)) == 1
    archive = WarcArchive(tmp_path)
    assert [f.url.rsplit("/", 1)[1] for f, _ in archive.responses()] == [str(n) for n in range(30)]
    archive.close()


def test_a_lost_or_damaged_index_is_made_again(tmp_path):
    archive = WarcArchive(tmp_path)
    fill(archive, 10)
    archive.close()
    for damage in (lambda p: p.unlink(), lambda p: p.write_bytes(b"this is no database " * 500)):
        for name in ("index.sqlite-wal", "index.sqlite-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        damage(tmp_path / "index.sqlite")
        archive = WarcArchive(tmp_path)
        body = b"story 7 " + b"word " * 200
        assert archive.body(body_id(body)) == body
        archive.close()


@pytest.mark.parametrize("cut", [1, 7, 100, 400])
def test_a_half_record_is_cut_off_put_aside_and_told(tmp_path, cut):
    archive = WarcArchive(tmp_path)
    fill(archive, 5)
    archive.close()
    [path] = files(tmp_path)
    whole = path.read_bytes()
    with gzip.open(BytesIO(whole)) as _:
        pass
    path.write_bytes(whole + whole[-cut:] if cut == 1 else whole[: len(whole) - cut])
    archive = WarcArchive(tmp_path)
    assert [f.code for f in archive.findings] == ["archive_damaged"]
    kept = list(archive.responses())
    assert len(kept) == (5 if cut == 1 else 4)
    fill(archive, 1, 99)
    assert len(list(archive.responses())) == len(kept) + 1
    assert (tmp_path / "damaged").exists()
    archive.close()


def test_a_flipped_bit_in_a_body_is_told(tmp_path):
    archive = WarcArchive(tmp_path)
    fill(archive, 1)
    archive.close()
    [path] = files(tmp_path)
    data = bytearray(path.read_bytes())
    data[-40] ^= 0xFF
    path.write_bytes(bytes(data))
    archive = WarcArchive(tmp_path)
    with pytest.raises((ArchiveDamaged, NotFound)):
        archive.body(body_id(b"story 0 " + b"word " * 200))
    archive.close()


WRITER = """
import sys
from pathlib import Path
from broadsheet.adapters.archive import WarcArchive
from broadsheet.testing.contracts.archive import answer
archive = WarcArchive(Path(sys.argv[1]))
n = int(sys.argv[2])
while True:
    body = b"story %d " % n + b"word " * 200
    archive.put(answer(body, minute=n, url=f"https://wire.example/{n}"), body)
    print(n, flush=True)
    n += 1
"""


def test_kill_9_loses_nothing_that_was_put(tmp_path):
    """Killed at random moments, eight times: whatever `put` had returned for is there, once."""
    told, start = 0, 0
    moment = random.Random(7)
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(start)], stdout=subprocess.PIPE, text=True
        )
        process.stdout.readline()
        time.sleep(moment.random() * 0.08)
        os.kill(process.pid, signal.SIGKILL)
        said = process.stdout.read().split()
        process.wait()
        told = max(int(said[-1]) if said else start, start)
        archive = WarcArchive(tmp_path)
        numbers = [int(f.url.rsplit("/", 1)[1]) for f, _ in archive.responses()]
        assert numbers[: told + 1] == list(range(told + 1))
        assert len(numbers) == len(set(numbers)) <= told + 2
        start = len(numbers)
        archive.close()
    assert told > 8


def test_a_full_disk_is_told_and_costs_nothing_before_it(tmp_path):
    resource = pytest.importorskip("resource")
    archive = WarcArchive(tmp_path)
    fill(archive, 3)
    size = files(tmp_path)[0].stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, before[1]))
    try:
        with pytest.raises(StoreError, match="could not be written"):
            body = random.Random(2).randbytes(5000)
            archive.put(answer(body), body)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, kept)
    fill(archive, 2, 3)
    assert len(list(archive.responses())) == 5
    assert archive.findings == ()
    archive.close()


def test_two_archives_on_one_folder_write_to_files_of_their_own(tmp_path):
    one, two = WarcArchive(tmp_path), WarcArchive(tmp_path)
    fill(one, 3)
    fill(two, 3, 3)
    fill(one, 2, 6)
    assert len(files(tmp_path)) == 2
    assert len(list(two.responses())) == 8
    assert two.body(body_id(b"story 7 " + b"word " * 200)).startswith(b"story 7")
    one.close()
    two.close()


def test_many_threads_may_put_at_once(tmp_path):
    archive = WarcArchive(tmp_path)
    threads = [threading.Thread(target=fill, args=(archive, 50, n * 50)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({f.url for f, _ in archive.responses()}) == 200
    archive.close()


def test_a_header_that_would_break_a_line_stays_on_one(tmp_path):
    archive = WarcArchive(tmp_path)
    bad = answer(b"x", url="https://wire.example/a\r\nWARC-Type: metadata")
    archive.put(bad, b"x")
    [(fetched, body)] = archive.responses()
    assert body == b"x"
    assert fetched.url == "https://wire.example/a%20WARC-Type:%20metadata"
    archive.close()


def pack(record: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 11 | 16, 4)
    return packer.compress(record) + packer.flush()


def test_a_body_that_was_exchanged_is_told_though_its_checksum_fits(tmp_path):
    body = b"A" * 100
    archive = WarcArchive(tmp_path)
    archive.put(answer(body), body)
    archive.close()
    (file,) = files(tmp_path)
    raw = file.read_bytes()
    start = raw.rfind(b"\x1f\x8b")
    record = gzip.decompress(raw[start:])
    others = (pack(record.replace(body, bytes((letter,)) * 100)) for letter in b"BCDEFGHIJKLMNOPQRSTUVWXYZ")
    file.write_bytes(raw[:start] + next(other for other in others if len(other) == len(raw) - start))
    archive = WarcArchive(tmp_path)
    with pytest.raises(ArchiveDamaged, match="does not match its digest"):
        archive.body(body_id(body))
    archive.close()


def foreign(path, *, gzipped=True, count=3, extra=()):
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=gzipped)
        for n in range(count):
            head = StatusAndHeaders(
                "200 OK",
                [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), *extra],
                protocol="HTTP/1.1",
            )
            payload = gzip.compress(b"<p>page %d</p>" % n)
            writer.write_record(
                writer.create_warc_record(
                    f"https://other.example/{n}",
                    "response",
                    payload=BytesIO(payload),
                    http_headers=head,
                    warc_headers_dict={"WARC-Date": f"2026-01-0{n + 1}T10:00:00Z"},
                )
            )
            writer.write_record(
                writer.create_warc_record(f"https://other.example/{n}", "metadata", payload=BytesIO(b"x: y"))
            )


@pytest.mark.parametrize("gzipped", [True, False])
def test_archives_of_other_tools_are_read_with_their_compression_undone(tmp_path, gzipped):
    path = tmp_path / ("CC-NEWS.warc.gz" if gzipped else "CC-NEWS.warc")
    foreign(path, gzipped=gzipped)
    found = list(read_warc(path))
    assert [body for _, body in found] == [b"<p>page 0</p>", b"<p>page 1</p>", b"<p>page 2</p>"]
    assert [f.at for f, _ in found] == [datetime(2026, 1, n, 10, tzinfo=UTC) for n in (1, 2, 3)]
    assert found[0][0].body_id == body_id(b"<p>page 0</p>")
    assert found[0][0].media_type == "text/html"


def test_an_archive_of_another_tool_in_the_folder_belongs_to_it(tmp_path):
    foreign(tmp_path / "CC-NEWS-20260101.warc.gz")
    archive = WarcArchive(tmp_path)
    fill(archive, 2)
    assert len(list(archive.responses())) == 5
    assert archive.body(body_id(b"<p>page 1</p>")) == b"<p>page 1</p>"
    since = datetime(2026, 1, 2, tzinfo=UTC)
    assert len(list(archive.responses(since=since))) == 4
    archive.close()


def test_an_archive_of_another_tool_that_breaks_off_gives_what_it_has(tmp_path):
    """Cut at any byte: a prefix of its responses comes out, each whole, and a half one is told."""
    path = tmp_path / "CC-NEWS.warc.gz"
    foreign(path)
    whole, pages, told = path.read_bytes(), [b"<p>page %d</p>" % n for n in range(3)], 0
    for cut in range(10, len(whole), 37):
        path.write_bytes(whole[:cut])
        found = []
        try:
            for _, body in read_warc(path):
                found.append(body)
        except ArchiveDamaged:
            told += 1
        assert found == pages[: len(found)]
    assert told > 5


def test_responses_may_be_read_while_more_are_put(tmp_path):
    archive = WarcArchive(tmp_path)
    fill(archive, 3)
    seen = []
    for fetched, _ in archive.responses():
        seen.append(fetched.url)
        if len(seen) == 1:
            fill(archive, 2, 3)
    assert len(seen) >= 3
    archive.close()


def test_a_clock_that_steps_back_keeps_the_order_of_files(tmp_path):
    clock = [datetime(2026, 11, 21, 12, tzinfo=UTC)]
    archive = WarcArchive(tmp_path, file_bytes=600, clock=lambda: clock[0])
    for n in range(6):
        fill(archive, 1, n)
        clock[0] -= timedelta(days=1)
    assert [f.url.rsplit("/", 1)[1] for f, _ in archive.responses()] == [str(n) for n in range(6)]
    archive.close()
