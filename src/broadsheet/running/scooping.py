"""Boards and lines over stored stories: who had it first in a month, and the stories of a running matter."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.scoop_board import scoops_between
from broadsheet.records import Scoop, Standing, Story
from broadsheet.settings import Settings


def scoops_of_month(month: date, settings: Settings) -> tuple[tuple[Scoop, ...], tuple[Standing, ...]]:
    """The month's scoops, oldest first, and its board; a scoop is of the month its first report came in."""
    zone = ZoneInfo(settings.timezone)
    start = datetime(month.year, month.month, 1, tzinfo=zone)
    end = datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=zone)
    return scoops_between(start, end)


def stories_in_line(line_or_story: str) -> tuple[Story, ...]:
    """The stories of a running matter, oldest first, by its id or by that of one of its stories.

    A story that is of no matter stands after those it continues. Empty for an unknown id.
    """
    found = reading.stories((line_or_story,))
    line = found[0].storyline if found else line_or_story
    if line:
        return reading.stories_of_storyline(line)
    return _follow(found[0])


def _follow(story: Story) -> tuple[Story, ...]:
    told = [story]
    while told[0].continues:
        earlier = reading.stories((told[0].continues,))
        if not earlier or earlier[0] in told:
            break
        told.insert(0, earlier[0])
    return tuple(told)
