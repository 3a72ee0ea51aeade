"""Character runs: how alike two titles are spelt. A title's runs are numbers in a table of 65,536 places.

Two runs can fall on one place; of the hundred or so runs of a title that is seldom, and weighs little.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.terms import common_words

PLACES: Final = 1 << 16
READ_AT_ONCE: Final = 1 << 12  #: titles and texts that stand as arrays: those compared again and again
_SIZES: Final = (3, 4, 5)
Places = NDArray[np.uint16]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Places and their weights; of unit length once weighed, empty for a title without words."""

    packed: bytes  #: the weights and then the places, six bytes a run: two arrays take twice that

    @property
    def weights(self) -> Weights:
        """What stands at each place."""
        return np.frombuffer(self.packed, np.float32, len(self.packed) // 6)

    @property
    def places(self) -> Places:
        """Places of the table."""
        count = len(self.packed) // 6
        return np.frombuffer(self.packed, np.uint16, count, 4 * count)


def pack_runs(places: Places, weights: Weights) -> Runs:
    """The runs at these places, each with its weight."""
    return Runs(weights.astype(np.float32).tobytes() + places.astype(np.uint16).tobytes())


def count_runs(words: Iterable[str]) -> Runs:
    """How often each run stands in these words."""
    places = b"".join(map(_places, words))
    if not places:
        return NO_RUNS
    found, counts = np.unique(np.frombuffer(places, dtype=np.uint16), return_counts=True)
    return pack_runs(found, counts.astype(np.float32))


def runs_cosine(left: Runs, right: Runs) -> float:
    """Dot product of two weighed titles. Cheap where many are compared with one `left`."""
    places, weights = _read(right)
    return float(_spread(left)[places].dot(weights))


def mean_runs(runs: Iterable[Runs]) -> Runs:
    """Their sum, brought to unit length."""
    total = np.zeros(PLACES, dtype=np.float32)
    for one in runs:
        total[one.places] += one.weights
    places = np.flatnonzero(total)
    return unit_runs(places.astype(np.uint16), total[places])


def unit_runs(places: Places, weights: Weights) -> Runs:
    """The same at unit length."""
    length = float(np.sqrt(weights @ weights))
    return pack_runs(places, weights / length) if length else NO_RUNS


@lru_cache(maxsize=READ_AT_ONCE)
def _read(runs: Runs) -> tuple[NDArray[np.intp], Weights]:
    """The places as numpy looks them up without another copy, and the weights."""
    return runs.places.astype(np.intp), runs.weights


@lru_cache(maxsize=8)
def _spread(runs: Runs) -> Weights:
    table = np.zeros(PLACES, dtype=np.float32)
    table[runs.places] = runs.weights
    return table


@lru_cache(maxsize=1 << 15)
def _places(word: str) -> bytes:
    plain = word.lstrip("=")
    if plain[:1] in "@#" or word in common_words():
        return b""
    padded = f" {plain} "
    found = (
        crc32(padded[i : i + size].encode("utf-8", "surrogatepass")) % PLACES
        for size in _SIZES
        for i in range(max(1, len(padded) - size + 1))
    )
    return array("H", found).tobytes()


NO_RUNS: Final = Runs(b"")
