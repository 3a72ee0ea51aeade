"""One company named twice in a native language: in brackets, behind a description, by the first part of its name."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity, EntityKind
from broadsheet.claims.reading import Reading

_NAMED = frozenset(("org", "stranger"))


_PARTS = re.compile(r"[ ・]")
_SHORTEST_PART = 3


def by_first_part(entities: list[Entity], reading: Reading) -> list[Entity]:
    """As in "Habana" beside "Habana Labs", "アンペア" beside "アンペア・コンピューティング": a stranger named in full elsewhere."""
    for entity in entities:
        if entity.kind in _NAMED and len(parts := _PARTS.split(entity.mentions[0].as_written)) > 1:
            reading.nicknames.setdefault(parts[0], entity.mentions[0])
    return [_in_full(e, reading) if e.kind == "stranger" else e for e in entities]


def _in_full(entity: Entity, reading: Reading) -> Entity:
    short = entity.mentions[0]
    full = reading.nicknames.get(short.as_written) if len(short.as_written) >= _SHORTEST_PART else None
    if full is None:
        return entity
    mention = replace(full, as_written=short.as_written, span=short.span)
    named: EntityKind = "stranger" if full.party_id.startswith("?") else "org"
    return replace(entity, kind=named, mentions=(mention,))


def without_doubles(entities: list[Entity], text: str) -> list[Entity]:
    """As in "台积电（TSMC）", "dem ChatGPT-Entwickler OpenAI": one party named twice in a row is one mention."""
    kept: list[Entity] = []
    for entity in entities:
        last = kept[-1] if kept else None
        if last is None or not _is_double(last, entity, text):
            kept.append(entity)
        elif entity.kind == "org" and last.kind == "org":
            kept[-1] = Entity("org", last.start, _closed(entity.end, text), entity.mentions)
    return kept


def _is_double(last: Entity, entity: Entity, text: str) -> bool:
    if last.kind not in _NAMED or entity.kind not in _NAMED or not last.mentions or not entity.mentions:
        return False
    between = text[last.end : entity.start]
    if last.mentions[0].party_id == entity.mentions[0].party_id:
        return re.fullmatch(r"\s*[（(,，、]?\s*[«„“「]?", between) is not None
    return re.fullmatch(r"\s*[（(]\s*", between) is not None and text[entity.end : entity.end + 1] in {
        ")",
        "）",
    }


def _closed(end: int, text: str) -> int:
    return end + 1 if text[end : end + 1] in {")", "）", "」"} else end
