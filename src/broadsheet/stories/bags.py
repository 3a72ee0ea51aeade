"""A Bag is the terms of a text and what each weighs, small enough to keep by the ten thousand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np

from broadsheet.stories.runs import NO_RUNS, PLACES, Runs, pack_runs, runs_cosine


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """Terms, and their weights at places of the table that character runs use too."""

    terms: tuple[str, ...]
    runs: Runs

    def items(self) -> Iterator[tuple[str, float]]:
        """Each term with its weight."""
        return zip(self.terms, self.runs.weights.tolist(), strict=True)

    def __bool__(self) -> bool:
        return bool(self.terms)


def fill_bag(weights: Mapping[str, float]) -> Bag:
    """The bag of a vector. Terms that fall on one place are rare enough to be borne."""
    terms = tuple(weights)
    places = np.fromiter(map(_place, terms), dtype=np.uint16, count=len(terms))
    return Bag(terms, pack_runs(places, np.fromiter(weights.values(), dtype=np.float32, count=len(terms))))


def bag_cosine(left: Bag, right: Bag) -> float:
    """Dot product of two bags."""
    return runs_cosine(left.runs, right.runs)


@lru_cache(maxsize=1 << 16)
def _place(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass")) % PLACES


NO_BAG: Final = Bag((), NO_RUNS)
