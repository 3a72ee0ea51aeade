"""What Russian law puts behind a name: "Meta*", "Meta (признана экстремистской)"; the name goes on over it."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity

_MARK = re.compile(
    r"[*✴¹²]{1,2}|\s?\((?:[*✴]|(?:(?:компания|организация|деятельность|соцсеть|владелец [\w ,]{1,40}) )?(?:признан|запрещ|внесен|экстремист|иноагент|в РФ|в России)[^()]{0,120})\)"
)


def with_mark(entity: Entity, text: str) -> Entity:
    """The entity with the mark behind it, so that it parts no list and no subject from its verb."""
    if entity.kind not in {"org", "stranger", "product"}:
        return entity
    mark = _MARK.match(text, entity.end)
    return replace(entity, end=mark.end()) if mark else entity
