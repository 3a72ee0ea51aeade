"""Related coverage: what to read beside an article, and how near two stories are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from broadsheet.stories.kinship import (
    MOST,
    Bundle,
    Whole,
    compare_bundles,
    kin_chance,
    near_on_the_whole,
    score_nearness,
)
from broadsheet.stories.named import Naming
from broadsheet.stories.nearness import Numbers
from broadsheet.stories.postings import LatestPostings
from broadsheet.stories.report import Report
from broadsheet.stories.scales import NO_SCALE, Scale
from broadsheet.stories.sheets import TermNumbers, fill_sheet

NEAR: Final = 60  #: reports that are looked at for each one asked
ASKED: Final = 4  #: reports of a story that are asked for their neighbours
TOO_FAR: Final = 0.1  #: nearness on the whole below which no pair of our sets was ever related
WEIGHED: Final = 30  #: stories that are weighed: those whose titles are nearest on the whole
KEPT: Final = 5000  #: askings after which what was worked out of stories is let go: it takes 1 kB each


class RelatedIndex:
    """Finds the reports and stories nearest to one. `stories` are the voices of each story by its id."""

    def __init__(self, stories: Mapping[str, Sequence[Report]]) -> None:
        self._postings = LatestPostings()
        self._naming = Naming()
        self._terms = TermNumbers()
        self._bundles: dict[str, Bundle] = {}
        self._bundle_of: dict[str, Bundle] = {}
        self._asked = 0
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}  #: reports asked, stories found
        for key, reports in stories.items():
            self.put(key, reports)

    def put(self, story: str, reports: Sequence[Report]) -> None:
        """Enters a story, or takes in how it stands now."""
        sheet = fill_sheet(reports[:MOST], self._terms)
        bundle = self._bundles[story] = Bundle(story, tuple(reports), sheet)
        for report in reports:
            if report.id not in self._bundle_of:
                self._postings.add(report)
                self._naming.note(report.wording.owners | report.wording.topics)
            self._bundle_of[report.id] = bundle

    def drop(self, story: str) -> None:
        """Forgets a story that went into another, which holds its reports now or will."""
        self._bundles.pop(story, None)
        self._known.pop(story, None)

    def near_reports(self, report: Report, limit: int = 10) -> list[str]:
        """Ids of the reports to read beside one, best first: its own story's, then other stories'."""
        own = self._bundle_of[report.id]
        found = _by_nearness(report, [other for other in own.reports if other is not report])
        near = self.near_stories(own.id).read()
        for key in sorted(near, key=lambda key: (-near[key], key)):
            if len(found) >= limit:
                break
            found += _by_nearness(report, self._bundles[key].reports)
        return [other.id for other in found[:limit]]

    def near_stories(self, story: str) -> Scale:
        """The chance, 0 to 1, that a reader of this story looks for another, for those that share terms."""
        mine = self._bundles[story]
        others, whole = self._candidates(mine)
        self._asked += 1
        if not self._asked % KEPT:
            for bundle in self._bundles.values():
                bundle.forget()
        if not others:
            return NO_SCALE
        chances = kin_chance(self.compare(mine, others, whole))
        return Scale(self._known[story][1], chances.tobytes())

    def compare(self, mine: Bundle, others: Sequence[Bundle], whole: Whole) -> Numbers:
        """The numbers named in `kinship.KIN`, a row for each other story."""
        return compare_bundles(mine, others, whole, self._naming)

    def _candidates(self, mine: Bundle) -> tuple[list[Bundle], Whole]:
        """The stories nearest on the whole among those its first reports find; each is asked once.

        What comes later finds this story by itself.
        """
        asked, known = self._known.get(mine.id, ((), ()))
        first = mine.reports[:ASKED]
        near = [self._postings.find_near(report, NEAR) for report in first if report.id not in asked]
        found = dict.fromkeys(self._bundles[key] for key in known if key in self._bundles)
        found |= dict.fromkeys(self._bundle_of[other.id] for reports in near for other in reports)
        found.pop(mine, None)
        living = [other for other in found if self._bundles.get(other.id) is other]
        whole = near_on_the_whole(mine, living)
        both = whole.words + whole.runs
        nearest = [
            place for place in (-both).argsort(kind="stable")[:WEIGHED].tolist() if both[place] >= TOO_FAR
        ]
        kept = [living[place] for place in nearest]
        self._known[mine.id] = tuple(r.id for r in first), tuple(other.id for other in kept)
        return kept, whole.of(nearest)


def _by_nearness(report: Report, others: Sequence[Report]) -> list[Report]:
    return sorted(others, key=lambda other: (-score_nearness(report, other), other.id))
