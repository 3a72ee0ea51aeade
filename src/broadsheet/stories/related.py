"""Related coverage: what to read beside an article, and how near two stories are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from broadsheet.stories.postings import Postings
from broadsheet.stories.rarity import cosine
from broadsheet.stories.report import Report

NEAR: Final = 60  #: reports that are looked at for each one asked
ASKED: Final = 3  #: reports of a story that are asked for their neighbours
MOST: Final = 10  #: reports of a story that make its mean
MATE: Final = 2.0  #: reports of the same story come first
WORDS: Final = 0.8  #: weight of words against character runs
TOGETHER: Final = 0.7  #: weight of the stories' means against the two reports themselves
FADE_DAYS: Final = 15.0  #: nearness falls to 1/e in so many days


@dataclass(eq=False)
class Bundle:
    """A story's reports and what they have in common."""

    id: str
    reports: Sequence[Report]

    @cached_property
    def words(self) -> dict[str, float]:
        """Mean of the title vectors, of unit length."""
        return _mean(report.title_vector for report in self.reports[:MOST])

    @cached_property
    def runs(self) -> dict[str, float]:
        """Mean of the vectors of character runs, of unit length."""
        return _mean(report.run_vector for report in self.reports[:MOST])


class RelatedIndex:
    """Finds the reports and stories nearest to one. `stories` are the voices of each story by its id."""

    def __init__(self, stories: Mapping[str, Sequence[Report]]) -> None:
        self._postings = Postings()
        self._bundles = {key: Bundle(key, reports) for key, reports in stories.items()}
        self._bundle_of: dict[str, Bundle] = {}
        for bundle in self._bundles.values():
            for report in bundle.reports:
                self._bundle_of[report.id] = bundle
                self._postings.add(report)

    def near_reports(self, report: Report, limit: int = 10) -> list[str]:
        """Ids of the reports to read beside one, best first: its own story's, then other stories'."""
        own = self._bundle_of[report.id]
        asked = dict.fromkeys((report, *own.reports[:ASKED]))
        near = dict.fromkeys(other for one in asked for other in self._postings.find_near(one, NEAR))
        near |= dict.fromkeys(own.reports)
        near.pop(report, None)
        ranked = sorted(near, key=lambda other: (-self._score(report, other), other.id))
        return [other.id for other in ranked[:limit]]

    def near_stories(self, story: str) -> dict[str, float]:
        """Nearness, 0 to 1, of every story that shares a telling term with this one."""
        found: dict[str, float] = defaultdict(float)
        for report in self._bundles[story].reports[:ASKED]:
            for other in self._postings.find_near(report, NEAR):
                key = self._bundle_of[other.id].id
                if key != story:
                    found[key] = max(found[key], self._score(report, other))
        return dict(found)

    def _score(self, report: Report, other: Report) -> float:
        mine, yours = self._bundle_of[report.id], self._bundle_of[other.id]
        if mine is yours:
            return MATE + score_nearness(report, other)
        means = WORDS * cosine(mine.words, yours.words) + (1 - WORDS) * cosine(mine.runs, yours.runs)
        near = (1 - TOGETHER) * score_nearness(report, other) + TOGETHER * means
        if report.day is None or other.day is None:
            return near
        return near * math.exp(-abs(report.day - other.day) / FADE_DAYS)


def score_nearness(report: Report, other: Report) -> float:
    """How near two reports are as reading, 0 to 1."""
    words = cosine(report.title_vector, other.title_vector)
    if report.text_vector and other.text_vector:
        words = max(words, cosine(report.text_vector, other.text_vector))
    return WORDS * words + (1 - WORDS) * cosine(report.run_vector, other.run_vector)


def _mean(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for key, weight in vector.items():
            total[key] += weight
    length = math.sqrt(sum(weight * weight for weight in total.values()))
    return {key: weight / length for key, weight in total.items()} if length else {}
