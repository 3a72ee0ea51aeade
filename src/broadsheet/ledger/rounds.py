"""What is whose in a sum that several gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from broadsheet.ledger.flows import KIND_OF, ZERO, Interval, is_standing, measure
from broadsheet.records import Deal

SAME_ROUND: Final = timedelta(days=120)


def own_shares(pooled: Deal, deals: Sequence[Deal]) -> list[Deal]:
    """The deals by which single members of a pooled sum gave their own, stated part of it."""
    members = {role.party_id for role in pooled.roles if role.part != "object"}
    return [deal for deal in deals if _is_own_share(deal, pooled, members)]


def _is_own_share(deal: Deal, pooled: Deal, members: set[str]) -> bool:
    if deal.id == pooled.id or not _is_kin(deal, pooled) or deal.cumulative or not is_standing(deal):
        return False
    if deal.party("subject") not in members or deal.party("object") != pooled.party("object"):
        return False
    if any(role.part == "other" for role in deal.roles):
        return False
    if deal.part_of == pooled.id or deal.first_reported is None or pooled.first_reported is None:
        return True
    return abs(deal.first_reported - pooled.first_reported) <= SAME_ROUND


def _is_kin(deal: Deal, pooled: Deal) -> bool:
    """What one gives as a round is told is its part of it; what it lends beside a loan is another loan."""
    if KIND_OF[pooled.relation] == "capital":
        return deal.relation == "investment"
    return deal.relation == pooled.relation == "credit" and deal.part_of == pooled.id


def _later_totals(pooled: Deal, into: Sequence[Deal]) -> list[Deal]:
    """Running totals of members that rose after the pool: what a member gave may be in them already."""
    members = {role.party_id for role in pooled.roles if role.part != "object"}
    totals = [deal for deal in into if deal.cumulative and deal.party("subject") in members]
    return [deal for deal in totals if not _is_before(deal, pooled)]


def _is_before(total: Deal, pooled: Deal) -> bool:
    if total.last_moved is None or pooled.first_reported is None:
        return False
    return total.last_moved < pooled.first_reported


def remainder_of(pooled: Deal, into: Sequence[Deal]) -> Interval | None:
    """What a pooled sum leaves after the shares that are stated; None where it states no sum.

    The ends are what is left of the completed sums and what is left of the promised ones; a share
    stated outright is the member's own whether it is paid or not, one of "up to" as far as it is paid.
    The low end also takes off the running totals that may hold a member's share, so that a whole made
    of shares, totals and remainders counts no dollar twice.
    """
    whole = measure(pooled)
    if whole is None:
        return None
    shares = _sums(own_shares(pooled, into), whole)
    totals = _sums(_later_totals(pooled, into), whole)
    done = whole.low - sum((one.likely for one in shares), ZERO)
    promised = whole.high - sum((one.high for one in shares), ZERO)
    held = sum((one.high for one in totals), ZERO)
    low, high = max(ZERO, min(done, promised) - held), max(ZERO, done, promised)
    face = whole.likely - sum((one.likely for one in shares), ZERO)
    return replace(whole, low=low, likely=min(max(low, face), high), high=high)


def _sums(deals: Sequence[Deal], whole: Interval) -> list[Interval]:
    stated = [one for deal in deals if (one := measure(deal)) is not None]
    return [one for one in stated if (one.currency, one.period) == (whole.currency, whole.period)]
