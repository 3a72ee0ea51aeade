"""Postings: which reports hold a term, by time, so that like reports are found without a scan."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from heapq import nlargest
from itertools import count
from operator import itemgetter
from typing import Final

from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words

LOOKED_UP: Final = 16  #: rarest terms of a text that are looked up beside its title
TOO_MANY: Final = 300  #: of a term in more reports only the latest so many are read
MOST_VISITS: Final = 1500  #: reports that are visited for one, the rarest terms first: cost stays flat
RECENT_DAYS: Final = 1.5  #: reports within so many days make a burst

Row = tuple["array[int]", "array[float]"]


class Postings:
    """Term → reports in the order they came, eight bytes an entry: a number and a weight."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._reports: dict[int, Report] = {}  #: by their numbers
        self._numbers = count()

    def add(self, report: Report) -> None:
        """Enters a report under each of its terms."""
        number = next(self._numbers)
        self._reports[number] = report
        rows = self._rows
        for term, weight in heaviest(report).items():
            row = rows.get(term)
            if row is None:
                rows[term] = (array("i", (number,)), array("f", (weight,)))
            else:
                row[0].append(number)
                row[1].append(weight)

    def take_back(self, report: Report) -> None:
        """Undoes the last `add`, which was of this report."""
        self._reports.popitem()
        for term in heaviest(report):
            numbers, weights = self._rows[term]
            numbers.pop()
            weights.pop()
            if not numbers:
                del self._rows[term]

    def drop(self, reports: Collection[Report]) -> None:
        """Forgets reports, in time proportional to the lists they stand in."""
        leaving = set(map(id, reports))
        gone = {number for number, report in self._reports.items() if id(report) in leaving}
        for number in gone:
            del self._reports[number]
        terms = {term for report in reports for term in (*report.title_vector, *report.text_vector.terms)}
        for term in terms & self._rows.keys():
            kept = [pair for pair in zip(*self._rows.pop(term), strict=True) if pair[0] not in gone]
            if kept:
                self._rows[term] = (array("i", [n for n, _ in kept]), array("f", [w for _, w in kept]))

    def find_near(self, report: Report, wanted: int) -> list[Report]:
        """The reports that share the most with this one, nearest first."""
        shared: dict[int, float] = defaultdict(float)
        weights = heaviest(report)
        held = [(len(self._rows[term][0]), term) for term in _looked_up(report) if term in self._rows]
        visits = MOST_VISITS
        for size, term in sorted(held):
            if visits <= 0:
                break
            mine, (numbers, yours) = weights[term], self._rows[term]
            if size > (most := min(TOO_MANY, visits)):
                numbers, yours = numbers[-most:], yours[-most:]
            for number, weight in zip(numbers, yours, strict=True):
                shared[number] += mine * weight
            visits -= len(numbers)
        return [self._reports[number] for number, _ in nlargest(wanted, shared.items(), key=itemgetter(1))]

    def burst(self, report: Report, other: Report) -> float:
        """How sudden the rarest shared terms are, 0 to 1: many of late, few before."""
        shared = [(-w, term) for term, w in report.rarities.items() if term in other.rarities and w > 1.0]
        return max((self.burst_of(term, report.day) for _, term in sorted(shared)[:3]), default=0.0)

    def burst_of(self, term: str, day: float | None) -> float:
        """The same for one term, as of a day."""
        row = self._rows.get(term)
        if row is None or day is None:
            return 0.0
        old = bisect_left(row[0], day - RECENT_DAYS, key=self._day_of)
        return min(4.0, max(0.0, math.log((len(row[0]) - old + 2) / (old * 0.25 + 1)))) / 4

    def _day_of(self, number: int) -> float:
        return self._reports[number].day or 0.0


def heaviest(report: Report) -> dict[str, float]:
    """What each term weighs in the title or in the text, whichever is more."""
    weights = dict(report.title_vector)
    for term, weight in report.text_vector.items():
        if weight > weights.get(term, 0.0):
            weights[term] = weight
    return weights


def _looked_up(report: Report) -> list[str]:
    """The title's terms, the organisations and amounts of the text, and its rarest words."""
    vector = dict(report.text_vector.items())
    rarest = sorted(vector, key=lambda term: (-vector[term], term))[:LOOKED_UP]
    names = sorted(term for term in vector if term[0] in "@#")
    common = common_words()
    return [term for term in dict.fromkeys((*report.title_vector, *names, *rarest)) if term not in common]
