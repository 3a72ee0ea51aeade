"""Telling stories cycle by cycle."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from weakref import ref

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement
from broadsheet.running import editing, telling
from broadsheet.running.opening import staffed_newsroom
from broadsheet.wiring import Slate
from tests.fresh_store import put_store
from tests.running.conftest import settings_of
from tests.stories.test_grouping import DAY, report

NOON = datetime(2025, 3, 3, 15, tzinfo=UTC)
LATER = report(
    "e", "Mistral closes 600 million euro round led by General Catalyst", hours=5, outlet="three.example"
)


@pytest.fixture
def newsroom(tmp_path):
    """A newsroom that told the stories of a day at noon."""
    with staffed_newsroom(settings_of(put_store(tmp_path))) as opened:
        take_in(*DAY, at=NOON)
        telling.tell_stories(opened, NOON)
        yield opened


def take_in(*articles, at):
    writing.commit(Outcome(at=at, articles=tuple(replace(article, seen_at=at) for article in articles)))


def told():
    return {story.article_ids for story in reading.latest_stories(20)}


def test_a_telling_with_nothing_new_writes_nothing(newsroom):
    before = reading.revision()
    assert telling.tell_stories(newsroom, NOON + timedelta(minutes=1)) == 3
    assert reading.revision() == before


def test_a_newcomer_joins_its_story_without_a_new_grouping_of_the_window(newsroom):
    standing = newsroom.slate.standing
    take_in(LATER, at=NOON)
    telling.tell_stories(newsroom, NOON + timedelta(minutes=1))
    assert newsroom.slate.standing is standing
    assert ("a", "b", "e") in told()
    assert reading.marks(["e"])["e"].heat.value is not None


def test_what_stood_yesterday_is_let_go_before_the_window_is_told_again(newsroom):
    yesterday = ref(newsroom.slate.standing)
    telling.tell_stories(newsroom, NOON + timedelta(days=1))
    assert yesterday() is None
    assert newsroom.slate.standing is not None


def test_a_process_that_begins_anew_tells_the_same_as_one_that_ran_on(newsroom):
    take_in(LATER, at=NOON)
    telling.tell_stories(newsroom, NOON + timedelta(minutes=1))
    before = reading.latest_stories(20)
    telling.tell_stories(replace(newsroom, slate=Slate()), NOON + timedelta(minutes=2))
    assert reading.latest_stories(20) == before


def test_a_process_that_ran_overnight_marks_as_one_that_begins_anew(newsroom):
    """What a process told last it does not rate whole again, and comes to the same marks."""
    take_in(LATER, at=NOON)
    telling.tell_stories(newsroom, NOON + timedelta(minutes=1))
    reworded = replace(LATER, text="Mistral and General Catalyst said so.", text_id="e2")
    take_in(reworded, at=NOON + timedelta(hours=7))
    next_day = NOON + timedelta(days=1)
    take_in(report("f", "Mistral closes its euro round", hours=20, outlet="four.example"), at=next_day)
    telling.tell_stories(newsroom, next_day)
    ran_on = reading.marks("abcdef")
    telling.tell_stories(replace(newsroom, slate=Slate()), next_day)
    assert reading.marks("abcdef") == ran_on


def test_the_first_telling_of_a_day_groups_the_window_anew(newsroom):
    standing = newsroom.slate.standing
    telling.tell_stories(newsroom, NOON + timedelta(hours=12))
    assert newsroom.slate.standing is not standing


def test_heat_is_looked_at_once_an_hour(newsroom):
    before = reading.marks(["a"])["a"].heat.value
    telling.tell_stories(newsroom, NOON + timedelta(minutes=59))
    assert reading.marks(["a"])["a"].heat.value == before
    telling.tell_stories(newsroom, NOON + timedelta(hours=9))
    assert reading.marks(["a"])["a"].heat.value < before


def test_a_day_without_an_edition_is_found_and_a_preview_is_made_once(newsroom):
    now = NOON + timedelta(minutes=1)
    assert editing.days_without_edition(newsroom.settings, now) == (NOON.date(),)
    assert editing.make_due(newsroom, now) == 1
    assert editing.make_due(newsroom, now) == 0


def test_in_whatever_order_the_day_s_articles_come_the_stored_stories_are_the_same(newsroom):
    take_in(LATER, at=NOON)
    telling.tell_stories(newsroom, NOON + timedelta(minutes=1))
    before = reading.latest_stories(20)
    writing.forget_everything()
    for minute, article in enumerate([LATER, *reversed(DAY)], start=2):
        writing.commit(Outcome(at=NOON, articles=(replace(article, seen_at=NOON),)))
        telling.tell_stories(newsroom, NOON + timedelta(minutes=minute))
    assert reading.latest_stories(20) == before


def test_an_earlier_report_that_is_read_later_leaves_the_story_s_id(newsroom):
    (before,) = reading.stories_of(["a"])
    early = replace(LATER, id="early", text_id="early", published=DAY[0].published - timedelta(hours=2))
    take_in(early, at=NOON + timedelta(hours=1))
    telling.tell_stories(newsroom, NOON + timedelta(hours=1))
    (after,) = reading.stories_of(["a"])
    assert (after.id, after.article_ids) == (before.id, ("early", "a", "b"))
    telling.tell_stories(replace(newsroom, slate=Slate()), NOON + timedelta(days=1))
    assert [story.id for story in reading.stories_of(["early"])] == [before.id]


def told_later(newsroom, article, *, days):
    """The story of an article that is read so many days after noon."""
    at = NOON + timedelta(days=days)
    take_in(replace(article, published=at - timedelta(hours=1)), at=at)
    telling.tell_stories(newsroom, at)
    return reading.stories_of([article.id])[0]


def test_a_story_continues_one_of_its_matter_that_left_the_window_long_ago(newsroom):
    first = told_later(newsroom, report("m1", "Microsoft and OpenAI sign a computing agreement"), days=1)
    later = told_later(newsroom, report("m2", "OpenAI and Microsoft extend their partnership"), days=60)
    other = told_later(newsroom, report("m3", "OpenAI and Microsoft disagree over a clause"), days=120)
    assert later.continues == first.id
    assert other.continues == ""


def test_related_stories_go_on_naming_each_other_after_one_has_left_the_window(newsroom):
    one = told_later(newsroom, report("r1", "Mistral rents a data centre near Paris"), days=1)
    two = told_later(newsroom, report("r2", "Mistral fills its data centre near Paris with chips"), days=6)
    assert one.id in two.related_ids
    told_later(newsroom, report("r3", "Court in Oslo rules on a tax"), days=13)
    one, two = reading.stories([one.id, two.id])
    assert one.id in two.related_ids and two.id in one.related_ids


def test_a_story_that_went_into_another_is_no_longer_named_by_those_beside_it(newsroom):
    one = told_later(newsroom, report("r1", "Mistral rents a data centre near Paris"), days=1)
    other = told_later(newsroom, report("r0", "Council of Ghent opens a public pool"), days=5)
    two = told_later(newsroom, report("r2", "Mistral fills its data centre near Paris with chips"), days=6)
    assert two.id in reading.stories([one.id])[0].related_ids
    at = NOON + timedelta(days=6, hours=1)
    ruling = Judgement(id="j", kind="same_story", left="r0", right="r2", verdict="yes", by="ada", at=at)
    writing.commit(Outcome(at=at, judgements=(ruling,)))
    telling.tell_stories(newsroom, at)
    one, gone = reading.stories([one.id, two.id])
    assert gone.merged_into == other.id
    assert gone.id not in one.related_ids


def test_a_matter_is_found_around_an_instant_by_the_store_as_in_memory(newsroom):
    titles = ("OpenAI and Oracle sign a contract", "Oracle and OpenAI name a site", "OpenAI and Oracle wait")
    told = [told_later(newsroom, report(f"o{n}", t), days=1 + 20 * n) for n, t in enumerate(titles)]
    assert len({story.storyline for story in told}) == 1
    around = reading.stories_around(told[1].storyline, told[1].first_seen, 8)
    assert [story.id for story in around] == [told[0].id, told[2].id]


def test_a_day_of_many_poor_reports_may_still_carry_what_was_strong_the_day_before(newsroom):
    later = NOON + timedelta(days=1)
    names = [
        f"{one}{two}" for one in ("Bel", "Kor", "Mun", "Tav", "Rix", "Zel", "Ovi") for two in "abcdefghij"
    ]
    poor = [
        report(f"p{number}", f"{name}ol {name}ette {name}ax", hours=27, outlet=f"{name.lower()}.example")
        for number, name in enumerate(names)
    ]
    take_in(*poor, at=later)
    telling.tell_stories(newsroom, later)
    matter = editing.gather_day(newsroom.settings, later.date())
    assert len(matter.stories) > 30
    assert {story.id for story in reading.stories_of(["a"])} <= matter.stories.keys()
