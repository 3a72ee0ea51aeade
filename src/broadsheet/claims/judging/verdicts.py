"""What the judge says of the pairs of a document: asked once, for the deals that no frame tells and for those that one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.claims.drafts import Draft
from broadsheet.claims.judging.judge import FAMILIES, Weights, weigh
from broadsheet.claims.judging.pair_signs import signs_of_pair, told_of
from broadsheet.claims.judging.pairs import Pair, pairs_of
from broadsheet.claims.judging.scopes import Place, Scope, scope_of
from broadsheet.claims.reading import Reading

_MOST = 8_000  # pairs of a document; an article has some hundred


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pair of a sentence and the chance that it has a deal of a family."""

    chance: float
    family: str
    source: Place | None
    target: Place
    scope: Scope

    @property
    def pair(self) -> frozenset[str]:
        """Ids of the two, in no order."""
        return frozenset(p.mention.party_id for p in (self.source, self.target) if p)

    @property
    def offsets(self) -> list[int]:
        """Where in the mask those of the two stand that the sentence holds."""
        return [self.scope.offsets[p.at] for p in (self.source, self.target) if p and p.at >= 0]

    @property
    def trigger(self) -> tuple[int, int]:
        """The word of the family that stands nearest to both, by its bounds in the mask; else any of a deal, or a sum."""
        scope = self.scope
        at = [p.at for p in (self.source, self.target) if p and p.at >= 0]
        own = [n for n in scope.triggers if scope.classes[n] == self.family]
        word = min(own or scope.triggers or scope.money_at, key=lambda n: sum(abs(n - place) for place in at))
        return scope.offsets[word], scope.offsets[word] + len(scope.tokens[word])


Question = tuple[Pair, Scope, list[str]]


class Weighing(NamedTuple):
    """Every pair that a document may tell a deal of, and a row of chances for each, a column for each family."""

    questions: list[Question]
    chances: NDArray[np.float32]

    def verdict(self, row: int, column: int) -> Verdict:
        """What the judge says of one pair and one family."""
        (source, target), scope, _ = self.questions[row]
        return Verdict(float(self.chances[row, column]), FAMILIES[column], source, target, scope)


def read_questions(reading: Reading, drafts: Sequence[Draft]) -> list[Question]:
    """Every pair of every sentence that has words of a deal, with its signs."""
    told = told_of(drafts)
    scopes = (scope_of(masked, reading, drafts) for masked in reading.sentences)
    asked = (
        (pair, scope, [*scope.signs, *signs_of_pair(pair, scope, reading, told)])
        for scope in scopes
        if scope.tells
        for pair in pairs_of(scope, reading)
    )
    return list(islice(asked, _MOST))


def weigh_pairs(reading: Reading, drafts: Sequence[Draft], weights: Weights) -> Weighing:
    """The chances of every pair of the document."""
    questions = read_questions(reading, drafts)
    return Weighing(questions, weigh([signs for _, _, signs in questions], weights))


def find_verdicts(weighing: Weighing, least: float) -> list[Verdict]:
    """Every pair with a chance of at least `least`, the surest first, of equals the one told first."""
    found = [
        weighing.verdict(int(row), column)
        for column in range(len(FAMILIES))
        for row in (weighing.chances[:, column] >= least).nonzero()[0]
    ]
    return sorted(found, key=lambda verdict: -verdict.chance)
