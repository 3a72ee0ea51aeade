"""Whose round it is that a founder raises: "Li raised $9m to launch Acme" tells of Acme's, not of Li's."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention


def without_founders(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts without a round of an unknown name whose very sum the same words give to a company."""
    rounds = [d for d in drafts if d.relation == "funding_round" and d.money]
    return [d for d in drafts if d not in rounds or not any(_is_founders(d, r, reading) for r in rounds)]


def _is_founders(draft: Draft, other: Draft, reading: Reading) -> bool:
    if draft.object is None or other.object is None or draft.object.party_id == other.object.party_id:
        return False
    is_name_only = draft.object.party_id.startswith("?") and " " not in draft.object.as_written
    is_here = draft.money is other.money and draft.start < other.end and other.start < draft.end
    is_ahead = _place(draft.object, draft) < draft.sum_at < _place(other.object, other)
    return is_here and is_ahead and is_name_only and reading.is_company(other.object)


def _place(mention: Mention, draft: Draft) -> int:
    """Where the draft's sentence first names a party; -1 where it does not."""
    named = (at for at, e in draft.masked.signs() if any(m.party_id == mention.party_id for m in e.mentions))
    return next(named, -1)
