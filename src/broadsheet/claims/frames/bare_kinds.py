"""Of what kind a deal is that the text only calls a deal: of that for which the judge speaks twice as loud."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft, Opinion
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.admission import is_admissible

_LOUD, _LEAST = 2.0, 0.05
_PAID = frozenset(("investment", "funding_round", "acquisition", "offtake_or_other"))
"""Kinds that a deal without a sum is not taken for."""
_CALLED = re.compile(r"\b(?:memorand|protocols? of|letters? of intent|understanding|partner)", re.IGNORECASE)
"""What is signed before anything changes hands."""


def tell_kinds(groups: list[list[Draft]], reading: Reading) -> None:
    """Gives a deal that is bare wherever it is told the kind, the giver and the taker that the judge thinks of."""
    for group in groups:
        opinions = [d.opinion for d in group if d.opinion]
        if opinions and all(d.is_generic for d in group):
            _tell(group, max(opinions, key=lambda opinion: opinion.other), reading)


def _tell(group: list[Draft], opinion: Opinion, reading: Reading) -> None:
    relation, giver, taker = opinion.kind
    likely = max(d.opinion.own for d in group if d.opinion)
    if giver is None or opinion.other < max(_LEAST, _LOUD * likely):
        return
    if relation in _PAID and not any(d.money for d in group):
        return
    if any(_CALLED.search(d.masked.mask, d.start, d.end) for d in group):
        return
    meant = [replace(d, relation=relation, subject=giver, object=taker) for d in group]
    if all(is_admissible(d, d.masked, reading) for d in meant):
        group[:] = meant
