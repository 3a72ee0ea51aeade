"""Who leads a round for a fund: "led by Jane Doe at Acme Capital" is led by the fund."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity

_ACTS_FOR = re.compile(
    r"\b(?:led|co-led|backed|funded|joined|anchored|headed|seeded) by (?:(?:general |managing |founding )?(?:partner|investor|director) )?"
    r"(?P<name>(?:[A-Z][\w.'’-]+\s){2,3}(?:of|at|from)\s|(?:[A-Z][\w.'’-]+\s){1,2}[A-Z][\w.'’-]+,\s(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}(?:partner|principal|director|founder|investor|associate|head)\s(?:of|at|with)\s(?:the\s)?)$"
)
_LONGEST = 80  # characters before the fund


def with_partners(entities: list[Entity], text: str) -> list[Entity]:
    """Entities in which a fund takes the name of its partner to itself, who stands before it as the one who leads."""
    kept: list[Entity] = []
    for entity in entities:
        acts = _ACTS_FOR.search(text, max(0, entity.start - _LONGEST), entity.start)
        is_led = acts is not None and entity.kind in {"org", "stranger"}
        start = acts.start("name") if acts and is_led else entity.start
        kept = [e for e in kept if e.end <= start]
        kept.append(replace(entity, start=start))
    return kept
