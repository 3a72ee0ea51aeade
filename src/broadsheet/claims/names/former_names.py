"""What a company was called before, beside its name: "Acme (formerly Globex)", "Acme, previously known as Globex,"."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity

_NAMED = frozenset(("org", "stranger"))
_ONCE = (
    r"(?:(?:itself |which (?:was|is) |then |still |originally |until (?:recently|\d{4}) |once )?"
    r"(?:formerly|previously|originally|née|nee|once|earlier|historically|ex-|a\.?k\.?a\.?|also|better|until \w+)(?: (?:known|called|named|operating|trading|doing business))?(?: as)?|"
    r"(?:which was |then |once )?(?:known|called|renamed from|rebranded from)(?: as)?(?: until \d{4})?) ?[“\"‘]?"
)
_OPENS = re.compile(rf"(?P<mark> \(| ?, | ?[—–] ?){_ONCE}")
_CLOSES = {
    "(": r"[”\"’]?(?: (?:until|before|till|in|since) [^()]{1,24})?\)",
    ",": r"[”\"’]?,(?! (?:an?|the|which|whose|one|who|is|based|backed)\b)|[”\"’]?(?=,|\.|$)",
    "—": r" ?[—–]|(?=\.|$)",
}
_NEVER = re.compile(r"(?:also|better|once|earlier) ?[“\"‘]?$")
"""Words that only with "known as" tell of a name."""


def without_former_names(entities: list[Entity], text: str) -> list[Entity]:
    """The names, each with the former one that stands beside it as part of it, and nobody of its own."""
    kept: list[Entity] = []
    for entity in entities:
        last = kept[-1] if kept and kept[-1].kind in _NAMED else None
        end = _end_of_remark(last, entity, text) if last else None
        if last and end:
            kept[-1] = replace(last, end=end)
        elif not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def _end_of_remark(last: Entity, entity: Entity, text: str) -> int | None:
    opened = _OPENS.fullmatch(text, last.end, entity.start) if entity.kind in {*_NAMED, "product"} else None
    if opened is None or _NEVER.search(opened.group()):
        return None
    closed = re.compile(_CLOSES[opened["mark"].strip().replace("–", "—")]).match(text, entity.end)
    return closed.end() if closed else None
