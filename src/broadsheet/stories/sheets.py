"""A Sheet is what the titles of a story say, in numbers: many are compared with one at once."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.nearness import Numbers
from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words
from broadsheet.stories.unpacked import unpack

VOICES: Final = 2  #: reports of each story that are compared one by one
_NUMBER: Final = array("i").itemsize
Places = NDArray[np.intp]


class TermNumbers:
    """A number for each term that titles hold, in the order they came; those of amounts are below zero."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, terms: Iterable[str]) -> bytes:
        """The numbers of these terms, four bytes each."""
        return array("i", map(self._number, terms)).tobytes()

    def _number(self, term: str) -> int:
        known = self._numbers.get(term)
        if known is None:
            number = len(self._numbers) + 1
            known = self._numbers[term] = -number if term[0] == "#" else number
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The terms of a story's titles: their numbers, and eight bytes for what each weighs and tells."""

    terms: bytes
    words: bytes  #: mean of the title vectors, of unit length
    shares: bytes  #: rarity, 0 to 1; 0 for organisations and words that any title may hold
    titles: tuple[bytes, ...]  #: the numbers of each of the first titles' terms


def fill_sheet(reports: Sequence[Report], numbers: TermNumbers) -> Sheet:
    """The sheet of a story's reports."""
    vectors = [unpack(report).title_vector for report in reports]
    words = vectors[0] if len(vectors) == 1 else _mean(vectors)
    shares = {
        term: weight / report.most for report in reports for term, weight in unpack(report).rarities.items()
    }
    common = common_words()
    titles = tuple(numbers.of(report.rarity_scale.terms) for report in reports[:VOICES])
    return Sheet(
        terms=titles[0] if len(reports) == 1 else numbers.of(shares),
        words=array("d", [words.get(term, 0.0) for term in shares]).tobytes(),
        shares=array(
            "d", [0.0 if term[0] == "@" or term in common else share for term, share in shares.items()]
        ).tobytes(),
        titles=titles,
    )


def title_weights(report: Report) -> bytes:
    """What the terms of a title weigh, eight bytes each; 0 for those that its vector leaves out."""
    terms, scale = report.rarity_scale.terms, report.title_scale
    if terms is scale.terms:
        return scale.packed
    vector = unpack(report).title_vector
    return array("d", [vector.get(term, 0.0) for term in terms]).tobytes()


def doubles(packed: Sequence[bytes]) -> Numbers:
    """What weighs eight bytes each, side by side."""
    return np.frombuffer(b"".join(packed))


class Crossing(NamedTuple):
    """Where the terms of one stand in others: in which of them, where in the one, and where in all others."""

    whose: Places
    mine: Places
    yours: Places


class ManyTerms:
    """Numbers of the terms of many, side by side."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._numbers = np.frombuffer(b"".join(terms), np.int32)
        self._ends = np.array([len(one) // _NUMBER for one in terms]).cumsum()

    def cross(self, mine: bytes) -> Crossing:
        """Where they meet one's, in the order of theirs."""
        numbers = np.frombuffer(mine, np.int32)
        if not numbers.size:
            return _NOWHERE
        order = numbers.argsort()
        place = order[np.minimum(numbers[order].searchsorted(self._numbers), numbers.size - 1)]
        yours = (numbers[place] == self._numbers).nonzero()[0]
        return Crossing(self._ends.searchsorted(yours, side="right"), place[yours], yours)


_NOWHERE: Final = Crossing(*(np.empty(0, np.intp) for _ in Crossing._fields))


def _mean(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in vectors:
        for key, weight in vector.items():
            total[key] = total.get(key, 0.0) + weight
    length = math.sqrt(sum([weight * weight for weight in total.values()]))
    return {key: weight / length for key, weight in total.items()} if length else {}
