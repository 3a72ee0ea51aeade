"""A page that cannot be had now is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.errors import FetchError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import cycle, pages
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.testing.newsstand import Fault, NewsstandServer, sources_of
from broadsheet.wiring import open_newsroom
from tests.fresh_store import put_store
from tests.running.conftest import settings_of, short_newsstand


@pytest.fixture
def day(tmp_path):
    stand = short_newsstand(1)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(put_store(tmp_path)), newsstand=server.address)
        hour = iter(stand.days[0] + timedelta(minutes=21 * n) for n in range(100_000))
        with open_newsroom(settings, InlineExecutor(), clock=lambda: next(hour)) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            yield server, newsroom, stand.days[0].replace(minute=5)


def test_a_page_of_a_busy_server_is_asked_again_an_hour_later(day):
    server, newsroom, now = day
    server.fault("harbour-wire", Fault.ERROR_500, only="pages")
    cycle.run_cycle(newsroom, now, poll_all=True)
    assert "harbour-wire.example" not in {a.provider.domain for a in reading.articles_since(None)}
    assert {"http_error", "unreachable"} & {f.code for f in reading.findings()}
    server.fault("harbour-wire", None)
    cycle.run_cycle(newsroom, now + timedelta(minutes=10), poll_all=True)
    assert "harbour-wire.example" not in {a.provider.domain for a in reading.articles_since(None)}
    cycle.run_cycle(newsroom, now + timedelta(hours=1), poll_all=True)
    found = [a for a in reading.articles_since(None) if a.provider.domain == "harbour-wire.example"]
    assert found
    assert all(a.kind != "teaser" for a in found)
    assert not any(reading.wordings(a.id) for a in found)


def test_a_page_that_is_gone_is_told_from_its_feed(day):
    server, newsroom, now = day
    server.fault("harbour-wire", Fault.NOT_FOUND, only="pages")
    cycle.run_cycle(newsroom, now, poll_all=True)
    found = [a for a in reading.articles_since(None) if a.provider.domain == "harbour-wire.example"]
    assert {a.kind for a in found} == {"teaser"}


def test_a_hostile_outlet_does_not_stop_the_others(day):
    server, newsroom, now = day
    for outlet, fault in (
        ("coast-gazette", Fault.GZIP_BOMB),
        ("metro-daily", Fault.REDIRECT_LOOP),
        ("bay-ledger", Fault.TRUNCATED),
    ):
        server.fault(outlet, fault)
    cycle.run_cycle(newsroom, now, poll_all=True)
    assert "harbour-wire.example" in {a.provider.domain for a in reading.articles_since(None)}
    assert reading.edition_days()


def test_a_clock_that_was_put_back_is_told(day):
    _, newsroom, now = day
    cycle.run_cycle(newsroom, now, poll_all=True)
    cycle.run_cycle(newsroom, now - timedelta(days=400), poll_all=True)
    assert "clock_stepped_back" in {f.code for f in reading.findings()}
    assert datetime.fromisoformat(reading.note("cycle")).tzinfo == UTC


@pytest.fixture
def still_day(tmp_path):
    """A day whose pages were all fetched at its one instant."""
    stand = short_newsstand(1)
    now = stand.days[0].replace(hour=20, minute=5)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(put_store(tmp_path)), newsstand=server.address)
        with open_newsroom(settings, InlineExecutor(), clock=lambda: now) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            cycle.run_cycle(newsroom, now, poll_all=True)
            yield newsroom, now + timedelta(hours=21)


def test_a_page_that_cannot_be_looked_at_again_is_left_alone_as_long_as_the_others(still_day):
    """Not asked in every cycle until its host is back; and its robots.txt is asked first."""
    newsroom, later = still_day

    class Dead:
        asked = 0

        def fetch(self, url, **_):
            self.asked += 1
            raise FetchError("no answer", place=url)

    dead = Dead()
    waiting = len(
        reading.pages_to_look_at_again(later - timedelta(hours=20), later - timedelta(days=2), 2000)
    )
    for minute in range(2):
        pages.look_again(replace(newsroom, fetcher=dead), later + timedelta(minutes=minute))
    assert dead.asked == waiting > 0


def test_an_unchanged_page_that_is_looked_at_again_leaves_a_revisit_in_the_archive(still_day):
    newsroom, later = still_day
    mark = newsroom.archive.mark()
    assert pages.look_again(newsroom, later) == 0
    statuses = {fetched.status for fetched, _ in newsroom.archive.responses_after(mark)}
    assert statuses & {200, 304}
