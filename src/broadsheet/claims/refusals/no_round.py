"""Rounds that are not the company's of whom they seem told: it only put money in them."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft

_PART_OF = re.compile(
    r" (?:(?:was|were|is|are|had been) (?:also |itself )?(?:part of|among those in|involved in)|joined|took part in|participated in) (?:an?|the) (?:[^\s.;\ue000-\ue5ff]+ ){0,6}?"
    r"(?:round|financing|raise|seed|Series [A-N]) (?:[a-z]+ ){0,3}?(?:that|which) (?:also )?(?:included|counted|drew|had)\b"
)


def is_no_round_of_its_own(draft: Draft) -> bool:
    """As in "Acme was part of a $5m round that also included Globex"."""
    mask = draft.masked.mask
    named = [
        at
        for at, e in draft.masked.signs()
        if draft.object and draft.object.party_id in {m.party_id for m in e.mentions}
    ]
    return any(_PART_OF.match(mask, at + 1) for at in named)
