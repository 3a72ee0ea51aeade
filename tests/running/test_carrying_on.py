"""Nights and restarts: what stood goes on, and where it cannot the window is grouped anew and that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.stories_scale import START, World
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, Weights
from broadsheet.running import going_over, rating, standing_sheet, storing, telling
from broadsheet.running.method import write_weights
from broadsheet.running.opening import staffed_newsroom
from broadsheet.testing.rows import rows_of
from broadsheet.wiring import Slate
from tests.fresh_store import put_store
from tests.running.conftest import settings_of

STEP = timedelta(hours=8)
DAYS = 5
DAY = timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def carries():
    """As a newsroom does that has been reading for some time; its window is of two days, of which one is young."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(going_over, "LEARNT", 1)
        patch.setattr(storing, "WINDOW", timedelta(days=2))
        patch.setattr(rating, "YOUNG", timedelta(days=1))
        yield


@pytest.fixture(scope="module")
def articles():
    world = World(5)
    return [article for day in range(DAYS - 1) for article in world.day(day, 25)]


@pytest.fixture(scope="module")
def ran_on(articles, tmp_path_factory):
    """The rows of a newsroom that one process told from the first to the last day."""
    return run_at(tmp_path_factory.mktemp("on") / "home", articles)


@pytest.fixture
def newsroom(tmp_path):
    with staffed_newsroom(settings_of(put_store(tmp_path))) as opened:
        yield opened


def take_in(articles, begin, end):
    came = tuple(replace(a, seen_at=end) for a in articles if begin < a.published <= end)
    writing.commit(Outcome(at=end, articles=came))


def run(newsroom, articles, *, begin=START, until=START + DAYS * DAY, begins_anew=lambda end: False):
    """Tells every eight hours; `begins_anew` says before which tellings the process is another."""
    end = begin
    while end < until:
        end += STEP
        take_in(articles, end - STEP, end)
        if begins_anew(end):
            newsroom = replace(newsroom, slate=Slate())
        telling.tell_stories(newsroom, end)
    return newsroom


def run_at(home, articles, **how):
    home.mkdir()
    with staffed_newsroom(settings_of(put_store(home))) as newsroom:
        run(newsroom, articles, **how)
    return rows_of(home)


def findings():
    return [finding.message for finding in reading.findings(50) if finding.code == "grouped_anew"]


@pytest.mark.parametrize(
    "begins_anew",
    [lambda end: True, lambda end: end.hour == 0, lambda end: end.hour == 8, lambda end: end.day % 2],
    ids=["at each telling", "at midnight", "in the morning", "on some days"],
)
def test_however_often_the_process_begins_anew_the_rows_are_those_of_one_that_ran_on(
    articles, ran_on, tmp_path, monkeypatch, begins_anew
):
    grouped = []
    group = telling._tell_anew
    monkeypatch.setattr(telling, "_tell_anew", lambda *given: grouped.append(given) or group(*given))
    begun = run_at(tmp_path / "begun", articles, begins_anew=begins_anew)
    assert begun == ran_on
    assert len(grouped) == 2  # the first telling, and the first night, when nothing was settled yet


def test_a_night_goes_over_in_the_same_standing(newsroom, articles):
    run(newsroom, articles, until=START + DAY)
    standing = newsroom.slate.standing
    run(newsroom, articles, begin=START + DAY, until=START + 2 * DAY)
    assert newsroom.slate.standing is standing
    assert standing.today == START + 2 * DAY


def test_what_left_the_window_is_let_go_and_stays_stored(newsroom, articles):
    run(newsroom, articles)
    since = START + (DAYS - 2) * DAY
    old = [story for story in reading.stories_between(START, since) if story.last_seen < since]
    assert old
    assert not any(story.id in newsroom.slate.standing for story in old)


