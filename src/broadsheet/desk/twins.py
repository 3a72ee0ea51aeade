"""Deals of one pair of parties that lie so close that they may be one, told twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import combinations
from typing import Final

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.desk.judging import ruling_on_pair, standing
from broadsheet.records import FAMILY_OF, Claim, Deal, Judgement

NEAR: Final = timedelta(days=60)  #: two deals of one pair this close may be one
KIND: Final = "same_deal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two deals of one pair that lie close together: one told twice, or two?"""

    left: Deal
    right: Deal
    left_claim: Claim | None = None  #: the first of each, where it was asked for
    right_claim: Claim | None = None
    ruling: Judgement | None = None


def list_twins() -> tuple[Twins, ...]:
    """Deals between the same two parties and of one family that lie close; undecided first, then latest."""
    stands = standing(reading.judgements())
    twins = [
        Twins(left=left, right=right, ruling=ruling_on_pair(stands, KIND, left.id, right.id))
        for left, right in _close_pairs(open_sheet().revision())
    ]
    twins.sort(key=lambda t: (t.ruling is not None, -_first_told(t.right)[0], t.left.id))
    return tuple(twins)


def with_claims(twins: Sequence[Twins]) -> tuple[Twins, ...]:
    """The same with the first claim of each deal; those whose claims are gone are left out."""
    told = {deal.claim_ids[0] for one in twins for deal in (one.left, one.right)}
    claims = {claim.id: claim for claim in reading.claims_named(told)}
    shown = (
        replace(
            one,
            left_claim=claims.get(one.left.claim_ids[0]),
            right_claim=claims.get(one.right.claim_ids[0]),
        )
        for one in twins
    )
    return tuple(one for one in shown if one.left_claim is not None and one.right_claim is not None)


@lru_cache(maxsize=2)
def _close_pairs(_revision: str) -> tuple[tuple[Deal, Deal], ...]:
    """Kept for as long as the ledger is the same: every deal is read for them."""
    pairs: dict[tuple[str, ...], list[Deal]] = {}
    for deal in _living(open_sheet().all_deals()):
        sides = sorted({role.party_id for role in deal.roles if role.part != "other" and role.party_id})
        if len(sides) == 2:
            pairs.setdefault((*sides, FAMILY_OF[deal.relation]), []).append(deal)
    return tuple(
        (left, right)
        for deals in pairs.values()
        for left, right in combinations(sorted(deals, key=_first_told), 2)
        if _lie_close(left, right)
    )


def _living(deals: Iterable[Deal]) -> Iterable[Deal]:
    return (deal for deal in deals if not deal.merged_into and deal.claim_ids and not deal.cumulative)


def _first_told(deal: Deal) -> tuple[float, str]:
    learned = [move.learned for move in deal.timeline if move.learned is not None]
    return (min(learned).timestamp() if learned else 0.0, deal.id)


def _lie_close(left: Deal, right: Deal) -> bool:
    return abs(_first_told(right)[0] - _first_told(left)[0]) <= NEAR.total_seconds()
