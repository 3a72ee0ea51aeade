"""Whom a pointing word can mean: the parties named or meant around it, each with its spots."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.spots import Cast, Spot

_FAR = 6  # sentences back that a word may point
_BESIDE = 2  # letters behind "the chipmaker" where a name says who that is; a noun points no further ahead
_MAIN = 2  # parties that the document is most about may be meant from anywhere behind their first naming


def find_candidates(entity: Entity, masked: Masked, cast: Cast) -> dict[str, list[Spot]]:
    """Party id → its spots, nearest first: before the word, back through the text, in the title, behind the word."""
    found: dict[str, list[Spot]] = {}
    for spot in _around(entity, masked, cast):
        found.setdefault(spot.mention.party_id, []).append(spot)
    for spot in _main_parties(masked, cast):
        found.setdefault(spot.mention.party_id, [spot])
    return found


def _around(entity: Entity, masked: Masked, cast: Cast) -> Iterator[Spot]:
    here = cast.spots[masked.index]
    yield from (p for p in reversed(here) if p.end <= entity.start)
    if masked.field == "text":
        sentences = cast.reading.sentences
        earlier = [s for s in sentences[: masked.index] if s.field == "text"][-_FAR:]
        for sentence in reversed(earlier):
            yield from reversed(cast.spots[sentence.index])
        for title in (s for s in sentences[:1] if s.field == "title"):
            yield from cast.spots[title.index]
    reach = _BESIDE if entity.kind == "nominal" else masked.end
    yield from (p for p in here if entity.end <= p.start <= entity.end + reach)


def _main_parties(masked: Masked, cast: Cast) -> Iterator[Spot]:
    """The first spot of those whom the document is most about, where it stands before the word."""
    if masked.field == "title":
        return
    standing = cast.reading.standing
    main = sorted(standing.named, key=lambda party: -standing.weight(party))[:_MAIN]
    for sentence in cast.reading.sentences[: masked.index]:
        yield from (p for p in cast.spots[sentence.index] if p.mention.party_id in main)
