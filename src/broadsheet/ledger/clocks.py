"""The two clocks of the ledger: when we learned of something, and when it took effect."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from broadsheet.records import Claim

UNDATED: Final = 10**12  #: sorts after every dated claim
DAY: Final = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()


def learned_at(claim: Claim) -> datetime | None:
    """When a reader could first know it: publication, else when we first saw it."""
    return claim.reported_at or claim.first_seen


def learned_second(claim: Claim) -> int:
    """`learned_at` in whole seconds since 1970, UNDATED where unknown."""
    at = claim.reported_at or claim.first_seen
    if at is None:
        return UNDATED
    gone = at - _EPOCH
    return gone.days * DAY + gone.seconds


def end_of(day: date) -> int:
    """The second since 1970 at which a day (UTC) is over."""
    return (day.toordinal() - _EPOCH_DAY + 1) * DAY


def learned_day(claim: Claim) -> date | None:
    """The day, in UTC, that `learned_at` falls on."""
    at = learned_at(claim)
    return None if at is None else at.astimezone(UTC).date()


def effective_day(claim: Claim, *, total: bool = False) -> date | None:
    """The day from which the claim is in force; `total`: it states a running total, in whatever words.

    The stated day where it lies before the report, or where the claim is of something done or ended;
    a plan, an announcement and a signature with a later day count from their report. A running total
    holds from its report: "since 2019" says when it began, not when it was reached.
    """
    reported = learned_day(claim)
    when = None if claim.cumulative or total else claim.when
    stated = None if when is None else when.earliest or when.latest
    if stated is None:
        return reported
    if reported is None or stated <= reported:
        return stated
    return stated if claim.stage in {"completed", "terminated", "lapsed", "amended"} else reported


def effective_ordinal(claim: Claim, *, total: bool = False) -> int | None:
    """`effective_day` as the number of a day, in half the time for claims that state no day."""
    if claim.when is None or claim.cumulative or total:
        second = learned_second(claim)
        return None if second == UNDATED else _EPOCH_DAY + second // DAY
    day = effective_day(claim)
    return None if day is None else day.toordinal()


def order_of(claim: Claim) -> tuple[int, str]:
    """Sorts claims by when they were learned; the id decides between equals."""
    return (learned_second(claim), claim.id)


def day_number(claim: Claim) -> int:
    """Days since 1970 (UTC) of when it was learned."""
    return learned_second(claim) // DAY
