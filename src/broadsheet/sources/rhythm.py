"""When to ask a source again: a pure rule from what the last answer was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from broadsheet.records import Fetched, SourceState

SHORTEST = 300  #: seconds; no feed is asked more often than every five minutes
LONGEST = 24 * 3600  #: every source is heard once a day
FIRST = 1800  #: before a source's own rhythm is known
_LONGEST_WAIT = 7 * 24 * 3600  #: a Retry-After beyond a week is taken as a week
_TRIES_OF_MOVED = 4  #: in a row; each waits twice as long as the one before
_CLOCK_SLACK = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOutcome:
    """What one poll gave. `fetched` is None where there was no answer at all."""

    fetched: Fetched | None
    entries: int = 0  #: entries in the feed
    new: int = 0  #: of them, not seen before
    gap_seconds: int | None = None  #: usual time between its entries, see `usual_gap`
    cadence_seconds: int | None = None  #: the source's own wish from its catalogue row
    is_readable: bool = True  #: False where the body was no feed

    @property
    def is_success(self) -> bool:
        """An answer that is a feed, or that says nothing has changed."""
        return self.fetched is not None and self.fetched.status in {200, 203, 226, 304} and self.is_readable


def plan_next_poll(state: SourceState, outcome: PollOutcome, now: datetime) -> SourceState:
    """The state after a poll, with the instant of the next.

    The interval follows the source's own rhythm: half the usual gap between its entries, where that
    is unknown shorter after news and longer after none. Retry-After and max-age are obeyed; failures
    double it up to a day; the jitter comes from the source's id, so that a plan can be made again.
    A permanent move is forgotten where it leads nowhere any more: the source's own address is asked again,
    and only a 410 from there ends its polls.
    """
    fetched = outcome.fetched
    if fetched is not None and fetched.status == 410 and not state.moved_to:
        return replace(
            state, polled_at=now, due_at=None, gone=True, counts=_count(dict(state.counts), outcome, 0)
        )
    counts = dict(state.counts)
    interval = _interval(counts, outcome)
    failures = 0 if outcome.is_success else state.failures + 1
    wait = min(interval * 2 ** min(failures, 8), LONGEST) if failures else interval
    wait = wait * _jitter(state.source_id, counts.get("polls", 0))
    wait = max(wait, _asked_wait(fetched))
    due_at = now + timedelta(seconds=round(wait))
    known = _remembered(state, fetched) if fetched is not None and outcome.is_success else {}
    if state.moved_to and _leads_nowhere(fetched, failures):
        known = {"moved_to": "", "etag": "", "last_modified": "", "body_id": ""}
    counted = _count(counts, outcome, interval)
    return replace(state, polled_at=now, due_at=due_at, failures=failures, counts=counted, **known)


def _leads_nowhere(fetched: Fetched | None, failures: int) -> bool:
    """Whether an address to which a source moved is gone, or has failed so often that it seems so."""
    return failures >= _TRIES_OF_MOVED or (fetched is not None and fetched.status in {404, 410})


def is_due(state: SourceState, now: datetime) -> bool:
    """Whether to poll now. A clock that was set back makes a source due rather than silent for days."""
    if state.gone:
        return False
    if state.due_at is None or state.polled_at is None:
        return True
    return now >= state.due_at or state.polled_at > now + _CLOCK_SLACK


def usual_gap(instants: Iterable[datetime | None]) -> int | None:
    """The median gap in seconds between the last twenty publications; None below four of them.

    None as well where most of them bear one instant: a feed that tells days only, or when it was written,
    says nothing of its rhythm, and would be asked every five minutes.
    """
    known = sorted((i for i in instants if i is not None), reverse=True)[:20]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(known)]
    return (round(median(gaps)) or None) if len(gaps) >= 3 else None


def _interval(counts: dict[str, int], outcome: PollOutcome) -> int:
    if outcome.cadence_seconds is not None:
        return max(outcome.cadence_seconds, 60)
    last = counts.get("interval", 0) or FIRST
    if not outcome.is_success:
        return last
    if outcome.gap_seconds is not None:
        return max(SHORTEST, min(outcome.gap_seconds // 2, LONGEST))
    factor = 1.5 if outcome.new == 0 else 0.5 if outcome.new > 4 else 0.75
    return round(max(SHORTEST, min(last * factor, LONGEST)))


def _asked_wait(fetched: Fetched | None) -> float:
    if fetched is None:
        return 0.0
    wait = min(fetched.retry_after_seconds or 0, _LONGEST_WAIT)
    if fetched.status in {200, 304}:
        wait = max(wait, min(fetched.max_age_seconds or 0, LONGEST))
    return float(wait)


def _jitter(source_id: str, polls: int) -> float:
    """A factor from 0.9 to 1.1 that is the same for the same source and poll."""
    digest = hashlib.sha256(f"{source_id} {polls}".encode()).digest()
    return 0.9 + 0.2 * int.from_bytes(digest[:4], "big") / 0xFFFFFFFF


def _remembered(state: SourceState, fetched: Fetched) -> dict[str, Any]:
    moved = fetched.final_url if fetched.permanent and fetched.final_url != fetched.url else state.moved_to
    if fetched.status == 304:
        etag, last_modified = fetched.etag or state.etag, fetched.last_modified or state.last_modified
        return {"moved_to": moved, "etag": etag, "last_modified": last_modified}
    return {
        "moved_to": moved, "etag": fetched.etag, "last_modified": fetched.last_modified,
        "body_id": fetched.body_id,
    }  # fmt: skip


def _count(counts: dict[str, int], outcome: PollOutcome, interval: int) -> tuple[tuple[str, int], ...]:
    fetched = outcome.fetched
    step = {
        "polls": 1,
        "not_modified": int(fetched is not None and fetched.status == 304),
        "errors": int(not outcome.is_success),
        "bytes": fetched.size if fetched is not None else 0,
        "entries": outcome.entries,
        "new": outcome.new,
    }
    for name, value in step.items():
        counts[name] = counts.get(name, 0) + value
    if interval:
        counts["interval"] = interval
    return tuple(sorted(counts.items()))
