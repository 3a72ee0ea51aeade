"""Catching up: claims, stories and editions of articles that came in long after their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from broadsheet.adapters.store import gaps, reading, tallies, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import claiming, editing, storing, telling
from broadsheet.wiring import Newsroom

STRIDE = timedelta(days=5)  # half the window of ten days: reports of five days meet in any case
TO_TELL = "days to tell"  # a note: what a killed run left


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """What was made of the articles that came in."""

    claims: int
    stories: int  #: of the newsroom as a whole, afterwards
    editions: int


def catch_up(newsroom: Newsroom, *, editions: bool = True) -> CaughtUp:
    """Takes the claims that are missing, then tells what no story tells, day by day.

    Each such day gets its edition where `editions` asks for it; one that was printed stays as it is.
    Killed anywhere and called again it goes on where it stopped.
    """
    now = newsroom.clock()
    claims = claiming.take_claims(newsroom, now)
    days = _days_to_tell(newsroom)
    told = days if editions else last_of_runs(days)
    made = 0
    for number, day in enumerate(days):
        newsroom.progress("days", number, len(days))
        if day not in told:
            continue
        _, end = editing.bounds_of(day, newsroom.settings)
        telling.tell_stories(newsroom, min(end, now))
        if editions and reading.edition(day) is None:
            made += editing.make_edition(newsroom.settings, day) is not None
        _note(now, days[number + 1 :])
    if days:
        newsroom.progress("days", len(days), len(days))
        telling.tell_stories(newsroom, now)
    return CaughtUp(claims=claims, stories=tallies.counts()["stories"], editions=made)


def last_of_runs(days: tuple[date, ...]) -> tuple[date, ...]:
    """The last day of each stretch of five: where no edition asks how the stories stood, these are enough."""
    ends: list[date] = []
    start = None
    for day in days:
        if start is None or day - start >= STRIDE:
            ends.append(day)
            start = day
        ends[-1] = day
    return tuple(ends)


def _days_to_tell(newsroom: Newsroom) -> tuple[date, ...]:
    """Days of articles that no story tells, and those an earlier call left; oldest first.

    Beginning, it lets the telling forget how far it was: marks of old stories are settled once more.
    """
    left = [date.fromisoformat(day) for day in reading.note(TO_TELL).split()]
    days = tuple(sorted({*left, *untold_days(newsroom)}))
    if days:
        _note(newsroom.clock(), days, (storing.TOLD, ""))
    return days


def _note(now: datetime, days: tuple[date, ...], *others: tuple[str, str]) -> None:
    text = " ".join(day.isoformat() for day in days)
    writing.commit(Outcome(at=now, notes=((TO_TELL, text), *others)))


def untold_days(newsroom: Newsroom) -> tuple[date, ...]:
    """The days, where the paper lives, of articles that no story tells; oldest first."""
    zone = ZoneInfo(newsroom.settings.timezone)
    times = gaps.times_without_story(newsroom.clock())
    return tuple(sorted({at.astimezone(zone).date() for at in times}))
