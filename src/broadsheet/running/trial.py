"""The trial run: the newsstand's days, one after the other, through the real newsroom."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from broadsheet.adapters.store import reading, tallies, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import source_numbers, speaking
from broadsheet.running.cycle import run_cycle
from broadsheet.running.opening import staffed_newsroom
from broadsheet.settings import STORE_FILE, Settings
from broadsheet.testing.newsstand import Newsstand, NewsstandServer, load_newsstand, sources_of
from broadsheet.wiring import Progress, say_nothing

LAST_DAY = "trial day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What the closing table shows."""

    sources: int
    pages: int
    fetched: int  #: answers of this run with a body, feeds and pages
    not_modified: int  #: answers of this run that cost only a 304
    articles: int
    reprints: int
    stories: int
    claims: int
    deals: int
    editions: int
    findings: int
    seconds: float


def run_trial(settings: Settings, *, progress: Progress = say_nothing) -> Trial:
    """Runs every day of the newsstand that is not done yet, then once more for what changed.

    Killed at any moment and run again it ends with the rows of an undisturbed run: each day has
    its own fixed instant, and a day is noted as done only after all of its steps.
    """
    started = time.monotonic()
    stand = load_newsstand()
    with NewsstandServer(stand) as server:
        told = replace(settings, newsstand=server.address)
        moment = _Moment(stand.start)
        with staffed_newsroom(told, clock=moment, progress=progress) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            days = _days_left(stand)
            for number, day in enumerate(days):
                progress("days", number, len(days))
                server.now = moment.now = day
                run_cycle(newsroom, day, poll_all=True)
                writing.commit(Outcome(at=day, notes=((LAST_DAY, day.isoformat()),)))
            progress("days", len(days), len(days))
            speaking.record_latest(newsroom, moment.now)
            source_numbers.keep_report(moment.now)
        fetched, unchanged = server.requests(status=200), server.requests(status=304)
    return _count(fetched, unchanged, time.monotonic() - started)


class _Moment:
    """A clock that stands where the trial put it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def _days_left(stand: Newsstand) -> tuple[datetime, ...]:
    """The last instant of each day that has not been done; the last day always, to ask what changed."""
    ends = sorted({_end_of(day) for day in stand.days} | {_end_of(stand.end + timedelta(days=1))})
    done = reading.note(LAST_DAY)
    left = [day for day in ends if not done or day > datetime.fromisoformat(done)]
    return tuple(left or ends[-1:])


def _end_of(day: datetime) -> datetime:
    return day.replace(hour=23, minute=59, second=59, microsecond=0)


def _count(fetched: int, unchanged: int, seconds: float) -> Trial:
    held = tallies.counts()
    stories = [
        story for start in range(0, held["stories"], 500) for story in reading.latest_stories(500, start)
    ]
    return Trial(
        sources=held["sources"],
        pages=held["pages"],
        fetched=fetched,
        not_modified=unchanged,
        articles=held["articles"],
        reprints=sum(len(family.copy_ids) for story in stories for family in story.families),
        stories=held["stories"],
        claims=held["claims"],
        deals=len(fold_ledger().deals),
        editions=held["editions"],
        findings=held["findings"],
        seconds=seconds,
    )


def forget_trial(home: Path) -> None:
    """Removes the trial's store and archive, so that the next run begins anew."""
    for folder in ("archive", "audio"):
        shutil.rmtree(home / folder, ignore_errors=True)
    for file in home.glob(f"{STORE_FILE}*"):
        file.unlink()
