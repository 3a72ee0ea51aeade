"""Whose round it is that a founder raises: "Li raised $9m to launch Acme" tells of Acme's, not of Li's."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft
from broadsheet.claims.reading import Reading


def without_founders(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts without a round of an unknown name whose very sum the same words give to a company."""
    rounds = [d for d in drafts if d.relation == "funding_round" and d.money]
    return [d for d in drafts if d not in rounds or not any(_is_founders(d, r, reading) for r in rounds)]


def _is_founders(draft: Draft, other: Draft, reading: Reading) -> bool:
    if draft.object is None or other.object is None or draft.object == other.object:
        return False
    is_name_only = draft.object.party_id.startswith("?") and " " not in draft.object.as_written
    is_here = draft.start < other.end and other.start < draft.end
    return draft.money is other.money and is_here and is_name_only and reading.is_company(other.object)
