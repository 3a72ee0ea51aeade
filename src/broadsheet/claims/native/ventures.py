"""One venture of several is one deal: "AはBやCと共に…事業を立ち上げた" tells A and B, with C beside them."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft


def as_one_venture(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, each joint venture once: whom its founder founds it with beside the first are others of it."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((d for d in kept if _is_same_venture(d, draft)), None)
        if same is None or draft.object is None:
            kept.append(draft)
        elif draft.object.party_id not in {m.party_id for m in (*same.others, same.object) if m}:
            same.others.append(draft.object)
    return kept


def _is_same_venture(one: Draft, other: Draft) -> bool:
    """Whether two drafts are the members of one list, told by one word."""
    if not one.relation == other.relation == "joint_venture" or one.subject is None or other.subject is None:
        return False
    return one.subject.party_id == other.subject.party_id and (one.start, one.end) == (other.start, other.end)
