"""Postings: which reports hold a term, by time, so that like reports are found without a scan."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import count
from struct import Struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words
from broadsheet.stories.unpacked import unpack

LOOKED_UP: Final = 16  #: rarest terms of a text that are looked up beside its title
TOO_MANY: Final = 300  #: of a term in more reports only the latest so many are read
MOST_VISITS: Final = 1500  #: reports that are visited for one, the rarest terms first: cost stays flat
RECENT_DAYS: Final = 1.5  #: reports within so many days make a burst

_ENTRY: Final = np.dtype([("number", np.int32), ("weight", np.float32)])
_SIZE: Final = _ENTRY.itemsize
_CUT_EVERY: Final = 2000  #: reports after which long rows are cut
_LONG: Final = TOO_MANY * _SIZE * 5 // 4  #: bytes of a row from which it is cut
_pack = Struct("=if").pack


class Postings:
    """Term → reports in the order they came, eight bytes an entry: a number and a weight.

    Words that any title may hold have no row: they are never looked up. Where it is known what will be,
    `only` these terms have one.
    """

    def __init__(self, only: frozenset[str] | None = None) -> None:
        self._only = only
        self._rows: dict[str, bytearray] = {}
        self._reports: dict[int, Report] = {}  #: by their numbers
        self._numbers = count()
        self._bursts: dict[tuple[str, float | None], float] = {}  #: as measured since the last change

    def add(self, report: Report) -> None:
        """Enters a report under each of its terms."""
        self._bursts.clear()
        number = next(self._numbers)
        self._reports[number] = report
        rows = self._rows
        for term, weight in self._posted(report):
            entry = _pack(number, weight)
            row = rows.get(term)
            if row is None:
                rows[term] = bytearray(entry)
            else:
                row += entry

    def take_back(self, report: Report) -> None:
        """Undoes the last `add`, which was of this report."""
        self._bursts.clear()
        self._reports.popitem()
        for term, _ in self._posted(report):
            row = self._rows[term]
            del row[-_SIZE:]
            if not row:
                del self._rows[term]

    def drop(self, reports: Collection[Report]) -> None:
        """Forgets reports, as they were entered, in time proportional to the lists they stand in."""
        self._bursts.clear()
        leaving = {report.id for report in reports}
        gone = {number: report for number, report in self._reports.items() if report.id in leaving}
        if not gone:
            return
        first = next(iter(self._reports))
        stays = np.ones(next(reversed(self._reports)) + 1 - first, dtype=np.bool_)
        stays[np.array(list(gone)) - first] = False
        for number in gone:
            del self._reports[number]
        terms = {
            term
            for report in gone.values()
            for term in (*report.title_scale.terms, *report.text_vector.terms)
        }
        for term in terms & self._rows.keys():
            entries = np.frombuffer(self._rows.pop(term), _ENTRY)
            kept = entries[stays[entries["number"] - first]]
            if kept.size:
                self._rows[term] = bytearray(kept.tobytes())

    @property
    def held(self) -> Collection[Report]:
        """The reports that are entered, in the order they came."""
        return self._reports.values()

    def find_near(self, report: Report, wanted: int) -> list[Report]:
        """The reports that share the most with this one, nearest first."""
        visited = self._visit(report)
        if not visited:
            return []
        mine = np.repeat([weight for weight, _ in visited], [len(held) // _SIZE for _, held in visited])
        entries = np.frombuffer(b"".join([held for _, held in visited]), _ENTRY)
        first = _first_places(entries["number"])
        shared = np.bincount(first, weights=mine * entries["weight"])
        least = np.partition(shared, -wanted)[-wanted] if len(shared) > wanted else 0.0
        found = ((shared >= least) & (shared > 0.0)).nonzero()[0]  # only what can be among them is sorted
        nearest = found[(-shared[found]).argsort(kind="stable")[:wanted]]
        return [self._reports[number] for number in entries["number"][nearest].tolist()]

    def _posted(self, report: Report) -> Iterable[tuple[str, float]]:
        """The terms that the report is entered under, and what they weigh."""
        common = common_words()
        if self._only is None:
            return [(term, weight) for term, weight in heaviest(report).items() if term not in common]
        return _weights_among(self._only, report).items()

    def _visit(self, report: Report) -> list[tuple[float, bytearray]]:
        """What its terms weigh and the latest entries of their rows, the rarest terms first."""
        weights, rows, visits = heaviest(report), self._rows, MOST_VISITS
        held = sorted((self._count(term), term) for term in looked_up(report) if term in rows)
        visited: list[tuple[float, bytearray]] = []
        for size, term in held:
            read = min(size, TOO_MANY, visits)
            if not read:
                break
            visited.append((weights[term], rows[term][-read * _SIZE :]))
            visits -= read
        return visited

    def _count(self, term: str) -> int:
        """In how many reports a term stands that has a row."""
        return len(self._rows[term]) // _SIZE

    def burst(self, shared: Sequence[tuple[float, str]], day: float | None) -> float:
        """How sudden the rarest of shared terms are as of a day, 0 to 1: many of late, few before."""
        rare = sorted([(-rarity, term) for rarity, term in shared if rarity > 1.0])
        return max([self.burst_of(term, day) for _, term in rare[:3]], default=0.0)

    def burst_of(self, term: str, day: float | None) -> float:
        """The same for one term, as of a day."""
        known = self._bursts.get((term, day))
        if known is None:
            known = self._bursts[term, day] = self._measure_burst(term, day)
        return known

    def _measure_burst(self, term: str, day: float | None) -> float:
        row = self._rows.get(term)
        if row is None or day is None:
            return 0.0
        numbers = memoryview(row).cast("i")[::2]
        old = bisect_left(numbers, day - RECENT_DAYS, key=self._day_of)
        return min(4.0, max(0.0, math.log((len(numbers) - old + 2) / (old * 0.25 + 1)))) / 4

    def _day_of(self, number: int) -> float:
        return self._reports[number].day or 0.0


class LatestPostings(Postings):
    """The same where nothing is dropped or taken back: of a long row only what is read is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._left_out: dict[str, int] = {}  #: entries that are read no more

    def add(self, report: Report) -> None:
        """Enters a report under each of its terms."""
        super().add(report)
        if not len(self._reports) % _CUT_EVERY:
            self._cut()

    def _cut(self) -> None:
        for term in [term for term, row in self._rows.items() if len(row) >= _LONG]:
            self._left_out[term] = self._count(term) - TOO_MANY
            self._rows[term] = self._rows[term][-TOO_MANY * _SIZE :]

    def _count(self, term: str) -> int:
        return super()._count(term) + self._left_out.get(term, 0)


