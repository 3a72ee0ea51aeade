"""What the judge of pairs thinks of the deals that frames tell, written to each draft."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from broadsheet.claims.drafts import Draft, Kind, Opinion
from broadsheet.claims.judging.judge import FAMILIES
from broadsheet.claims.judging.relations import relation_of
from broadsheet.claims.judging.verdicts import Weighing
from broadsheet.claims.reading import Reading

_Rows = dict[int, list[tuple[frozenset[str], int]]]


def put_opinions(drafts: Sequence[Draft], weighing: Weighing, reading: Reading) -> None:
    """Gives each draft the judge's opinion of it; None where the two are not asked about in its sentence."""
    rows: _Rows = {}
    for row, ((source, target), scope, _) in enumerate(weighing.questions):
        pair = frozenset(p.mention.party_id for p in (source, target) if p)
        rows.setdefault(scope.masked.index, []).append((pair, row))
    told: set[tuple[int, str, frozenset[str]]] = {(d.masked.index, d.family, d.parties) for d in drafts}
    for draft in drafts:
        here = draft.masked.index
        untold = [
            (p, row)
            for p, row in rows.get(here, [])
            if p == draft.parties or (here, draft.family, p) not in told
        ]
        draft.opinion = _opinion(draft, untold, weighing, reading)


def _opinion(
    draft: Draft, rows: list[tuple[frozenset[str], int]], weighing: Weighing, reading: Reading
) -> Opinion | None:
    here = [row for pair, row in rows if pair == draft.parties]
    if not here:
        return None
    column = FAMILIES.index(draft.family)
    chances = weighing.chances[here]
    others = chances.copy()
    others[:, column] = -1
    best, other = (int(n) for n in np.unravel_index(int(others.argmax()), others.shape))
    rivals = [row for pair, row in rows if pair != draft.parties and pair & draft.parties]
    return Opinion(
        own=float(chances[:, column].max()),
        other=float(others[best, other]),
        rival=float(weighing.chances[rivals, column].max()) if rivals else 0.0,
        kind=_kind(here[best], other, weighing, reading),
    )


def _kind(row: int, column: int, weighing: Weighing, reading: Reading) -> Kind:
    verdict = weighing.verdict(row, column)
    source = verdict.source.mention if verdict.source else None
    return relation_of(verdict, reading), source, verdict.target.mention
