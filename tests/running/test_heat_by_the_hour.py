"""Heat is looked at where it has fallen by a point, and never stands further from what rating anew gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.stories_scale import START, World
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import going_over, rating, telling
from broadsheet.running.opening import staffed_newsroom
from tests.fresh_store import put_store
from tests.running.conftest import settings_of

HOUR = timedelta(hours=1)
HOURS = 71  # no night is among those in which nothing comes any more


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    monkeypatch.setattr(going_over, "LEARNT", 1)
    with staffed_newsroom(settings_of(put_store(tmp_path))) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles():
    world = World(6)
    return [a for day in range(2) for a in world.day(day, 60) if a.published < START + 49 * HOUR]


def tell_hours(newsroom, articles):
    for hour in range(HOURS):
        begin, end = START + hour * HOUR, START + (hour + 1) * HOUR
        came = tuple(replace(a, seen_at=end) for a in articles if begin <= a.published < end)
        writing.commit(Outcome(at=end, articles=came))
        telling.tell_stories(newsroom, end)
        yield end


def test_each_hour_every_heat_is_within_a_point_of_a_story_rated_anew_and_at_the_first_of_a_day_the_same(
    newsroom, articles
):
    seen = set()
    for now in tell_hours(newsroom, articles):
        told = reading.latest_stories(500)
        stored = reading.marks([key for story in told for key in story.article_ids])
        for marks in rating.rate_stories(told, now=now):
            held = stored[marks.article_id]
            assert held.heat.value - marks.heat.value in ((0,) if now.hour == 0 else (0, 1))
            assert held.quality == marks.quality
            seen.add((marks.article_id, marks.heat.value))
    assert len(seen) > 4 * len(stored)  # heats fell by some points


def test_a_story_is_read_for_its_heat_only_where_that_has_fallen(newsroom, articles, monkeypatch):
    looked, fallen = [], []
    cool, last = rating._cool, max(article.published for article in articles)

    def watch(slate, told, known, *given):
        cooled = cool(slate, told, known, *given)
        looked.extend(cooled)
        fallen.extend(
            key
            for key, held in cooled.items()
            if any(rating._has_moved(m, known[m.article_id]) for m in held)
        )
        return cooled

    for now in tell_hours(newsroom, articles):
        if now - HOUR <= last < now:  # from here on nothing comes
            monkeypatch.setattr(rating, "_cool", watch)
    assert len(looked) > 20
    assert looked == fallen
