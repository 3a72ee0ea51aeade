"""Whom the industry leans on, and how that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Final

from broadsheet.ledger.dossier import UNDIRECTED
from broadsheet.ledger.flows import is_standing
from broadsheet.records import Deal, Ledger

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
    standings: list[Standing] = []
    for day in sorted(set(days)):
        deals = [d for d in ledger.deals if is_standing(d) and _reported_by(d, day)]
        standings += sorted(_stand(day, deals), key=lambda s: (-s.rank, s.party_id))
    return tuple(standings)


def _reported_by(deal: Deal, day: date) -> bool:
    return deal.first_reported is not None and deal.first_reported.astimezone(UTC).date() <= day


def _stand(day: date, deals: Sequence[Deal]) -> list[Standing]:
    leans: dict[str, set[str]] = {}
    met: dict[str, set[str]] = {}
    count: dict[str, int] = {}
    for deal in deals:
        for party in {role.party_id for role in deal.roles}:
            count[party] = count.get(party, 0) + 1
            met.setdefault(party, set()).update(r.party_id for r in deal.roles if r.party_id != party)
        for taker, giver in _leanings(deal):
            leans.setdefault(taker, set()).add(giver)
    ranks = _flow(sorted(met), {taker: sorted(givers) for taker, givers in leans.items()})
    return [
        Standing(day=day, party_id=p, rank=round(ranks[p], 6), counterparties=len(met[p]), deals=count[p])
        for p in met
    ]


def _leanings(deal: Deal) -> list[tuple[str, str]]:
    """(who leans, on whom); a partnership leans both ways."""
    ids = [role.party_id for role in deal.roles if role.part != "object"]
    target = deal.party("object")
    if not target:
        return []
    one_way = [(target, party) for party in ids]
    both = deal.relation in UNDIRECTED
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
