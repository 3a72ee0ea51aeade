"""Postings: which reports hold a term, by time, so that like reports are found without a scan."""

from __future__ import annotations

import math
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
        self._days: dict[str, list[float]] = defaultdict(list)

    def add(self, report: Report) -> None:
        """Enters a report under each of its terms."""
        for term in report.title_vector | report.text_vector:
            self._holders[term].append(report)
            self._days[term].append(report.day or 0.0)

    def drop(self, reports: list[Report]) -> None:
        """Forgets reports, in time proportional to the lists they stand in."""
        gone = {id(report) for report in reports}
        terms = {term for report in reports for term in report.title_vector | report.text_vector}
        for term in terms:
            kept = [report for report in self._holders.get(term, ()) if id(report) not in gone]
            if kept:
                self._holders[term] = kept
                self._days[term] = [report.day or 0.0 for report in kept]
            else:
                self._holders.pop(term, None)
                self._days.pop(term, None)

    def find_near(self, report: Report, wanted: int) -> list[Report]:
        """The reports that share the most with this one, nearest first."""
        shared: dict[Report, float] = defaultdict(float)
        terms = sorted(_looked_up(report), key=lambda term: (len(self._holders.get(term, ())), term))
        visits = MOST_VISITS
        for term in terms:
            mine = max(report.title_vector.get(term, 0.0), report.text_vector.get(term, 0.0))
            holders = self._holders.get(term, ())[-min(TOO_MANY, visits) :] if visits > 0 else ()
            for other in holders:
                yours = max(other.title_vector.get(term, 0.0), other.text_vector.get(term, 0.0))
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


def _looked_up(report: Report) -> list[str]:
    """The title's terms, the organisations and amounts of the text, and its rarest words."""
    vector = report.text_vector
    rarest = sorted(vector, key=lambda term: (-vector[term], term))[:LOOKED_UP]
    names = sorted(term for term in vector if term[0] in "@#")
    common = common_words()
    return [term for term in dict.fromkeys((*report.title_vector, *names, *rarest)) if term not in common]
