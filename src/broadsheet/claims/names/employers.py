"""Whose officer a person is, or whose founder, as the text says."""

from __future__ import annotations

import re

from broadsheet.claims.mask import PERSON, E, Entity, Masked
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
    return _founded(surname, reading)


_COMPANY = r"(?:company|start-?up|firm|venture|lab|laboratory|outfit|business)"
_FOUNDS = re.compile(
    rf"({PERSON})(?! 's) (?:(?!{PERSON}(?! 's)|who\b|whose\b)[^.;]){{0,90}}?\b(?:start(?:s|ed|ing)?|found(?:s|ed|ing)?|co-founded|launch(?:es|ed|ing)?|set(?:s|ting)? up|creat(?:es?|ed|ing)|buil(?:ds?|t|ding)) "
    rf"(?:an? |the |his |her |(?:his|her) own )(?:[^\s,;.\ue000-\ue8ff]+ ){{0,5}}?{_COMPANY} (?:called |named |dubbed |known as |, )?({E})(?! 's)"
)
"""As in "Doe left Acme to start a metals company called Globex"."""


def _founded(surname: str, reading: Reading) -> Mention | None:
    """The one company that the text says a person has founded; None for several, and for nobody's."""
    found: dict[str, Mention] = {}
    for masked in reading.sentences:
        for match in _FOUNDS.finditer(masked.mask):
            if masked.entity(match[1]).word.split()[-1] == surname:
                found.update({m.party_id: m for m in masked.entity(match[2]).mentions})
    return next(iter(found.values())) if len(found) == 1 else None


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