def test_days_without_a_telling_are_gone_over_at_once(newsroom, articles, monkeypatch):
    monkeypatch.setattr(storing, "WINDOW", 4 * DAY)
    newsroom = run(newsroom, articles, until=START + DAY + STEP)
    standing = newsroom.slate.standing
    take_in(articles, START + DAY + STEP, START + 3 * DAY)
    telling.tell_stories(newsroom, START + 3 * DAY + STEP)
    assert newsroom.slate.standing is standing
    begun = replace(newsroom, slate=Slate())
    before = reading.latest_stories(500)
    telling.tell_stories(begun, START + 3 * DAY + STEP)
    assert reading.latest_stories(500) == before


def test_after_longer_than_the_window_everything_is_grouped_anew(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + DAY)
    standing = newsroom.slate.standing
    late = START + 30 * DAY
    take_in([replace(a, published=late - STEP) for a in articles[:5]], START, late)
    telling.tell_stories(newsroom, late)
    assert newsroom.slate.standing is not standing
    assert all(newsroom.slate.standing.tells(article.id) for article in articles[:5])


def sheet_of(newsroom):
    (path,) = (newsroom.settings.home / "standing").iterdir()
    return path


@pytest.mark.parametrize("spoil", ["missing", "cut short", "altered"])
def test_a_sheet_that_is_damaged_is_left_and_that_is_said(newsroom, articles, spoil):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    path = sheet_of(newsroom)
    held = path.read_bytes()
    spoilt = {"missing": None, "cut short": held[:-40], "altered": held[:60] + b"x" + held[61:]}[spoil]
    path.unlink() if spoilt is None else path.write_bytes(spoilt)
    before = {i for story in reading.latest_stories(500) for i in story.article_ids}
    telling.tell_stories(replace(newsroom, slate=Slate()), START + 2 * DAY + STEP)
    assert "damaged" in findings()[0]
    assert {i for story in reading.latest_stories(500) for i in story.article_ids} == before
    assert sheet_of(newsroom).read_bytes() != held


def test_a_sheet_of_another_version_is_left_and_that_is_said(newsroom, articles, monkeypatch):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    monkeypatch.setattr(standing_sheet, "made_by", lambda: "a later one")
    telling.tell_stories(replace(newsroom, slate=Slate()), START + 2 * DAY + STEP)
    assert "another version" in findings()[0]


def test_a_telling_that_broke_off_before_it_was_stored_leaves_the_old_sheet_in_force(
    newsroom, articles, monkeypatch
):
    newsroom = run(newsroom, articles, until=START + 2 * DAY - STEP)
    note = reading.note(standing_sheet.SHEET)
    take_in(articles, START + 2 * DAY - STEP, START + 2 * DAY)
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(going_over, "store_told", lambda *_: 1 / 0)
        telling.tell_stories(newsroom, START + 2 * DAY)
    assert reading.note(standing_sheet.SHEET) == note
    telling.tell_stories(replace(newsroom, slate=Slate()), START + 2 * DAY)
    assert not findings()
    assert sheet_of(newsroom).name == reading.note(standing_sheet.SHEET)


