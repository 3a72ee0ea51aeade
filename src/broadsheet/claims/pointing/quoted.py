"""Whom "we" means: the house whose page it is, or whoever is quoted."""

from __future__ import annotations

import re

from broadsheet.claims.mask import PERSON, Entity, Masked
from broadsheet.claims.names.employers import employer
from broadsheet.claims.publishing import own_company
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_ORG = r"[\ue000-\ue1ff]"
_SAYS = r"(?:sa(?:id|ys)|wr(?:ote|ites)|add(?:ed|s)|told|explain(?:ed|s)|not(?:ed|es)|stated?|states)"
_MARKS = re.compile(r'["“”]')
_AT = re.compile(rf" (?:here )?at ({_ORG})")
_BEHIND = re.compile(
    rf"(?:{_SAYS} (?:the )?|(?:an? )?(?:spokes\w+|officials?|executives?) (?:for|of|at) |(?:the )?(?={_ORG} {_SAYS}\b))({_ORG})(?! 's)"
)
_BEFORE = re.compile(
    rf"({_ORG}|{PERSON})(?: ,[^,]{{1,60}},)? (?:\w+ ){{0,2}}?{_SAYS}(?: [^\s\ue000-\ue8ff]+){{0,4}} [:,]? ?$"
)
_SOMEBODY = re.compile(rf"\b(?:[Hh]e|[Ss]he) (?:\w+ ){{0,2}}?{_SAYS}\b|\b{_SAYS} (?:he|she)\b")
_BACK = 3
"""Sentences back in which whoever is "he" was named."""


def speaking(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """The company that a "we" speaks for; of an outlet's own voice nobody. On a house's own page others are quoted too."""
    own = own_company(reading.article, reading.book)
    house = (own,) if own else ()
    sign = next(at for at, other in masked.signs() if other is entity)
    if found := _AT.match(masked.mask, sign + 1):
        return masked.entity(found[1]).mentions
    before = masked.source[masked.start : entity.start]
    if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
        return house
    people = [e for _, e in masked.signs() if e.kind == "person" and e.start > entity.end]
    told = _officer(people[:1], reading) if people else _told_around(sign, masked, reading)
    return told or house


def _told_around(at: int, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """Who says it without being named behind it: a house, whoever stands before the quotation, a "he"."""
    mask = masked.mask
    opens = max((m.start() for m in _MARKS.finditer(mask, 0, at)), default=0)
    closes = _MARKS.search(mask, at)
    behind = mask[closes.end() :] if closes else ""
    if found := _BEHIND.match(behind.lstrip(" ,")):
        return _house(masked.entity(found[1]), reading)
    if found := _BEFORE.search(mask, 0, opens):
        entity = masked.entity(found[1])
        return _house(entity, reading) if entity.kind != "person" else _officer([entity], reading)
    if _SOMEBODY.search(mask[:opens]) or _SOMEBODY.match(behind.lstrip(" ,")):
        near = [s for s in reading.sentences[: masked.index + 1] if s.field == masked.field][-1 - _BACK :]
        people = [
            e for s in near for _, e in s.signs() if e.kind == "person" and e.start < masked.start + opens
        ]
        return _officer(people[-1:], reading)
    return ()


def _house(entity: Entity, reading: Reading) -> tuple[Mention, ...]:
    """A name that says something, where the text makes it a company: others are people unknown."""
    return tuple(m for m in entity.mentions[:1] if reading.is_company(m))


def _officer(people: list[Entity], reading: Reading) -> tuple[Mention, ...]:
    company = employer(people[0], reading) if people else None
    return (company,) if company else ()
