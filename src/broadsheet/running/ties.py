"""Ties beyond the window: what a story continues, and what stands beside it, long after that has ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from broadsheet import stories
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.window import stories_of_storylines
from broadsheet.records import Story

TOGETHER = 500  # stories that are read at a time: no more texts are in memory at once
RECALLED = 8  # stories of a running matter that a later one may continue: the latest before the window


def tie_stories(standing: stories.Standing, told: tuple[Story, ...], since: datetime) -> tuple[Story, ...]:
    """The stories with their ties to those that ended before `since`, the begin of the window.

    A story may continue one of its running matter from long before; and what stood beside it while both
    were in the window stays there, so that each goes on naming the other.
    """
    return keep_ties(standing, _recall(standing, told, since))


def _recall(standing: stories.Standing, told: tuple[Story, ...], since: datetime) -> tuple[Story, ...]:
    """The stories told again where earlier ones of their matters are stored that one may continue."""
    open_lines = {line for story in told if not story.continues for line in standing.lines_of(story.id)}
    earlier = stories_of_storylines(sorted(open_lines), before=since, most=RECALLED)
    if not earlier:
        return told
    for start in range(0, len(earlier), TOGETHER):
        part = earlier[start : start + TOGETHER]
        held = {a.id: a for a in reading.articles(sorted({i for story in part for i in _heads(story)}))}
        standing.recall({s.id: (s.storyline, [held[i] for i in _heads(s) if i in held]) for s in part})
    return standing.tell(story.id for story in told)


def keep_ties(standing: stories.Standing, told: tuple[Story, ...]) -> tuple[Story, ...]:
    """The stories with what they were tied to before it left the window: those still name them.

    What went into another story just now did not leave the window: its reports are told.
    """
    parts = (told[start : start + TOGETHER] for start in range(0, len(told), TOGETHER))
    return tuple(story for part in parts for story in _keep_some_ties(standing, part))


def _keep_some_ties(standing: stories.Standing, told: tuple[Story, ...]) -> tuple[Story, ...]:
    before = {story.id: story for story in reading.stories([story.id for story in told])}
    beyond = {key for s in before.values() for key in (*s.related_ids, s.continues) if key not in standing}
    living = (story for story in reading.stories(sorted(beyond)) if not story.merged_into)
    there = {story.id: story for story in living if not standing.tells(story.first_id)}
    return tuple(_keep(story, before[story.id], there) if story.id in before else story for story in told)


def _keep(story: Story, before: Story, there: Mapping[str, Story]) -> Story:
    tied = (key for key in before.related_ids if key in there and story.id in there[key].related_ids)
    return replace(
        story,
        related_ids=tuple(dict.fromkeys((*story.related_ids, *tied))),
        continues=story.continues or (before.continues if before.continues in there else ""),
    )


def _heads(story: Story) -> tuple[str, ...]:
    """The articles by which an earlier story is known: the one to read and the first."""
    return tuple(dict.fromkeys((story.lead_id, story.first_id)))
