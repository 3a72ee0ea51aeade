"""How rare a term is among the articles seen so far."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from sys import intern
from typing import Final

import numpy as np

from broadsheet.stories.counts import read_counts
from broadsheet.stories.day_counts import DayCounts
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

    def add_day(self, day: DayCounts) -> None:
        """Counts all articles of a day."""
        self.seen += day.articles
        self._terms.update(day.read_terms())
        self._runs += day.read_runs()

    def drop_day(self, day: DayCounts) -> None:
        """Uncounts a day that was counted; a term that nobody says any more takes no room."""
        self.seen -= day.articles
        for term, times in day.read_terms().items():
            self._terms[term] -= times
            if self._terms[term] <= 0:
                del self._terms[term]
        self._runs -= day.read_runs()

    @property
    def most(self) -> float:
        """The greatest rarity there can be now."""
        return math.log(self.seen + 2) + 0.01

    def of(self, term: str) -> float:
        """Inverse document frequency of a term, capped for common words and happenings; above 0."""
        return self.weigh((term,))[term]

    def weigh(self, terms: Iterable[str]) -> dict[str, float]:
        """The same of each term."""
        named, seen, common, log = self._terms.get, self.seen + 2, common_words(), math.log
        told: dict[str, float] = {}
        for term in terms:
            before = NAMED_BEFORE if term[0] == "@" else 0
            idf = log(seen / (named(term, 0) + before + 1)) + 0.01
            if idf > COMMON_CAP and term in common:
                idf = COMMON_CAP
            told[term] = min(idf, HAPPENING_CAP) if term[0] == "=" else idf
        return told

    def run_vector(self, counts: Runs) -> Runs:
        """The same for character runs."""
        rare = self.most - np.log(self._runs[counts.places] + 1.0)
        return unit_runs(counts.places, ((1.0 + np.log(counts.weights)) * rare).astype(np.float32))


def term_vector(counts: Mapping[str, int], rarities: Mapping[str, float]) -> dict[str, float]:
    """A unit vector: (1 + log count) times rarity; empty for no terms.

    Only names, amounts and the heaviest are kept, the length is that of all.
    """
    weights = {
        term: rarities[term] if count == 1 else (1 + math.log(count)) * rarities[term]
        for term, count in counts.items()
    }
    length = math.sqrt(sum([weight * weight for weight in weights.values()]))
    if len(weights) > MOST_TERMS:
        names = {key: weight for key, weight in weights.items() if key[0] in "@#"}
        weights = names | dict(sorted(weights.items(), key=itemgetter(1), reverse=True)[:MOST_TERMS])
    return {intern(key): weight / length for key, weight in weights.items()}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Dot product of two unit vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum([weight * right[key] for key, weight in left.items() if key in right])


def cosine_of(left: Sequence[float], right: Sequence[float]) -> float:
    """Dot product of two dense unit vectors."""
    return sum([one * other for one, other in zip(left, right, strict=True)])
