"""Whose officer a person is, as the text says."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E, Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_OFFICE = r"(?i:CEO|CFO|CTO|COO|chief|founder|co-founder|cofounder|president|chairman|vice|head|executive|spokes\w+|director)"


def employer(entity: Entity, reading: Reading) -> Mention | None:
    """The company whose officer the text calls a person, or None."""
    surname = entity.word.split()[-1]
    for masked in reading.sentences:
        for at, other in masked.signs():
            is_same = other.kind == "person" and other.word.split()[-1] == surname
            if is_same and (found := _office(masked, at)):
                return found
    return None


def _office(masked: Masked, at: int) -> Mention | None:
    before, after = masked.mask[max(0, at - 60) : at], masked.mask[at + 1 : at + 80]
    if match := re.search(
        rf"({E}) (?:'s )?(?:[^\s,\ue000-\ue8ff]+ ){{0,3}}?{_OFFICE}(?: [^\s,\ue000-\ue8ff]+){{0,4}} $", before
    ):
        return (masked.entity(match[1]).mentions or (None,))[0]
    if match := re.match(
        rf" , (?:the |\S+ ){{0,3}}?{_OFFICE}(?: [^\s,\ue000-\ue8ff]+){{0,6}}? (?:of|at) (?:the |[\ue700-\ue7ff] 's )?({E})",
        after,
    ):
        return (masked.entity(match[1]).mentions or (None,))[0]
    if match := re.match(rf" , (?:an? |the )?({E}) (?:'s )?(?:\S+ ){{0,3}}?{_OFFICE}", after):
        return (masked.entity(match[1]).mentions or (None,))[0]
    return None
