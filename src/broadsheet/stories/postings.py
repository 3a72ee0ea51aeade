"""Postings: which reports hold a term, by time, so that like reports are found without a scan."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from heapq import nlargest
from operator import itemgetter
from typing import Final

from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words

LOOKED_UP: Final = 16  #: rarest terms of a text that are looked up beside its title
TOO_MANY: Final = 300  #: of a term in more reports only the latest so many are read
MOST_VISITS: Final = 2500  #: reports that are visited for one, the rarest terms first: cost stays flat
RECENT_DAYS: Final = 1.5  #: reports within so many days make a burst


class Postings:
    """Term → reports in the order they came."""

    def __init__(self) -> None:
        self._holders: dict[str, list[Report]] = defaultdict(list)
        self._weights: dict[str, array[float]] = defaultdict(_floats)
        self._days: dict[str, array[float]] = defaultdict(_floats)

    def add(self, report: Report) -> None:
        """Enters a report under each of its terms."""
        for term, weight in heaviest(report).items():
            self._holders[term].append(report)
            self._weights[term].append(weight)
            self._days[term].append(report.day or 0.0)

    def take_back(self, report: Report) -> None:
        """Undoes the last `add`, which was of this report."""
        for term in heaviest(report):
            held = (self._holders[term], self._weights[term], self._days[term])
            for row in held:
                row.pop()
            if not held[0]:
                del self._holders[term], self._weights[term], self._days[term]

    def drop(self, reports: list[Report]) -> None:
        """Forgets reports, in time proportional to the lists they stand in."""
        gone = {id(report) for report in reports}
        terms = {term for report in reports for term in (*report.title_vector, *report.text_vector.terms)}
        for term in terms:
            held = zip(self._holders.pop(term, ()), self._weights.pop(term, ()), strict=True)
            kept = [(report, weight) for report, weight in held if id(report) not in gone]
            self._days.pop(term, None)
            if kept:
                self._holders[term] = [report for report, _ in kept]
                self._weights[term] = array("d", [weight for _, weight in kept])
                self._days[term] = array("d", [report.day or 0.0 for report, _ in kept])

    def find_near(self, report: Report, wanted: int) -> list[Report]:
        """The reports that share the most with this one, nearest first."""
        shared: dict[Report, float] = defaultdict(float)
        terms = sorted(_looked_up(report), key=lambda term: (len(self._holders.get(term, ())), term))
        visits = MOST_VISITS
        weights = heaviest(report)
        for term in terms:
            mine = weights[term]
            if visits <= 0 or term not in self._holders:
                continue
            latest = slice(-min(TOO_MANY, visits), None)
            holders = self._holders[term][latest]
            for other, yours in zip(holders, self._weights[term][latest], strict=True):
                shared[other] += mine * yours
            visits -= len(holders)
        return [other for other, _ in nlargest(wanted, shared.items(), key=itemgetter(1))]

    def burst(self, report: Report, other: Report) -> float:
        """How sudden the rarest shared terms are, 0 to 1: many of late, few before."""
        shared = [(-w, term) for term, w in report.rarities.items() if term in other.rarities and w > 1.0]
        return max((self.burst_of(term, report.day) for _, term in sorted(shared)[:3]), default=0.0)

    def burst_of(self, term: str, day: float | None) -> float:
        """The same for one term, as of a day."""
        days = self._days.get(term)
        if not days or day is None:
            return 0.0
        old = bisect_left(days, day - RECENT_DAYS)
        return min(4.0, max(0.0, math.log((len(days) - old + 2) / (old * 0.25 + 1)))) / 4


def _floats() -> array[float]:
    return array("d")


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
