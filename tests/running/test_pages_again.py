"""A page that cannot be had now is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import cycle
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.testing.newsstand import Fault, NewsstandServer, sources_of
from broadsheet.wiring import open_newsroom
from tests.running.conftest import settings_of, short_newsstand


@pytest.fixture
def day(tmp_path):
    stand = short_newsstand(1)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(tmp_path), newsstand=server.address)
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
