"""Told stories into the store: all or nothing, and what ended is marked for the last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.window import stories_told_of
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Story
from broadsheet.running.rating import Topics, parts_of, rate_stories

TOLD = "told"  # a note: when the window, or the first of a day, was told last
WINDOW = timedelta(days=10)  # a story with no report for longer has ended (decision 0041)


def day_of(now: datetime) -> datetime:
    """When the running day (UTC) began."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def store_told(
    told: Sequence[Story],
    topics: Mapping[str, Topics],
    article_ids: Sequence[str],
    now: datetime,
    notes: tuple[tuple[str, str], ...] = (),
) -> None:
    """Stores the stories with their topics and what went into them: all or nothing, and some at a time."""
    merged = keep_merged(told, article_ids)
    with writing.alone():
        for part in parts_of(told):
            named = tuple(replace(story, topics=topics[story.id]) for story in part)
            writing.commit(Outcome(at=now, stories=named))
        writing.commit(Outcome(at=now, stories=merged, notes=notes))


def settle_ended(now: datetime) -> None:
    """Stores final marks of the stories that left the window since the last telling.

    They are rated as of the instant they left, so that what is stored does not depend on how many
    cycles there were in between.
    """
    last = reading.note(TOLD)
    since = datetime.fromisoformat(last) - WINDOW if last else now - 2 * WINDOW
    ended = [
        story
        for story in reading.stories_between(since, now)
        if story.last_seen is not None and story.last_seen < now - WINDOW
    ]
    for part in parts_of(ended):
        marks = tuple(marks for story in part for marks in rate_stories([story], now=_left_at(story)))
        writing.commit(Outcome(at=now, marks=marks))


def _left_at(story: Story) -> datetime:
    assert story.last_seen is not None, "an ended story has a last report"
    return story.last_seen + WINDOW


def articles_of(told: Sequence[Story]) -> tuple[str, ...]:
    """The articles that these stories tell."""
    return tuple(sorted({article_id for story in told for article_id in story.article_ids}))


def keep_merged(told: Sequence[Story], article_ids: Sequence[str]) -> tuple[Story, ...]:
    """Stories that were told of these articles before and are part of another now, pointing on to it."""
    home = {article_id: story.id for story in told for article_id in story.article_ids}
    before = stories_told_of(article_ids, but={story.id for story in told})
    return tuple(replace(old, merged_into=home[old.first_id]) for old in before if old.first_id in home)
