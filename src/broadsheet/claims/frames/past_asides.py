"""Deals told past a remark: "the acquisition of Acme, a maker of robots, by Globex", "Acme and Globex, which …, will merge".

Frames say how the words of a deal follow each other. Where a remark on a name parts them, and nothing is told outside of it,
the sentence is read once more as if the remark were not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading

_REMARK = re.compile(
    r"(?:(?P<noun>\b(?:[Aa]cquisition|[Tt]akeover|[Pp]urchase|[Bb]uyout|[Ss]ale|[Mm]erger|[Rr]ound|[Ff]unding|[Ff]inancing|[Ii]nvestment|[Ss]take|[Bb]id|[Oo]ffer)s? (?:of|for|in|by) (?:[^\s,;.]+ ){0,2}?)[\ue000-\ue1ff]|[\ue400-\ue4ff]|(?P<one>^[\ue000-\ue1ff]))"
    r"(?P<remark> (?:,|–|—|-) (?:which|who|whose|an?|the|[\ue300-\ue3ff] 's|its|their|another|one of|led by|run by|headed by|backed by|(?:co-)?founded|started|formerly|now|last|valued|known|based|headquartered|home to) "
    r"[^;:–—]{1,110}? (?:,|–|—|-))(?= (?(noun)(?:by|was|is|were|has|will|for)|(?(one)sold itself|(?:have|will|are|were|plan|agreed|agree|has|had|would|announced))) )"
)


_GONE_ON = re.compile(
    r"[a-z] (?:[a-z-]+ ){0,3}?[\ue000-\ue1ff](?P<remark> (?:,|–|—|-) (?:which|who|whose|an?|the|[\ue300-\ue3ff] 's|its|another|one of|led by|run by|headed by|backed by|(?:co-)?founded|started|formerly|now|last|valued|known|based|"
    r"headquartered|home to) (?:(?! , )[^;:–—]){1,110}? (?:,|–|—|-))(?= (?:as (?:[\ue300-\ue3ff] 's|its|an?|the)|with|to (?!be\b)[a-z]+|for|on|over|under|an?|[\ue600-\ue6ff]) )"
)
"""As in "picked Acme, a maker of chips, as its supplier": a remark on whom the verb acts on, before the rest of what it tells."""
_BETWEEN = re.compile(
    r"(?:^|, |that )[\ue000-\ue1ff](?P<remark> (?:,|–|—|-|\() (?:which|who|whose|an?|the|one of|led by|run by|headed by|backed by|(?:co-)?founded|started|formerly|now|last|valued|known|based|headquartered) "
    r"[^;:–—]{1,110}? (?:,|–|—|-|\)) and (?:[a-z-]+ ){0,2}?(?P<other>[\ue000-\ue1ff]))(?= (?:have|are|will|would|plan|agreed|announced|signed|struck) )"
)
"""As in "Acme, a maker of chips, and Globex have": a remark inside of a pair that acts."""


def find_past_asides(
    masked: Masked,
    drafts: list[Draft],
    reading: Reading,
    read: Callable[[Masked, Reading], list[Draft]],
) -> list[Draft]:
    """The deals that `read` finds past a remark, as drafts of the sentence; none where it tells one of its own there."""
    for pattern in (_REMARK, _BETWEEN, _GONE_ON):
        remark = pattern.search(masked.mask)
        if remark and not any(_is_told_of(d, masked, remark) for d in drafts):
            cut = _without(masked, *remark.span("remark"))
            cut = _with_pair(cut, remark) if pattern is _BETWEEN else cut
            return [_put_back(d, masked, *remark.span("remark")) for d in read(cut, reading)]
    return []


def _with_pair(cut: Masked, remark: re.Match[str]) -> Masked:
    """The shorter sentence with one sign for both whom a remark parts."""
    at = remark.start("remark") - 1
    one, other = cut.entity(cut.mask[at]), cut.entity(remark["other"])
    sign = next(s for s in map(chr, range(0xE4FF, 0xE400, -1)) if s not in cut.entities)
    pair = Entity("group", one.start, other.end, (*one.mentions, *other.mentions))
    return replace(cut, mask=cut.mask[:at] + sign + cut.mask[at + 1 :], entities={**cut.entities, sign: pair})


def _is_told_of(draft: Draft, masked: Masked, remark: re.Match[str]) -> bool:
    """Whether a draft tells, outside of the remark, what somebody does with the party that the remark is on."""
    named = {m.party_id for m in masked.entity(masked.mask[remark.start("remark") - 1]).mentions}
    return draft.subject is not None and not _is_inside(draft, remark) and not named.isdisjoint(draft.parties)


def _is_inside(draft: Draft, remark: re.Match[str]) -> bool:
    """Whether a draft's words stand in the remark, or end with it."""
    return remark.start("remark") - 1 <= draft.start < remark.end("remark")


def _without(masked: Masked, start: int, end: int) -> Masked:
    """The sentence without a stretch of its mask."""
    gone = end - start
    places = [(at if at < start else at - gone, a, b) for at, a, b in masked.places if not start <= at < end]
    return replace(masked, mask=masked.mask[:start] + masked.mask[end:], places=places)


def _put_back(draft: Draft, masked: Masked, start: int, end: int) -> Draft:
    """A draft of the shorter sentence as one of the whole."""

    def whole(at: int) -> int:
        return at if at <= start else at + end - start

    return replace(
        draft, masked=masked, start=whole(draft.start), end=whole(draft.end), sum_at=whole(draft.sum_at)
    )
