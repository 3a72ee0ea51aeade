"""A window is read some at a time: its ids first, its texts whenever somebody walks through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from broadsheet.adapters.store import writing
from broadsheet.adapters.store.window import StoredArticles, stories_told_of, window_ids
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Story
from tests.stories.test_grouping import START, report

OLD = report("z", "Mistral opens a laboratory in Lyon", hours=-48)
HELD = (report("b", "Aleph Alpha shows a chip", hours=1), report("c", "Wayve drives in Osaka", hours=1), OLD)


def told(story_id, *articles):
    return Story(
        id=story_id, article_ids=articles, lead_id=articles[0], first_id=articles[0], title=story_id,
        language="en", first_seen=START, last_seen=START,
    )  # fmt: skip


def keep(*, stories=()):
    writing.commit(Outcome(at=START, articles=HELD, stories=stories))


def ids_of_the_day():
    return window_ids(START, START + timedelta(days=1))


def test_a_window_holds_what_shares_a_story_with_it_behind_its_own_articles():
    keep(stories=(told("one", "b", "z"),))
    assert ids_of_the_day() == ("b", "c", "z")


def test_without_a_shared_story_it_holds_only_its_own():
    keep(stories=(told("one", "b"), told("two", "z")))
    assert ids_of_the_day() == ("b", "c")


def test_each_walk_reads_what_is_stored_then():
    keep()
    held = StoredArticles(("b", "z"))
    assert [article.id for article in held] == ["b", "z"]
    writing.commit(Outcome(at=START, articles=(replace(HELD[0], title="Aleph Alpha shows two chips"),)))
    assert [article.title for article in held] == ["Aleph Alpha shows two chips", OLD.title]
    assert len(held) == 2
    assert OLD in held
    assert HELD[1] not in held


def test_stories_told_of_articles_are_found_but_for_those_that_are_known():
    keep(stories=(told("one", "b"), told("two", "z")))
    assert [story.id for story in stories_told_of(("b", "z"), but=("two",))] == ["one"]
