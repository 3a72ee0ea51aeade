"""What a reduced sentence tells that the whole one did not."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.claims.drafts import Draft

_ONE_TAKER = frozenset(("capital", "control"))


def is_told(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a draft of the same sentence tells its deal: the same taker of money or buyer's object, else the same two."""
    return any(_is_same(draft, other) for other in told if other.family == draft.family)


def _is_same(draft: Draft, other: Draft) -> bool:
    if draft.family in _ONE_TAKER:
        is_lead = other.subject is None and draft.subject is not None
        return _id(draft) == _id(other) and not is_lead
    return draft.parties <= {*other.parties, *(m.party_id for m in other.others)}


def _id(draft: Draft) -> str:
    return draft.object.party_id if draft.object else ""
