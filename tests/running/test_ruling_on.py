"""Editors rule on stories: what stands is decided again around the ruling, at the desk and in the next telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.stories_scale import START, World
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement
from broadsheet.running import going_over, regrouping, storing, telling
from broadsheet.running.opening import staffed_newsroom
from broadsheet.testing.rows import rows_of
from broadsheet.wiring import Slate
from tests.fresh_store import put_store
from tests.running.conftest import settings_of

DAY, STEP, MINUTE = timedelta(days=1), timedelta(hours=8), timedelta(minutes=1)
RULED = START + 2 * DAY + 2 * STEP + MINUTE  #: two days are settled, of the third two thirds were told
END = START + 4 * DAY


@pytest.fixture(autouse=True)
def carries(monkeypatch):
    monkeypatch.setattr(going_over, "LEARNT", 1)
    monkeypatch.setattr(storing, "WINDOW", timedelta(days=3))


@pytest.fixture(scope="module")
def articles():
    world = World(5)
    return [article for day in range(3) for article in world.day(day, 30)]


@pytest.fixture
def newsroom(tmp_path, articles):
    with staffed_newsroom(settings_of(put_store(tmp_path))) as opened:
        tell(opened, articles, START, RULED - MINUTE)
        yield opened


def tell(newsroom, articles, begin, until, *, begins_anew=False):
    end = begin
    while end < until:
        end += STEP
        came = tuple(replace(a, seen_at=end) for a in articles if end - STEP < a.published <= end)
        writing.commit(Outcome(at=end, articles=came))
        telling.tell_stories(replace(newsroom, slate=Slate()) if begins_anew else newsroom, end)


def rule(left, right, verdict, number=0, **more):
    at = RULED + timedelta(seconds=number)
    given = Judgement(
        id=f"r{number}", kind="same_story", left=left, right=right, verdict=verdict, by="ada", at=at, **more
    )
    writing.commit(Outcome(at=at, judgements=(given,)))


def two_stories():
    """Two articles that were settled in two stories, one of which has more."""
    told = [s for s in reading.latest_stories(500) if s.last_seen < START + 2 * DAY]
    large = next(story for story in told if len(story.article_ids) > 1)
    return large.article_ids[0], next(s for s in told if s is not large).article_ids[0]


def one_story():
    told = [s for s in reading.latest_stories(500) if s.last_seen < START + 2 * DAY]
    return next(story for story in told if len(story.article_ids) > 2).article_ids[:2]


PAIRS = {"yes": two_stories, "no": one_story}


def grouping():
    return {story.id: story.article_ids for story in reading.latest_stories(500)}


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_a_ruling_is_taken_in_by_what_stands_and_nothing_is_grouped_anew(newsroom, verdict, monkeypatch):
    monkeypatch.setattr(telling, "_tell_anew", None)
    standing, (left, right) = newsroom.slate.standing, PAIRS[verdict]()
    rule(left, right, verdict)
    telling.tell_stories(newsroom, RULED + MINUTE)
    assert newsroom.slate.standing is standing
    assert len(reading.stories_of([left, right])) == (1 if verdict == "yes" else 2)


def test_what_the_store_holds_after_a_ruling_is_the_same_however_often_the_process_begins(
    newsroom, articles, tmp_path_factory
):
    pairs = [(verdict, PAIRS[verdict]()) for verdict in ("no", "yes")]
    rows = []
    for begins_anew in (False, True):
        with staffed_newsroom(settings_of(put_store(tmp_path_factory.mktemp("home")))) as other:
            tell(other, articles, START, RULED - MINUTE)
            for number, (verdict, pair) in enumerate(pairs):
                rule(*pair, verdict, number)
                if not begins_anew:  # it hears of each by itself, the other of both at once
                    telling.tell_stories(other, RULED + timedelta(seconds=number))
            tell(other, articles, RULED - MINUTE, END, begins_anew=begins_anew)
            rows.append(rows_of(other.settings.home))
    assert rows[0] == rows[1]


def test_a_ruling_that_is_taken_back_is_as_if_it_had_not_been(newsroom):
    before, (left, right) = grouping(), two_stories()
    rule(left, right, "yes")
    telling.tell_stories(newsroom, RULED + MINUTE)
    assert grouping() != before
    rule(left, right, "no", 1, replaces="r0")
    telling.tell_stories(newsroom, RULED + 2 * MINUTE)
    assert grouping() == before


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_what_the_desk_tells_at_once_is_what_the_next_telling_tells(newsroom, verdict):
    left, right = PAIRS[verdict]()
    rule(left, right, verdict)
    told = regrouping.regroup([left, right], newsroom.settings.home)
    at_the_desk = grouping()
    assert {left, right} <= {key for story in told for key in story.article_ids}
    telling.tell_stories(newsroom, RULED + MINUTE)
    assert grouping() == at_the_desk


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_the_desk_groups_what_stands_beside_a_ruling_and_comes_to_what_the_whole_window_gives(
    newsroom, verdict, monkeypatch
):
    left, right = PAIRS[verdict]()
    rule(left, right, verdict)
    grouped = []
    stand = regrouping.stories.Standing
    monkeypatch.setattr(
        regrouping.stories,
        "Standing",
        lambda held, *g, **k: grouped.append(len(held)) or stand(held, *g, **k),
    )
    regrouping.regroup([left, right], newsroom.settings.home)
    at_the_desk = grouping()
    regrouping.regroup([left, right], newsroom.settings.home / "elsewhere")
    assert grouping() == at_the_desk
    assert grouped[0] < grouped[1] / 2
