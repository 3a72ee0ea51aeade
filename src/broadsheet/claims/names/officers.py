"""For whom somebody speaks whose own sentence names his office: "its chairman Jane Doe said", "Jane Doe, Acme's chair"."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E, Entity, Masked
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_OFFICE = (
    r"(?:chair(?:man|woman|person)?|chief (?:executive|\w+ officer)(?: officer)?|chief|CEO|CFO|CTO|COO|president|vice president|co-?founder|founder|"
    r"director|head|boss|managing director|general counsel|spokes\w+)"
)
_BEFORE = re.compile(rf"({E}) 's (?:[a-z-]+ ){{0,2}}?{_OFFICE} (?:, )?$")
_BEHIND = re.compile(rf" , (?:who is )?({E}) 's (?:[a-z-]+ ){{0,2}}?{_OFFICE} (?:,|said|says|wrote|told)")


def house_of_officer(person: Entity, masked: Masked, reading: Reading) -> Mention | None:
    """The party whose officer the sentence itself calls a person, or None."""
    at = next((at for at, entity in masked.signs() if entity is person), -1)
    told = _BEFORE.search(masked.mask, max(0, at - 60), at) or _BEHIND.match(masked.mask, at + 1)
    found = resolve(masked.entity(told[1]), masked, reading) if at >= 0 and told else ()
    return found[0] if len(found) == 1 else None
