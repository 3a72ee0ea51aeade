"""What a reduced sentence tells that the whole one did not, or told of fewer parties."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.claims.drafts import Draft
from broadsheet.records import Mention

_ONE_TAKER = frozenset(("capital", "control"))


def is_told(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a draft of the same sentence tells its deal, or another one by the same words.

    Of one deal the taker of money or the company bought is the same, else both parties are. The same words tell
    two deals only where a list stands on one side.
    """
    if any(draft.parties == other.parties and _overlap(draft, other) for other in told):
        return True  # of another kind, by words that describe a party
    return any(_is_same(draft, other) for other in told if other.family == draft.family)


def _is_same(draft: Draft, other: Draft) -> bool:
    if is_wider(draft, other):
        return False
    if draft.family in _ONE_TAKER:
        is_lead = other.subject is None and draft.subject is not None
        if draft.subject is not None and draft.parties == other.parties:
            return True
        return not is_lead and (_id(draft.object) == _id(other.object) or _overlap(draft, other))
    if draft.parties <= _everybody(other):
        return True
    is_listed = _id(draft.subject) == _id(other.subject) or _id(draft.object) == _id(other.object)
    return _overlap(draft, other) and not is_listed


def is_wider(draft: Draft, other: Draft) -> bool:
    """As in "A, B and the start-up C form": of the same words the reduced sentence has every party, the whole one two."""
    is_more = draft.family == "alliance" and bool(draft.others) and _everybody(other) < _everybody(draft)
    return draft.family == other.family and is_more and _overlap(draft, other)


def _overlap(draft: Draft, other: Draft) -> bool:
    return draft.start < other.end and other.start < draft.end


def _everybody(draft: Draft) -> frozenset[str]:
    return draft.parties | {m.party_id for m in draft.others}


def _id(mention: Mention | None) -> str:
    return mention.party_id if mention else ""
