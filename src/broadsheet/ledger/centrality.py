"""Whom the industry leans on, and how that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Final, NamedTuple

from broadsheet.ledger.flows import is_standing
from broadsheet.records import MUTUAL, Deal, Ledger, Relation

DAMPING: Final = 0.85
ROUNDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A party's place on one day."""

    day: date
    party_id: str
    rank: float  #: share of all leaning that ends at this party; the parties of a day add up to 1
    counterparties: int
    deals: int


def centrality(ledger: Ledger, days: Iterable[date]) -> tuple[Standing, ...]:
    """Every party's standing on each of the days, by the deals reported until then; highest first.

    A taker leans on its givers; who is leaned on by those who are leaned on stands high (PageRank,
    Brin and Page 1998). Every tie counts once: sums are unknown too often to weigh by them.
    """
    lines = (
        Line(
            relation=deal.relation,
            parties=tuple((role.party_id, role.part) for role in deal.roles),
            begun=begun,
        )
        for deal in ledger.deals
        if (begun := standing_since(deal)) is not None
    )
    return centrality_of(lines, days)


class Line(NamedTuple):
    """What is asked of a deal that stands, by the deal's id one after the other."""

    relation: Relation
    parties: tuple[tuple[str, str], ...]  #: (id, part)
    begun: date  #: when it was first reported


def centrality_of(lines: Iterable[Line], days: Iterable[date]) -> tuple[Standing, ...]:
    """`centrality` from what is asked of the deals alone."""
    standings: list[Standing] = []
    told = list(lines)
    for day in sorted(set(days)):
        found = _stand(day, [line for line in told if line.begun <= day])
        standings += sorted(found, key=lambda s: (-s.rank, s.party_id))
    return tuple(standings)


def standing_since(deal: Deal) -> date | None:
    """The day (UTC) on which a deal that counts as more than talk was first reported; None for others."""
    if deal.first_reported is None or not is_standing(deal):
        return None
    return deal.first_reported.astimezone(UTC).date()


def _stand(day: date, lines: Sequence[Line]) -> list[Standing]:
    leans: dict[str, set[str]] = {}
    met: dict[str, set[str]] = {}
    count: dict[str, int] = {}
    for line in lines:
        members = {party for party, _ in line.parties}
        for party in members:
            count[party] = count.get(party, 0) + 1
            met.setdefault(party, set()).update(members - {party})
        for taker, giver in _leanings(line):
            leans.setdefault(taker, set()).add(giver)
    ranks = _flow(sorted(met), {taker: sorted(givers) for taker, givers in leans.items()})
    return [
        Standing(day=day, party_id=p, rank=round(ranks[p], 6), counterparties=len(met[p]), deals=count[p])
        for p in met
    ]


def _leanings(line: Line) -> list[tuple[str, str]]:
    """(who leans, on whom); a partnership leans both ways."""
    ids = [party for party, part in line.parties if part != "object"]
    target = next((party for party, part in line.parties if part == "object"), "")
    if not target:
        return []
    one_way = [(target, party) for party in ids]
    both = line.relation in MUTUAL
    return one_way + ([(party, target) for party in ids] if both else [])


def _flow(parties: Sequence[str], leans: dict[str, list[str]]) -> dict[str, float]:
    if not parties:
        return {}
    share = dict.fromkeys(parties, 1 / len(parties))
    for _ in range(ROUNDS):
        idle = sum(share[p] for p in parties if not leans.get(p))
        fresh = dict.fromkeys(parties, (1 - DAMPING + DAMPING * idle) / len(parties))
        for taker, givers in leans.items():
            for giver in givers:
                fresh[giver] += DAMPING * share[taker] / len(givers)
        share = fresh
    return share
