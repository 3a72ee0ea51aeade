"""Real faults of the machine: each ends as a clear Finding or StoreError, and heals by itself at the next poll."""

from __future__ import annotations

import random
import resource
import socket
import sqlite3
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import WebFetcher
from broadsheet.errors import StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Fetched, Provider, Source, body_id
from broadsheet.running.cycle import run_for_good
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.running.poll_round import ARCHIVED
from broadsheet.running.polling import poll_sources
from broadsheet.running.rebuild import rebuild
from broadsheet.settings import Settings
from broadsheet.testing.newsstand import Fault, NewsstandServer, load_newsstand, sources_of
from broadsheet.wiring import open_newsroom
from tests.fresh_store import put_store

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def server():
    with NewsstandServer(load_newsstand()) as found:
        found.now = found.newsstand.end  # the same visit each time
        yield found


@contextmanager
def newsroom_of(home, address, known):
    settings = Settings(home=put_store(home), workers=1, newsstand=address)
    with open_newsroom(settings, InlineExecutor(), clock=lambda: NOW) as newsroom:
        writing.commit(Outcome(at=NOW, sources=known))
        yield newsroom
        reading.close()


@contextmanager
def no_file_beyond(size):
    """The disk as a full one: no file grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def hear_all(newsroom, now):
    """Polls until every outlet of the newsstand was heard: on a busy machine one may be given up as slow."""
    for _ in range(9):
        poll_sources(newsroom, now, all_of_them=True)
        states = reading.states()
        if not any(states[s.id].failures for s in reading.sources() if s.site_url.endswith(".example/")):
            return
    raise AssertionError("the newsstand is too slow")


def codes():
    return {finding.code for finding in reading.findings()}


def ids():
    return {row for source in reading.sources() for row in [e.id for e in reading.entries_of(source.id, NOW)]}


@pytest.fixture(scope="module")
def whole(server, tmp_path_factory):
    """What an undisturbed poll stores."""
    with newsroom_of(
        tmp_path_factory.mktemp("whole"), server.address, sources_of(server.newsstand)
    ) as newsroom:
        hear_all(newsroom, NOW)
        return ids()


def fill_archive(newsroom, home):
    """A response of three megabytes that do not pack, so that the archive is the longest file; its length."""
    body = random.Random(1).randbytes(3_000_000)
    fetched = Fetched(
        url="http://big.example/", final_url="http://big.example/", at=NOW, status=200, media_type="",
        body_id=body_id(body), size=len(body),
    )  # fmt: skip
    newsroom.archive.put(fetched, body)
    newsroom.archive.sync()
    return sum(path.stat().st_size for path in (home / "archive").glob("*.warc.gz"))


def test_a_full_archive_ends_the_round_with_one_finding_and_the_next_goes_on(server, tmp_path, whole):
    """What was archived before is stored; nothing is used that is not archived; the rest stays due."""
    with newsroom_of(tmp_path, server.address, sources_of(server.newsstand)) as newsroom:
        length = fill_archive(newsroom, tmp_path)
        with no_file_beyond(length + 8_000):
            poll_sources(newsroom, NOW)
        assert ids() < whole
        [found] = [f for f in reading.findings() if f.code == "not_stored"]
        assert found.level == "error"
        assert "File too large" in found.message
        assert "Make room on the disk" in found.message
        hear_all(newsroom, NOW + timedelta(minutes=1))
        assert ids() == whole
        assert newsroom.archive.findings == ()


def test_a_full_store_is_a_store_error_with_a_remedy_and_the_next_poll_heals(server, tmp_path, whole):
    with newsroom_of(tmp_path, server.address, sources_of(server.newsstand)) as newsroom:
        with no_file_beyond(30_000), pytest.raises(StoreError) as caught:
            poll_sources(newsroom, NOW)
        assert "Make room" in caught.value.remedy
        assert ids() < whole
        hear_all(newsroom, NOW + timedelta(minutes=1))
        assert ids() == whole


def test_a_store_that_another_program_holds_is_told_and_the_next_cycle_works(server, tmp_path):
    """Locked for the first cycle: its StoreError is told, kept as a Finding, and the second cycle stores all."""
    with newsroom_of(tmp_path, server.address, sources_of(server.newsstand)[:1]) as newsroom:
        connection.cursor().execute("PRAGMA busy_timeout=50")
        other = sqlite3.connect(tmp_path / "broadsheet.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        told, stop = [], _Rounds(2)

        def tell(message):
            told.append(message)
            other.execute("ROLLBACK")

        run_for_good(newsroom, stop, pause_seconds=0, tell=tell)
        other.close()
        assert len(told) == 1
        assert "locked" in told[0]
        assert "the next cycle does the same work again" in told[0]
        assert len(ids()) > 3
        assert "not_stored" in codes()


class _Rounds:
    """Stops after so many rounds."""

    def __init__(self, left):
        self.left = left

    def is_set(self):
        self.left -= 1
        return self.left < 0

    def wait(self, _):
        """Rounds follow at once."""


def without_network(newsroom, *, resolver):
    return replace(newsroom, fetcher=WebFetcher(Settings(home=newsroom.settings.home), resolver=resolver))


def no_names(*_):
    raise OSError("Temporary failure in name resolution")


def abroad(count, hosts):
    """Sources on the open web, where the newsstand does not answer for them."""
    return tuple(
        Source(
            id=f"s{n}", provider=Provider(name=f"Outlet {n}", domain=f"h{n % hosts}.test"), kind="wire",
            feed_url=f"http://h{n % hosts}.test/feed/{n}", site_url=f"http://h{n % hosts}.test/", language="en",
        )
        for n in range(count)
    )  # fmt: skip


def test_no_name_server_is_one_finding_and_blames_no_source(tmp_path):
    """400 feeds of 60 hosts without DNS: over in a moment, one Finding, everything due as before."""
    started = time.monotonic()
    with newsroom_of(tmp_path, "", abroad(400, hosts=60)) as newsroom:
        polled = poll_sources(without_network(newsroom, resolver=no_names), NOW)
        [found] = reading.findings()
        assert (found.level, found.code) == ("error", "network_gone")
        assert "Check the network and the name server" in found.message
        assert reading.states() == {}
        assert polled.failed == 400
    assert time.monotonic() - started < 8


def test_after_the_network_came_back_the_next_poll_hears_all(server, tmp_path, whole):
    known = sources_of(server.newsstand)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"127.0.0.1:{closed.getsockname()[1]}"
    with newsroom_of(tmp_path, dead, known) as newsroom:
        poll_sources(newsroom, NOW)
        assert codes() == {"network_gone"}
        assert ids() == set()
    with newsroom_of(tmp_path, server.address, known) as newsroom:
        hear_all(newsroom, NOW + timedelta(minutes=1))
        assert ids() == whole


def test_one_dead_host_among_others_is_blamed_alone(server, tmp_path):
    """118 feeds of one host that refuses: its own failures, backed off together; the others are heard."""
    known = (*sources_of(server.newsstand), *abroad(118, hosts=1))
    with newsroom_of(tmp_path, server.address, known) as newsroom:
        settings = newsroom.settings
        fetcher = WebFetcher(settings, resolver=no_names)
        poll_sources(replace(newsroom, fetcher=fetcher), NOW)
        states = reading.states()
        assert {states[s.id].failures for s in abroad(118, hosts=1)} == {1}
        assert ids()
        assert "network_gone" not in codes()


def test_a_clock_that_stepped_back_a_year_keeps_no_source_silent(server, tmp_path):
    with newsroom_of(tmp_path, server.address, sources_of(server.newsstand)) as newsroom:
        poll_sources(newsroom, NOW + timedelta(days=365))
        polled = poll_sources(newsroom, NOW)
        assert polled.asked == len(reading.sources())


def test_entries_archived_by_a_killed_poll_are_stored_though_the_feed_moved_on(server, tmp_path):
    """The process dies between archive and commit; the next poll finds an empty feed and loses nothing."""
    source = sources_of(server.newsstand)[0]
    with newsroom_of(tmp_path, server.address, (source,)) as newsroom:
        writing.commit(Outcome(at=NOW, notes=((ARCHIVED, newsroom.archive.mark()),)))
        newsroom.archive.put(*newsroom.fetcher.fetch(source.feed_url))
        server.fault(source.id, Fault.NOT_FOUND)
        poll_sources(newsroom, NOW, all_of_them=True)
        server.fault(source.id, None)
        assert len(ids()) > 3
        before = ids()
        poll_sources(newsroom, NOW, all_of_them=True)
        assert ids() == before


def test_a_rebuild_tells_of_a_feed_that_cannot_be_read_as_the_poll_did(tmp_path):
    source = Source(
        id="torn",
        provider=Provider(name="Torn", domain="torn.example"),
        kind="tech_press",
        feed_url="http://torn.example/feed",
        site_url="http://torn.example/",
        language="en",
    )
    body = b"<p>This is no feed at all."
    fetched = Fetched(
        url=source.feed_url,
        final_url=source.feed_url,
        at=NOW,
        status=200,
        media_type="text/xml",
        body_id=body_id(body),
        size=len(body),
    )
    with newsroom_of(tmp_path, "127.0.0.1:9", (source,)) as newsroom:
        newsroom.archive.put(fetched, body)
        rebuild(newsroom)
        (told,) = reading.findings()
        assert (told.subject_id, told.code) == ("torn", "not_a_feed")


def test_what_the_disk_was_not_forced_to_keep_is_not_in_the_store(server, tmp_path, monkeypatch):
    def refuse() -> None:
        raise StoreError("the archive could not be written: Input/output error")

    with newsroom_of(tmp_path, server.address, sources_of(server.newsstand)[:3]) as newsroom:
        monkeypatch.setattr(newsroom.archive, "sync", refuse)
        with pytest.raises(StoreError, match="Input/output"):
            poll_sources(newsroom, NOW, all_of_them=True)
        assert ids() == set()
        monkeypatch.undo()
