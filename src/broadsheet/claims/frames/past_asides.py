"""Deals told past a remark: "the acquisition of Acme, a maker of robots, by Globex", "Acme and Globex, which …, will merge".

Frames say how the words of a deal follow each other. Where a remark on a name parts them, and nothing is told outside of it,
the sentence is read once more as if the remark were not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_REMARK = re.compile(
    r"(?:(?P<noun>\b(?:[Aa]cquisition|[Tt]akeover|[Pp]urchase|[Bb]uyout|[Ss]ale|[Mm]erger|[Rr]ound|[Ff]unding|[Ff]inancing|[Ii]nvestment|[Ss]take|[Bb]id|[Oo]ffer)s? (?:of|for|in|by) (?:[^\s,;.]+ ){0,2}?)[\ue000-\ue1ff]|[\ue400-\ue4ff]|(?P<one>^[\ue000-\ue1ff]))"
    r"(?P<remark> (?:,|–|—|-) (?:which|who|whose|an?|the|one of|led by|run by|headed by|backed by|(?:co-)?founded|started|formerly|now|last|valued|known|based|headquartered|home to) "
    r"[^;:–—]{1,110}? (?:,|–|—|-))(?= (?(noun)(?:by|was|is|were|has|will|for)|(?(one)sold itself|(?:have|will|are|were|plan|agreed|agree|has|had|would|announced))) )"
)


def find_past_asides(
    masked: Masked,
    drafts: list[Draft],
    reading: Reading,
    read: Callable[[Masked, Reading], list[Draft]],
) -> list[Draft]:
    """The deals that `read` finds past a remark, as drafts of the sentence; none where it tells one of its own there."""
    remark = _REMARK.search(masked.mask)
    if remark is None or any(not _is_inside(d, remark) and d.subject for d in drafts):
        return []
    cut = _without(masked, *remark.span("remark"))
    return [_put_back(d, masked, *remark.span("remark")) for d in read(cut, reading)]


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
