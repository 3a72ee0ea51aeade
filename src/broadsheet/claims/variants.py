"""Which reduced sentences frames are tried on after the whole one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from broadsheet.claims.adverbials import without_adverbials
from broadsheet.claims.mask import E, Masked
from broadsheet.claims.participles import participles
from broadsheet.claims.phrased import plain_phrases
from broadsheet.claims.reduced import Reduced
from broadsheet.claims.shared import shared
from broadsheet.claims.turned import tells, turned

_PARTY = re.compile(E)
_REDUCTIONS: tuple[Callable[[Reduced], Reduced], ...] = (plain_phrases, without_adverbials)
"""Each takes what the one before it gave; one that finds nothing to leave out gives back what it got."""

_CLAUSES: tuple[Callable[[Reduced], Iterator[Reduced]], ...] = (turned, participles, shared)
"""Each gives clauses of the sentence that the reductions left, as sentences of their own."""


def variants_of(masked: Masked) -> Iterator[Reduced]:
    """The reduced forms of a sentence that differ from it and from one another, the longest first."""
    if not _PARTY.search(masked.mask) or not any(tells(word) for word in masked.mask.split(" ")):
        return
    reduced, seen = Reduced.of(masked), {masked.mask}
    for reduce in _REDUCTIONS:
        reduced = reduce(reduced)
        if reduced.masked.mask not in seen:
            seen.add(reduced.masked.mask)
            yield reduced
    for split in _CLAUSES:
        for clause in split(reduced):
            if clause.masked.mask not in seen:
                seen.add(clause.masked.mask)
                yield clause
