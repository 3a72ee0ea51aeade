"""Whose round it is that somebody raises of whom the text only says what he founded: "Acme was founded by Jane Doe"."""

from __future__ import annotations

import re

from broadsheet.claims.mask import PERSON, Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_HOUSE = r"(?:company|start - up|start-?up|firm|venture|lab|business|outfit)"
_OWN = re.compile(
    rf" 's (?:[^\s,;.\ue000-\ue8ff]+ ){{0,4}}?{_HOUSE} (?:, |(?:called|named|dubbed) )?([\ue000-\ue1ff])(?! 's)"
)
_BY = re.compile(
    r"([\ue000-\ue1ff]) (?:, [^;.\ue000-\ue8ff]{0,60})?(?:(?:was|is|were) )?(?:co-?)?(?:founded|started|launched|created) (?:in \d{4} )?by "
    rf"(?:{PERSON} (?:and|,) )*$"
)


def founded_by(person: Entity, reading: Reading) -> tuple[Mention, ...]:
    """The company that the text last says a person founded; empty where it says of none."""
    surname = person.word.split()[-1]
    for masked in reversed(reading.sentences):
        for at, other in masked.signs():
            is_same = other.kind == "person" and other.word.split()[-1:] == [surname]
            if is_same and (found := _house(masked, at, reading)):
                return (found,)
    return ()


def _house(masked: Masked, at: int, reading: Reading) -> Mention | None:
    own = _OWN.match(masked.mask, at + 1)
    found = own or _BY.search(masked.mask, 0, at)
    house = masked.entity(found[1]).mentions[0] if found else None
    return house if house and (own or reading.is_company(house)) else None
