"""What reached its time limit is tried again in another hour, three times in all."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet import pages
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import claiming, cycle
from broadsheet.running.limited_pool import InlineExecutor, TookTooLong
from broadsheet.testing.newsstand import NewsstandServer, sources_of
from broadsheet.wiring import open_newsroom
from tests.fresh_store import put_store
from tests.running.conftest import settings_of, short_newsstand


class BusyExecutor(InlineExecutor):
    """A machine on which a function reaches its time limit so many times for each of its subjects."""

    def __init__(self, function, times):
        self.function, self.times = function, times
        self.tried = Counter()

    def submit(self, fn, /, *args, **kwargs):
        if fn is not self.function:
            return super().submit(fn, *args, **kwargs)
        subject = args[1] if isinstance(args[1], str) else args[1].id
        self.tried[subject] += 1
        if self.tried[subject] > self.times:
            return super().submit(fn, *args, **kwargs)
        late = Future()
        late.set_exception(TookTooLong("took longer than 10 s of processor time"))
        return late


@pytest.fixture
def newsroom_with(tmp_path):
    stand = short_newsstand(1)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(put_store(tmp_path)), newsstand=server.address)
        hour = iter(stand.days[0] + timedelta(minutes=21 * n) for n in range(100_000))

        def cycles(executor, number):
            with open_newsroom(settings, executor, clock=lambda: next(hour)) as newsroom:
                writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
                for n in range(number):
                    now = stand.days[0].replace(minute=5) + timedelta(hours=n)
                    cycle.run_cycle(newsroom, now, poll_all=True)
                    if n == 0:
                        cycle.run_cycle(newsroom, now + timedelta(minutes=10), poll_all=True)

        yield cycles


def test_a_page_that_took_too_long_is_read_in_a_later_cycle(newsroom_with):
    newsroom_with(BusyExecutor(pages.read_page, 2), 3)
    assert reading.articles_since(None)
    assert {a.made_by for a in reading.articles_since(None)} == {"pages@1"}
    assert "timed_out" in {f.code for f in reading.findings()}


def test_a_page_that_takes_too_long_each_time_is_told_from_its_feed_after_three_tries(newsroom_with):
    busy = BusyExecutor(pages.read_page, 1000)
    newsroom_with(busy, 2)
    assert [a for a in reading.articles_since(None) if a.url in busy.tried] == []
    newsroom_with(busy, 4)
    assert set(busy.tried.values()) == {3}
    told = {a.kind for a in reading.articles_since(None) if a.original_url in busy.tried}
    assert told == {"teaser"}


def test_an_article_whose_claims_took_too_long_is_read_for_them_in_a_later_cycle(newsroom_with):
    busy = BusyExecutor(claiming.find_claims, 1)
    newsroom_with(busy, 2)
    waited = reading.claims_of([article_id for article_id, times in busy.tried.items() if times == 2])
    assert waited


def test_an_article_whose_claims_take_too_long_each_time_is_let_be_after_three_tries(newsroom_with):
    busy = BusyExecutor(claiming.find_claims, 1000)
    newsroom_with(busy, 5)
    assert set(busy.tried.values()) == {3}
