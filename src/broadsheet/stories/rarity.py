"""How rare a term is among the articles seen so far."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from sys import intern
from typing import Final

import numpy as np

from broadsheet.stories.counts import read_counts
from broadsheet.stories.runs import PLACES, Runs, unit_runs
from broadsheet.stories.terms import common_words
from broadsheet.stories.wording import Wording

BACKGROUND: Final = (
    500  #: articles taken as seen before the first, so that a desk's first day is no special case
)
NAMED_BEFORE: Final = 4  #: of these so many named any organisation
COMMON_CAP: Final = 1.0  #: a word any title may hold weighs no more than this
MOST_TERMS: Final = 80  #: terms that are kept of a text: the heaviest
HAPPENING_CAP: Final = 3.5  #: nor a happening ("=acquire") more than this, however small the set


class Rarity:
    """Running document frequencies of terms and character runs, and unit vectors made from them."""

    def __init__(self) -> None:
        self.seen = BACKGROUND
        self._terms: Counter[str] = Counter()
        self._runs = np.zeros(PLACES, dtype=np.float64)

    def note(self, wording: Wording) -> None:
        """Counts one article."""
        self.seen += 1
        self._terms.update(read_counts(wording.text or wording.title).keys())
        self._runs[wording.runs.places] += 1.0

    def take_back(self, wording: Wording) -> None:
        """Uncounts an article that was counted."""
        self.seen -= 1
        self._terms.subtract(read_counts(wording.text or wording.title).keys())
        self._runs[wording.runs.places] -= 1.0

    @property
    def most(self) -> float:
        """The greatest rarity there can be now."""
        return math.log(self.seen + 2) + 0.01

    def of(self, term: str) -> float:
        """Inverse document frequency of a term, capped for common words and happenings; above 0."""
        before = NAMED_BEFORE if term[0] == "@" else 0
        idf = math.log((self.seen + 2) / (self._terms[term] + before + 1)) + 0.01
        if term in common_words():
            return min(idf, COMMON_CAP)
        return min(idf, HAPPENING_CAP) if term[0] == "=" else idf

    def weigh(self, terms: Iterable[str]) -> dict[str, float]:
        """The rarity of each term."""
        return {term: self.of(term) for term in terms}

    def term_vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """A unit vector: (1 + log count) times rarity; empty for no terms."""
        return _unit(
            {term: (1 + math.log(count)) * self.of(term) for term, count in counts.items()}, MOST_TERMS
        )

    def run_vector(self, counts: Runs) -> Runs:
        """The same for character runs."""
        rare = self.most - np.log(self._runs[counts.places] + 1.0)
        return unit_runs(counts.places, ((1.0 + np.log(counts.weights)) * rare).astype(np.float32))


def _unit(weights: dict[str, float], most: int) -> dict[str, float]:
    """Of unit length; only names, amounts and the heaviest are kept, the length is that of all."""
    length = math.sqrt(sum([weight * weight for weight in weights.values()]))
    if not length:
        return {}
    kept = weights
    if len(weights) > most:
        names = {key: weight for key, weight in weights.items() if key[0] in "@#"}
        kept = names | dict(nlargest(most, weights.items(), key=itemgetter(1)))
    return {intern(key): weight / length for key, weight in kept.items()}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Dot product of two unit vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum([weight * right[key] for key, weight in left.items() if key in right])


def cosine_of(left: Sequence[float], right: Sequence[float]) -> float:
    """Dot product of two dense unit vectors."""
    return sum([one * other for one, other in zip(left, right, strict=True)])
