"""Character runs: how alike two titles are spelt. A title's runs are numbers in a table of 65,536 places.

Two runs can fall on one place; of the hundred or so runs of a title that is seldom, and weighs little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.terms import common_words

PLACES: Final = 1 << 16
_SIZES: Final = (3, 4, 5)
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Places and their weights; of unit length once weighed, empty for a title without words."""

    places: NDArray[np.uint16]
    weights: Weights


def count_runs(words: Iterable[str]) -> Runs:
    """How often each run stands in these words."""
    places = [place for word in words for place in _places(word)]
    if not places:
        return NO_RUNS
    found, counts = np.unique(np.array(places, dtype=np.uint16), return_counts=True)
    return Runs(found, counts.astype(np.float32))


def runs_cosine(left: Runs, right: Runs) -> float:
    """Dot product of two weighed titles. Cheap where many are compared with one `left`."""
    return float(_spread(left)[right.places] @ right.weights)


def mean_runs(runs: Iterable[Runs]) -> Runs:
    """Their sum, brought to unit length."""
    total = np.zeros(PLACES, dtype=np.float32)
    for one in runs:
        total[one.places] += one.weights
    places = np.flatnonzero(total)
    return unit_runs(places.astype(np.uint16), total[places])


def unit_runs(places: NDArray[np.uint16], weights: Weights) -> Runs:
    """The same at unit length."""
    length = float(np.sqrt(weights @ weights))
    return Runs(places, (weights / length).astype(np.float32)) if length else NO_RUNS


@lru_cache(maxsize=8)
def _spread(runs: Runs) -> Weights:
    table = np.zeros(PLACES, dtype=np.float32)
    table[runs.places] = runs.weights
    return table


@lru_cache(maxsize=1 << 15)
def _places(word: str) -> tuple[int, ...]:
    plain = word.lstrip("=")
    if plain[:1] in "@#" or word in common_words():
        return ()
    padded = f" {plain} "
    return tuple(
        crc32(padded[i : i + size].encode("utf-8", "surrogatepass")) % PLACES
        for size in _SIZES
        for i in range(max(1, len(padded) - size + 1))
    )


NO_RUNS: Final = Runs(np.empty(0, dtype=np.uint16), np.empty(0, dtype=np.float32))
