"""The cycle: poll, read, take claims, tell stories, make the edition. Killed anywhere, it runs again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from broadsheet.adapters.store import folding, reading, writing
from broadsheet.errors import StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Finding
from broadsheet.running import (
    claiming,
    editing,
    mailing,
    pages,
    picturing,
    polling,
    source_numbers,
    speaking,
    telling,
)
from broadsheet.running.poll_round import ARCHIVED, Polled
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
    """One whole cycle at the instant `now`.

    Raises StoreError where the disk is full, the store stays locked or a rebuild has not come to its
    end; what was committed before stays, and the next cycle does the rest.
    """
    with writing.refusals_told():
        return _run(newsroom, now, poll_all=poll_all)


def _run(newsroom: Newsroom, now: datetime, *, poll_all: bool) -> Cycled:
    _refuse_half_a_store()
    _note_clock(now)
    polled = polling.poll_sources(newsroom, now, all_of_them=poll_all)
    edited = pages.look_again(newsroom, now)
    articles = pages.read_waiting_pages(newsroom, now)
    claims = claiming.take_claims(newsroom, now)
    stories = telling.tell_stories(newsroom, now)
    made = editing.make_due(newsroom, now)
    newsroom.archive.sync()
    marks = (("cycle", now.isoformat()), (ARCHIVED, newsroom.archive.mark()))
    writing.commit(Outcome(at=now, notes=marks))
    picturing.keep_latest(newsroom, now)
    return Cycled(
        at=now,
        polled=polled,
        articles=articles,
        edited=edited,
        claims=claims,
        stories=stories,
        editions=made,
    )


def _refuse_half_a_store() -> None:
    """Beside a rebuild, or after one that was killed, a cycle would tell of what is not all there."""
    if reading.note(reading.REPLAYING):
        raise StoreError(
            "a rebuild has not come to its end",
            place="store",
            remedy="Let it end. Where it was stopped: run broadsheet rebuild again, articles are missing.",
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


def run_for_good(
    newsroom: Newsroom,
    stop: threading.Event,
    *,
    pause_seconds: float = 60.0,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Cycles until `stop` is set. What is due is decided by each source's own rhythm, not by the pause.

    A cycle that the store or the archive refuses is told, and kept as a Finding as soon as the store
    takes one again; the next cycle does its work.
    """
    refused: tuple[Finding, ...] = ()
    while not stop.is_set():
        now = newsroom.clock()
        try:
            if refused:
                writing.commit(Outcome(at=now, findings=refused))
            run_cycle(newsroom, now)
            folding.keep_book()
            refused = ()
            speaking.record_latest(newsroom, now)
            mailing.mail_when_due(newsroom, now)
            source_numbers.keep_report(now)
        except StoreError as fault:
            tell(str(fault))
            refused = (_refusal(fault, now),)
        stop.wait(pause_seconds)


def _refusal(fault: StoreError, now: datetime) -> Finding:
    return Finding(
        level="error",
        step="cycle@1",
        subject_id="cycle",
        code="not_stored",
        message=f"The cycle of {now.isoformat(timespec='seconds')} ended early: {fault}",
    )
