"""As in "Acme and its parent company Globex": the second of two, told by what it is to the first."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity

_BESIDE = r"(?:parent(?: company| group| firm)?|holding company|sister company|owner|rival|competitor)"
_PART = r"(?:subsidiary|affiliate|unit|arm|division|studio|lab|brand)"
_WORDS = r"(?:(?!own\b|new\b)[a-z-]+ ){0,3}?"
_AND_ITS_BESIDE = re.compile(rf" and its {_WORDS}{_BESIDE} ")
_AND_ITS_PART = re.compile(rf" and its {_WORDS}{_PART} ")
_AND_ITS = re.compile(r" and its ")
_PART_BEHIND = re.compile(rf" {_PART}\b(?!['’])")
_NAMES = frozenset(("org", "stranger"))


def with_kin(entities: list[Entity], text: str) -> list[Entity]:
    """The entities, behind "and" "its parent company Globex" as one, and "its Globex unit" as part of whose it is."""
    kept: list[Entity] = []
    for entity in entities:
        if not _is_told_by_another(kept, entity):
            kept.append(entity)
        elif _AND_ITS_BESIDE.fullmatch(text, kept[-2].end, entity.start):
            kept[-1] = replace(entity, start=kept[-1].start)
        elif (end := _end_of_part(kept[-2], entity, text)) is not None:
            kept[-2:] = [replace(kept[-2], end=end)]
        else:
            kept.append(entity)
    return kept


def _is_told_by_another(kept: list[Entity], entity: Entity) -> bool:
    if len(kept) < 2 or kept[-1].word != "its" or not {kept[-2].kind, entity.kind} <= _NAMES:
        return False
    return kept[-2].mentions[0].party_id != entity.mentions[0].party_id


def _end_of_part(owner: Entity, part: Entity, text: str) -> int | None:
    """Where the words end that tell of a part of a house beside it; None where they tell of none."""
    if _AND_ITS_PART.fullmatch(text, owner.end, part.start):
        return part.end
    behind = _PART_BEHIND.match(text, part.end)
    return behind.end() if behind and _AND_ITS.fullmatch(text, owner.end, part.start) else None
