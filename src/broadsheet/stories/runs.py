"""Character runs: how alike two titles are spelt. A title's runs are numbers in a table of 65,536 places.

Two runs can fall on one place; of the hundred or so runs of a title that is seldom, and weighs little.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
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
_WEIGHT: Final = 4  #: bytes of a run's weight
_RUN: Final = 6  #: bytes of a run: its weight and its place
Places = NDArray[np.uint16]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Places and their weights; of unit length once weighed, empty for a title without words."""

    packed: bytes  #: the weights and then the places, six bytes a run: two arrays take twice that

    @property
    def weights(self) -> Weights:
        """What stands at each place."""
        return np.frombuffer(self.packed, np.float32, len(self.packed) // _RUN)

    @property
    def places(self) -> Places:
        """Places of the table."""
        count = len(self.packed) // _RUN
        return np.frombuffer(self.packed, np.uint16, count, _WEIGHT * count)


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


class ManyRuns:
    """Runs side by side: one is compared with all of them at once."""

    def __init__(self, runs: Sequence[Runs]) -> None:
        sizes = [len(one.packed) // _RUN for one in runs]
        ends = [_WEIGHT * size for size in sizes]
        weights = b"".join([one.packed[:end] for one, end in zip(runs, ends, strict=True)])
        places = b"".join([one.packed[end:] for one, end in zip(runs, ends, strict=True)])
        self._weights, self._places = np.frombuffer(weights, np.float32), np.frombuffer(places, np.uint16)
        self._whose, self._count = np.arange(len(runs)).repeat(sizes), len(runs)

    def cosines(self, left: Runs) -> NDArray[np.float64]:
        """The dot product of `left` with each of them."""
        products = _spread(left).take(self._places)
        products *= self._weights
        return add_up(products, self._whose, self._count)


def add_up(
    weights: NDArray[np.floating | np.bool_], whose: NDArray[np.intp], count: int
) -> NDArray[np.float64]:
    """The sum of what belongs to each of `count`: `whose` says to which."""
    sums: NDArray[np.float64] = np.bincount(whose, weights, count).astype(np.float64, copy=False)
    return sums


def mean_runs(runs: Sequence[Runs]) -> Runs:
    """Their sum, brought to unit length."""
    joined = np.concatenate([one.places for one in runs])
    places, place = np.unique(joined, return_inverse=True)
    total = np.bincount(place, weights=np.concatenate([one.weights for one in runs]))
    return unit_runs(places, total.astype(np.float32))


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