def test_a_ruling_on_stories_holds_at_once_and_after_a_restart(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    one, two = (story.article_ids[0] for story in reading.latest_stories(2))
    at = START + 2 * DAY + timedelta(minutes=1)
    ruling = Judgement(id="j", kind="same_story", left=one, right=two, verdict="yes", by="ada", at=at)
    writing.commit(Outcome(at=at, judgements=(ruling,)))
    for slate in (newsroom.slate, Slate()):
        telling.tell_stories(replace(newsroom, slate=slate), at)
        (story,) = reading.stories_of([one, two])
        assert {one, two} <= set(story.article_ids)
    telling.tell_stories(newsroom, START + 3 * DAY)
    assert len(reading.stories_of([one, two])) == 1


def test_a_ruling_on_something_else_groups_nothing_anew(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    standing, at = newsroom.slate.standing, START + 2 * DAY + timedelta(minutes=1)
    other = Judgement(id="p", kind="publish", left=articles[0].id, right="", verdict="yes", by="ada", at=at)
    writing.commit(Outcome(at=at, judgements=(other,)))
    telling.tell_stories(newsroom, at)
    assert newsroom.slate.standing is standing


@pytest.mark.parametrize("is_restarted", [False, True])
def test_other_weights_rate_everything_that_stands(newsroom, articles, is_restarted):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    stands = [story.article_ids[0] for story in newsroom.slate.standing.tell_all()]
    before = reading.marks(stands)
    at = START + 2 * DAY + timedelta(minutes=1)
    verdict = write_weights(Weights(quality=(("length", 3.0), ("form", 3.0))))
    weigh = Judgement(id="w", kind="weights", left="method", right="", verdict=verdict, by="ada", at=at)
    writing.commit(Outcome(at=at, judgements=(weigh,)))
    telling.tell_stories(replace(newsroom, slate=Slate() if is_restarted else newsroom.slate), at)
    after = reading.marks(stands)
    assert after.keys() == before.keys()
    assert sum(after[key].quality != before[key].quality for key in stands) > len(stands) / 2


def test_an_article_that_was_taken_out_is_in_no_story_any_more(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    story = next(story for story in reading.latest_stories(500) if len(story.article_ids) > 2)
    gone = story.article_ids[-1]
    tables.ArticleRow.objects.filter(id=gone).delete()
    telling.tell_stories(replace(newsroom, slate=Slate()), START + 2 * DAY + STEP)
    assert gone not in {i for told in reading.stories([story.id]) for i in told.article_ids}


def test_a_settled_article_that_was_reworded_while_nobody_ran_is_told_in_its_new_words(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    story = next(story for story in reading.latest_stories(500) if story.last_seen < START + DAY + STEP)
    lead = reading.article(story.lead_id)
    at = START + 2 * DAY + timedelta(minutes=1)
    reworded = replace(lead, title="Told in other words", text_id="other", seen_at=at)
    writing.commit(Outcome(at=at, articles=(reworded,)))
    telling.tell_stories(replace(newsroom, slate=Slate()), at)
    (told,) = reading.stories([story.id])
    assert (told.title, told.article_ids) == ("Told in other words", story.article_ids)


def test_a_window_told_for_the_first_time_shows_how_far_it_is(newsroom, articles, monkeypatch):
    monkeypatch.setattr(telling, "SAID_AFTER", 10)
    take_in(articles, START - DAY, START + DAY)
    said = []
    watched = replace(newsroom, progress=lambda step, done, total: said.append((done, total)))
    telling.tell_stories(watched, START + 2 * DAY)
    assert len(said) > 3
    assert said == sorted(said)
    assert said[-1][0] == said[-1][1]


def test_few_articles_are_grouped_anew_each_night_until_the_window_is_full(newsroom, articles, monkeypatch):
    monkeypatch.setattr(going_over, "LEARNT", 3000)
    newsroom = run(newsroom, articles, until=START + STEP)
    standing = newsroom.slate.standing
    run(newsroom, articles, begin=START + STEP, until=START + DAY)
    assert newsroom.slate.standing is not standing
    run(newsroom, articles, begin=START + DAY, until=START + 3 * DAY)
    standing = newsroom.slate.standing
    telling.tell_stories(newsroom, START + 4 * DAY)
    assert newsroom.slate.standing is standing


def test_the_clock_of_the_sheet_is_that_of_the_store(newsroom, articles):
    newsroom = run(newsroom, articles, until=START + 2 * DAY)
    back = START + DAY
    telling.tell_stories(replace(newsroom, slate=Slate()), back)
    assert "clock" in findings()[0]
    assert reading.note(storing.TOLD) == back.isoformat()
    assert datetime.fromisoformat(reading.note(storing.TOLD)).tzinfo == UTC
