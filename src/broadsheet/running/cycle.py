"""The cycle: poll, read, take claims, tell stories, make the edition. Killed anywhere, it runs again."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Finding
from broadsheet.running import claiming, editing, mailing, pages, polling, speaking, telling
from broadsheet.running.poll_round import Polled
from broadsheet.wiring import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycled:
    """What one cycle did."""

    at: datetime
    polled: Polled
    articles: int
    edited: int
    claims: int
    stories: int
    editions: int


def run_cycle(newsroom: Newsroom, now: datetime, *, poll_all: bool = False) -> Cycled:
    """One whole cycle at the instant `now`."""
    _note_clock(now)
    polled = polling.poll_sources(newsroom, now, all_of_them=poll_all)
    edited = pages.look_again(newsroom, now)
    articles = pages.read_waiting_pages(newsroom, now)
    claims = claiming.take_claims(newsroom, now)
    stories = telling.tell_stories(newsroom, now)
    days = editing.days_without_edition(newsroom.settings, now)
    made = sum(editing.make_edition(newsroom.settings, day, now=now) is not None for day in days)
    writing.commit(Outcome(at=now, notes=(("cycle", now.isoformat()),)))
    return Cycled(
        at=now,
        polled=polled,
        articles=articles,
        edited=edited,
        claims=claims,
        stories=stories,
        editions=made,
    )


def _note_clock(now: datetime) -> None:
    """A clock that was put back is told; ids come from content, so nothing else depends on it."""
    last = reading.note("cycle")
    if last and datetime.fromisoformat(last) > now:
        finding = Finding(
            level="warning",
            step="cycle@1",
            subject_id="clock",
            code="clock_stepped_back",
            message=f"the last cycle ran at {last}, now it is {now.isoformat()}; sources stay due as planned",
        )
        writing.commit(Outcome(at=now, findings=(finding,)))


def run_for_good(newsroom: Newsroom, stop: threading.Event, *, pause_seconds: float = 60.0) -> None:
    """Cycles until `stop` is set. What is due is decided by each source's own rhythm, not by the pause."""
    while not stop.is_set():
        run_cycle(newsroom, newsroom.clock())
        speaking.record_latest(newsroom, newsroom.clock())
        mailing.mail_when_due(newsroom, newsroom.clock())
        stop.wait(pause_seconds)
