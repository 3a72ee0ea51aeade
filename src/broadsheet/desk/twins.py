"""Deals of one pair of parties that lie so close that they may be one, told twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Final

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.desk.judging import ruling_on_pair, standing
from broadsheet.records import FAMILY_OF, Claim, Deal, Judgement

NEAR: Final = timedelta(days=60)  #: two deals of one pair this close may be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two deals of one pair that lie close together: one told twice, or two?"""

    left: Deal
    right: Deal
    left_claim: Claim
    right_claim: Claim
    ruling: Judgement | None = None


def list_twins() -> tuple[Twins, ...]:
    """Deals between the same two parties and of one family that lie close; undecided first, then latest."""
    found = StoreShelf().ledger()
    claims = {claim.id: claim for claim in found.claims}
    stands = standing(reading.judgements())
    living = [deal for deal in found.deals if not deal.merged_into and deal.claim_ids and not deal.cumulative]
    pairs: dict[tuple[str, ...], list[Deal]] = {}
    for deal in living:
        sides = sorted({role.party_id for role in deal.roles if role.part != "other" and role.party_id})
        if len(sides) == 2:
            pairs.setdefault((*sides, FAMILY_OF[deal.relation]), []).append(deal)
    twins = [
        Twins(
            left=left, right=right, left_claim=claims[left.claim_ids[0]],
            right_claim=claims[right.claim_ids[0]],
            ruling=ruling_on_pair(stands, "same_deal", left.id, right.id),
        )
        for deals in pairs.values()
        for left, right in combinations(sorted(deals, key=_first_told), 2)
        if _lie_close(left, right)
    ]  # fmt: skip
    twins.sort(key=lambda t: (t.ruling is not None, -_first_told(t.right)[0], t.left.id))
    return tuple(twins)


def _first_told(deal: Deal) -> tuple[float, str]:
    learned = [move.learned for move in deal.timeline if move.learned is not None]
    return (min(learned).timestamp() if learned else 0.0, deal.id)


def _lie_close(left: Deal, right: Deal) -> bool:
    return abs(_first_told(right)[0] - _first_told(left)[0]) <= NEAR.total_seconds()
