"""As in "Doe raised $5m in March. The start-up has …": a house that the sentence before tells of by its people alone."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.names.employers import employer
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_HOUSES = frozenset(("org", "stranger", "group", "nominal", "pronoun"))
_ANY_HOUSE = re.compile(r"[Tt]he (?:company|start-?up|firm|venture|lab)|[Ii]t")
_AT_WORK = re.compile(
    r"(?:\bwork(?:s|ed|ing)? (?:at|for)|\bjoined|\bleft) ([\ue000-\ue1ff]) (?:when|after|before|until) $"
)


def house_of_people(entity: Entity, masked: Masked, reading: Reading) -> Mention | None:
    """The one house of the people of the sentence before, for a word that opens the next; None where that names a house."""
    if worked := _AT_WORK.search(masked.mask, 0, _place(entity, masked)):
        return masked.entity(worked[1]).mentions[0]
    if masked.source[masked.start : entity.start].strip() or not masked.index:
        return None
    if not _ANY_HOUSE.fullmatch(masked.source, entity.start, entity.end):
        return None
    before = reading.sentences[masked.index - 1]
    is_beside = before.field == masked.field and "\n" not in masked.source[before.end : masked.start]
    if not is_beside or any(e.kind in _HOUSES for _, e in before.signs()):
        return None
    houses = [employer(e, reading) for _, e in before.signs() if e.kind == "person"]
    return houses[0] if len(houses) == 1 else None


def _place(entity: Entity, masked: Masked) -> int:
    return next((at for at, e in masked.signs() if e is entity), 0)