def _first_places(numbers: NDArray[np.int32]) -> NDArray[np.intp]:
    """For each number the place where it stands first."""
    rows = numbers - numbers.min()
    first = np.empty(int(rows.max()) + 1, np.intp)  # read only where it is written: its size costs nothing
    first[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)  # of those that are equal the last written stays
    places: NDArray[np.intp] = first[rows]
    return places


def heaviest(report: Report) -> dict[str, float]:
    """What each term weighs in the title or in the text, whichever is more."""
    weights = dict(report.text_vector.items())
    for term, weight in unpack(report).title_vector.items():
        if weight > weights.get(term, 0.0):
            weights[term] = weight
    return weights


def _weights_among(wanted: frozenset[str], report: Report) -> dict[str, float]:
    """Of `heaviest` only these terms, in less time."""
    said, packed = report.text_vector, report.text_vector.runs.weights
    found = {term: float(packed[place]) for place, term in enumerate(said.terms) if term in wanted}
    title = report.title_scale
    for term, weight in zip(title.terms, array("d", title.packed), strict=True):
        if term in wanted and weight > found.get(term, 0.0):
            found[term] = weight
    return found


def looked_up(report: Report) -> set[str]:
    """The title's terms, the organisations and amounts of the text, and its rarest words."""
    terms, weights = report.text_vector.terms, report.text_vector.runs.weights
    least = np.partition(weights, -LOOKED_UP)[-LOOKED_UP] if len(terms) > LOOKED_UP else 0.0
    rare = [(-float(weights[place]), terms[place]) for place in (weights >= least).nonzero()[0].tolist()]
    names = [term for term in terms if term[0] in "@#"]
    rarest = [term for _, term in sorted(rare)[:LOOKED_UP]]
    return {*report.title_scale.terms, *names, *rarest} - common_words()
