"""Names of the catalogue that only open a longer name which the text introduces as a company: "Acme Desk, a start-up"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.claims.mask import Entity
from broadsheet.parties.forms import Sighting
from broadsheet.parties.strangers import CapitalName, stranger

_REST = re.compile(
    r" [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=, (?:an?|the) (?:(?!of\b|for\b|by\b)[\w.’-]+ ){0,4}?(?:start-?up|company|firm|maker|developer|provider|operator|supplier|lab|builder|seller|group)\b(?!['’]))"
)
"""What stands behind the first word of a name and before the words that say what sort of company it is."""
_CALLED = re.compile(r"\b(?:start-?up|brand) $")
_ENDS = re.compile(r" [A-Z][a-z]+(?=[,.;)]| (?:in|for|from|to|and|on|with|at|has|is|was|last|this)\b)")
"""As in "the start-up Acme Moto for $5m": behind such a noun the whole name stands."""
_NO_NAME = re.compile(
    r" (?:Group|Holdings?|Inc|Corp|Corporation|Company|Technolog(?:y|ies)|Systems|Labs?|International|Global|Cloud|Services|Monday|Tuesday|Wednesday|Thursday|Friday)\b"
)
"""Words that a text leaves out of a name or puts behind it, and that make no other company of it."""


def longer_names(sightings: Iterable[Sighting], text: str) -> dict[str, str]:
    """For each name of one word that first stands in a longer one, that one: "Acme" → "Acme Desk"."""
    first: dict[str, Sighting] = {}
    for sighting in sightings:
        first.setdefault(sighting.party_id, sighting)
    found: dict[str, str] = {}
    for sighting in first.values():
        written = text[sighting.start : sighting.end]
        rest = _REST.match(text, sighting.end)
        if rest is None and _CALLED.search(text, max(0, sighting.start - 12), sighting.start):
            rest = _ENDS.match(text, sighting.end)
        if sighting.form.kind == "name" and written.isalpha() and rest and not _NO_NAME.match(rest.group()):
            found[written] = written + rest.group()
    return found


def as_longer_name(sighting: Sighting, text: str, longer: dict[str, str]) -> Entity | None:
    """The company of the longer name, where a name or its first word alone stands for it; None for any other name."""
    whole = longer.get(text[sighting.start : sighting.end])
    if whole is None:
        return None
    end = sighting.start + len(whole) if text.startswith(whole, sighting.start) else sighting.end
    return Entity(
        "stranger", sighting.start, end, (stranger(CapitalName(sighting.start, end, whole, "name")),)
    )


_CAMPUS = re.compile(r" at [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?(?=[\s,.;:)]|$)")


def with_campuses(found: list[Entity], text: str) -> list[Entity]:
    """As in "the University of Illinois at Urbana-Champaign": the place behind is part of the name, and no partner beside it."""
    ends = {
        e.start: place.end()
        for e in found
        if e.kind in {"org", "stranger"}
        and text.startswith("University of ", e.start)
        and (place := _CAMPUS.match(text, e.end))
    }
    covered = list(ends.items())
    kept = [e for e in found if e.start in ends or not any(a < e.start < b for a, b in covered)]
    return [_whole(e, ends[e.start], text) if e.start in ends else e for e in kept]


def _whole(entity: Entity, end: int, text: str) -> Entity:
    named = CapitalName(entity.start, end, text[entity.start : end], "name")
    return Entity("stranger", entity.start, end, (stranger(named),))
