"""Which sum is the lead's: of a total and a round within it, the round that it led."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import MONEY


def with_lead_sums(drafts: list[Draft]) -> list[Draft]:
    """As in "$44m in total, including a $28m Series A led by Acme": who led is told of the sum that stands beside it."""
    return [_with_its_sum(draft, drafts) for draft in drafts]


def _with_its_sum(draft: Draft, drafts: list[Draft]) -> Draft:
    if draft.relation != "funding_round" or draft.subject is None or draft.money is not None:
        return draft
    told = next((d for d in drafts if d.money and _tells_the_same(d, draft)), None)
    return replace(draft, money=told.money, sum_at=told.sum_at, cumulative=told.cumulative) if told else draft


def _tells_the_same(one: Draft, other: Draft) -> bool:
    is_round = one.relation == other.relation and one.parties <= other.parties
    return is_round and (
        (one.subject is not None and one.start < other.end and other.start < one.end)
        or (one.sum_at >= 0 and _is_right_before(one.sum_at, other))
    )


_RIGHT_BEFORE = re.compile(rf"{MONEY} (?:[a-z-]+ ){{0,2}}")


def _is_right_before(at: int, lead: Draft) -> bool:
    """As in "an $8m seed round from Acme": the sum stands before the words that tell of the lead."""
    return _RIGHT_BEFORE.fullmatch(lead.masked.mask, at, lead.start) is not None
