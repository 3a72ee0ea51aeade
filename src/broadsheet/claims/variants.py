"""Which reduced sentences frames are tried on after the whole one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from broadsheet.claims.adverbials import without_adverbials
from broadsheet.claims.cues import cue_of
from broadsheet.claims.mask import E, Masked
from broadsheet.claims.phrased import plain_phrases
from broadsheet.claims.reduced import Reduced

_DEALS = frozenset(("control", "capital", "supply", "rights", "alliance", "terms", "tie"))
_PARTY = re.compile(E)
_REDUCTIONS: tuple[Callable[[Reduced], Reduced], ...] = (plain_phrases, without_adverbials)
"""Each takes what the one before it gave; one that finds nothing to leave out gives back what it got."""


def variants_of(masked: Masked) -> Iterator[Reduced]:
    """The reduced forms of a sentence that differ from it and from one another, the longest first."""
    if not _PARTY.search(masked.mask) or not any(cue_of(word) in _DEALS for word in masked.mask.split(" ")):
        return
    reduced, seen = Reduced.of(masked), {masked.mask}
    for reduce in _REDUCTIONS:
        reduced = reduce(reduced)
        if reduced.masked.mask not in seen:
            seen.add(reduced.masked.mask)
            yield reduced
