"""Which day or month is meant where a command is given none."""

from __future__ import annotations

from datetime import date
from typing import Final

from broadsheet.adapters.store import reading
from broadsheet.records import Edition

LOOK_BACK: Final = 12  #: days without a story before the latest of all is meant


def has_stories(made: Edition) -> bool:
    """Something was printed that day."""
    return any(section.items for section in made.sections)


def latest_edition() -> Edition | None:
    """The latest edition with a story in it; the latest of all where the last days are all empty."""
    made = reading.editions(limit=LOOK_BACK)
    return next(filter(has_stories, made), made[0] if made else None)


def latest_month(today: date) -> date:
    """The first day of the month in which a report last came in; of this month before the first report."""
    stories = reading.latest_stories(1)
    last = stories[0].last_seen if stories else None
    return (last.date() if last else today).replace(day=1)
