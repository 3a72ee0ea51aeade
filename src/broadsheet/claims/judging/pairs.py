"""Pairs of parties that a sentence may tie by a deal: what the judge is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.claims.judging.scopes import Place, Scope
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.standing import free_first
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_NAMED = frozenset(("org", "stranger", "group"))
_BACK = 2  # sentences from which a party is carried
_TITLED = 2
_ALONE = frozenset(("prev1", "pointed", "title", "top"))  # ways to be carried as the one whose round it is
_FAR = 99
Pair = tuple[Place | None, Place]


def pairs_of(scope: Scope, reading: Reading) -> Iterator[Pair]:
    """Giver and receiver, one at least of the sentence itself, each two parties where they stand nearest.

    None for a giver left unnamed, as of a round. Both orders of a pair are asked about.
    """
    carried = carry_parties(scope, reading)
    nearest: dict[tuple[str, str], tuple[int, Place, Place]] = {}
    for one in [*scope.places, *carried]:
        for other in [*scope.places, *carried]:
            key = (one.mention.party_id, other.mention.party_id)
            if key[0] == key[1] or max(one.at, other.at) < 0:
                continue
            gap = abs(one.at - other.at) if min(one.at, other.at) >= 0 else _FAR
            if key not in nearest or gap < nearest[key][0]:
                nearest[key] = (gap, one, other)
    yield from ((one, other) for _, one, other in nearest.values())
    alone: dict[str, Place] = {}
    for place in [*scope.places, *(c for c in carried if c.how in _ALONE)]:
        alone.setdefault(place.mention.party_id, place)
    yield from ((None, place) for place in alone.values())


def carry_parties(scope: Scope, reading: Reading) -> list[Place]:
    """Whom a sentence may mean without naming them: of the sentences before, of the title, whom the text is about."""
    if scope.masked.field == "title":
        return []
    found: dict[str, Place] = {p.mention.party_id: p for p in scope.places}
    inside = set(found)
    for mention, how in _elsewhere(scope.masked, reading):
        found.setdefault(mention.party_id, Place(mention, -1, how))
    return [place for party, place in found.items() if party not in inside]


def _elsewhere(masked: Masked, reading: Reading) -> Iterator[tuple[Mention, str]]:
    before = [s for s in reading.sentences[: masked.index] if s.field == "text"][-_BACK:]
    for back, earlier in enumerate(reversed(before), start=1):
        named = _named(earlier)
        if not named and (meant := reading.pointed.get(earlier.index)):
            yield meant, "pointed"
        if named:
            first = free_first(named, earlier) or named[0]
            yield first.mentions[0], f"prev{back}"
        if named and back == 1:
            yield named[-1].mentions[-1], "last"
    standing = reading.standing
    about = max(standing.opens, key=standing.weight, default="")
    for party, how in [*((titled, "title") for titled in standing.titled[:_TITLED]), (about, "top")]:
        if party and (mention := _first_mention(party, reading)):
            yield mention, how


def _named(masked: Masked) -> list[Entity]:
    return [entity for _, entity in masked.signs() if entity.kind in _NAMED]


def _first_mention(party: str, reading: Reading) -> Mention | None:
    everybody = (m for s in reading.sentences for e in _named(s) for m in e.mentions)
    return next((m for m in everybody if m.party_id == party), None)
