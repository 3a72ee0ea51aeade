"""How what is known of a company's sums grew: as reported by the ends of years (decisions/0245)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from broadsheet.ledger.clocks import end_of, learned_second
from broadsheet.ledger.dependence import Dependence, lean_on
from broadsheet.ledger.flows import Interval, Kind, add_up
from broadsheet.ledger.ties import Side
from broadsheet.ledger.views import deal_in_force, let_go
from broadsheet.records import Claim, Deal

YEARS: Final = 2  #: ends of years that are looked back to
TOLD: Final[frozenset[Side]] = frozenset({"backer", "lender", "supplier"})


Then = tuple[date | None, Interval | None]
"""A day, None for today, and the sum known on it, None where nobody had stated one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One sum as known on several days: of one other party, or of all that give the same."""

    side: Side
    kind: Kind
    other_id: str  #: "" for all of them
    currency: str
    period: str
    known: tuple[Then, ...]  #: oldest first
    pooled: bool = False  #: it holds what rounds brought from investors whose shares nobody states


class _Row(NamedTuple):
    side: Side
    kind: Kind
    other_id: str
    currency: str
    period: str


def reported_by(deals: Iterable[Deal], claims: Mapping[str, Claim], day: date) -> list[Deal]:
    """What of the deals had been reported by the end of a day, with the ids, roles and holders of today.

    No claim looks ahead when it is sorted in, so a deal of then is the one of today cut off at the day.
    """
    end = end_of(day)
    told = [d for d in deals if d.first_reported is not None and d.first_reported.timestamp() < end]
    found = (claims[i] for deal in told for i in deal.claim_ids if i in claims)
    known = {claim.id: claim for claim in found if learned_second(claim) < end}
    return let_go([then for deal in told if (then := deal_in_force(deal, known)) is not None])


def year_ends(deals: Iterable[Deal]) -> tuple[date, ...]:
    """The ends of the last years before the latest report of these deals; none where nothing is dated."""
    latest = max((deal.last_moved for deal in deals if deal.last_moved is not None), default=None)
    return () if latest is None else tuple(date(latest.year - back, 12, 31) for back in range(YEARS, 0, -1))


def growth(
    deals: Sequence[Deal], claims: Mapping[str, Claim], party_id: str, days: Sequence[date]
) -> tuple[Growth, ...]:
    """The sums a company has from others, as known on each of the days and today.

    `deals` are all that it takes part in. Only sums that differ on some day are told; each as an interval
    from what is completed to the most that is stated.
    """
    now = lean_on(deals, {}, party_id)
    before = [lean_on(reported_by(deals, claims, day), {}, party_id) for day in days]
    tables = [_table(found) for found in (*before, now)]
    rows = sorted({row for table in tables for row in table})
    grown = [(row, [table.get(row) for table in tables]) for row in rows]
    return tuple(
        Growth(
            **row._asdict(), known=tuple(zip((*days, None), sums, strict=True)), pooled=_is_pooled(row, now)
        )
        for row, sums in grown
        if _differs(sums)
    )


def _is_pooled(row: _Row, now: Dependence) -> bool:
    unnamed = {(tie.side, tie.kind) for tie in now.ties if not tie.party_id}
    return not row.other_id and (row.side, row.kind) in unnamed


def _table(found: Dependence) -> dict[_Row, Interval]:
    """Each sum of a day by what it is of; those of all who give the same stand under no other."""
    sums: dict[_Row, list[Interval]] = {}
    for tie in found.ties:
        for one in tie.amounts if tie.side in TOLD else ():
            for other in {tie.party_id, ""}:
                row = _Row(tie.side, tie.kind, other, one.currency, one.period)
                sums.setdefault(row, []).append(one)
    return {row: add_up(several)[0] for row, several in sums.items()}


def _differs(sums: Sequence[Interval | None]) -> bool:
    """Whether a sum was known before, and something else on another day."""
    return any(one is not None for one in sums[:-1]) and len({_ends(one) for one in sums}) > 1


def _ends(one: Interval | None) -> tuple[object, ...]:
    return () if one is None else (one.low, one.high, one.is_open)
