"""What each of several gave, told beside the round that it is part of: no one of them leads it for that."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft


def with_parts_joined(drafts: list[Draft]) -> list[Draft]:
    """As in "The round includes investments from A and B": both are among the others of the round told just before."""
    rounds = [d for d in drafts if d.relation == "funding_round" and d.money]
    return [
        replace(d, relation="funding_round", subject=None, others=[d.subject])
        if d.subject and any(_tells_part(d, r) for r in rounds)
        else d
        for d in drafts
    ]


def _tells_part(draft: Draft, told: Draft) -> bool:
    if not (draft.is_share and draft.relation == "investment" and draft.money is None):
        return False
    whose = draft.object and told.object and draft.object.party_id == told.object.party_id
    return bool(whose) and draft.masked.field == told.masked.field and _are_next(draft, told)


def _are_next(draft: Draft, told: Draft) -> bool:
    mask = draft.masked.mask
    is_next = draft.masked.index == told.masked.index + 1
    return is_next and _OF_THE_ROUND.search(mask) is not None and _KNOWN.search(mask) is None


_KNOWN = re.compile(r"\b(?:previously|already|earlier) (?:announced|disclosed|promised|agreed)\b")
"""As in "part of the previously announced investments from A and B": deals of their own."""
_OF_THE_ROUND = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:\w+ ){0,2}(?:round|financing|raise)\b")


def is_part(group: list[Draft], draft: Draft) -> bool:
    """Whether a cheque held against a round is one of several, or one that no words of leading tell but the judge."""
    cheques = [d for d in (*group, draft) if d.relation == "investment"]
    return any(d.is_share or d.chance is not None for d in cheques)
