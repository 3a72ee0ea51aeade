"""Copies: which articles are one text, and which of them had it first.

Each shingle points at the reports that hold it. A shingle that is in more than a few reports is
boilerplate and says nothing. A report whose shingles lie in another one, by containment, belongs to
that one's family. Reprints are not entered themselves, so what is reprinted
often never becomes boilerplate.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from broadsheet.stories.report import Report
from broadsheet.stories.shingle_table import ShingleTable
from broadsheet.text.shingles import compare_shingles, distinct, rarest_first

COMMON: Final = 10  #: a shingle in more texts than this is boilerplate
KEPT: Final = 48  #: shingles of a report that can be found: those with the smallest hash
SHARED: Final = 0.7  #: containment from which a text is a copy
EDITED: Final = 0.5  #: the same where what is shared stands in long unbroken stretches
STRETCH: Final = 30.0  #: shingles of a long stretch, on average
CREDITED: Final = 0.35  #: the same where the text credits the other's outlet as its source
TITLE_DAYS: Final = 3.0  #: equal titles within so many days are copies where one has no text
INSIDE: Final = 0.9  #: a copy that lies so far in another text is not entered itself
LONGER: Final = 1.2  #: unless it is so much longer


class CopyIndex:
    """Finds the reports that a new one copies or is copied by."""

    def __init__(self) -> None:
        self._holders = ShingleTable()
        self._reports: dict[int, Report] = {}  #: by the number under which their shingles stand
        self._number_of: dict[str, int] = {}
        self._next = 0
        self._inside: set[int] = set()  #: those whose shingles stand nowhere
        self._titles: dict[bool, dict[str, tuple[str, ...]]] = {
            True: {},
            False: {},
        }  #: by having text, by title
        self._addresses: dict[str, str] = {}

    def add(self, report: Report) -> tuple[str, ...]:
        """Ids of reports of which this one is a copy, or which are copies of it; nearest first."""
        found, is_inside = self._match(report)
        number = self._number(report, is_inside=is_inside)
        if not is_inside:
            self._holders.add(number, rarest_first(report.shingles, KEPT))
        return found

    def enter_all(self, reports: Iterable[tuple[Report, bool]]) -> None:
        """Enters reports of which it is known whether each lies in another nearly whole."""
        numbers = {self._number(report, is_inside=inside): report for report, inside in reports}
        held = {number: report for number, report in numbers.items() if number not in self._inside}
        self._holders.fill({number: rarest_first(r.shingles, KEPT) for number, r in held.items()})

    def let_go(self) -> None:
        """Lets go shingles that nobody is compared with; who has lost them is not entered again."""
        for number in self._inside:
            self._reports[number].packed_shingles = b""

    def _number(self, report: Report, *, is_inside: bool) -> int:
        """The number under which a report is entered now, but for its shingles."""
        number = self._number_of[report.id] = self._next
        self._next += 1
        self._reports[number] = report
        if is_inside:
            self._inside.add(number)
        titles, key = self._titles[bool(report.length)], report.wording.key
        titles[key] = (*titles.get(key, ()), report.id)
        self._addresses.setdefault(report.url, report.id)
        return number

    def is_inside(self, report_id: str) -> bool:
        """Whether a report's shingles stand nowhere, because it lies in another nearly whole."""
        return self._number_of[report_id] in self._inside

    def find(self, report: Report) -> tuple[str, ...]:
        """The same without entering it."""
        return self._match(report)[0]

    def drop(self, report_id: str) -> None:
        """Forgets a report."""
        number = self._number_of.pop(report_id)
        report = self._reports.pop(number)
        if number in self._inside:
            self._inside.remove(number)
        else:
            self._holders.drop(number)
        titles, key = self._titles[bool(report.length)], report.wording.key
        titles[key] = tuple(held for held in titles[key] if held != report.id)
        if not titles[key]:
            del titles[key]
        if self._addresses.get(report.url) == report.id:
            del self._addresses[report.url]

    def _match(self, report: Report) -> tuple[tuple[str, ...], bool]:
        """The reports of one text with this, and whether it lies in one of them nearly whole."""
        found = [self._addresses[report.syndicated_from]] if report.syndicated_from in self._addresses else []
        overlaps = [
            (*compare_shingles(report.shingles, other.shingles), other) for other in self._sharing(report)
        ]
        overlaps.sort(key=lambda overlap: (-overlap[0], overlap[2].id))
        found += [other.id for share, stretch, other in overlaps if share >= _needed(report, other, stretch)]
        found += self._of_one_title(report)
        size = len(report.shingles)
        is_inside = any(share >= INSIDE and size <= LONGER * len(o.shingles) for share, _, o in overlaps)
        return tuple(dict.fromkeys(found)), is_inside

    def _sharing(self, report: Report) -> list[Report]:
        """Reports that share more than one rare shingle, or the only one there is."""
        shared = self._holders.holders(distinct(report.shingles), COMMON)
        least = min(2, len(report.shingles))
        return [self._reports[number] for number, count in sorted(shared.items()) if count >= least]

    def _of_one_title(self, report: Report) -> list[str]:
        """The latest few with the same title, where one of the two has no text that could tell more."""
        if report.wording.size < 3:
            return []
        texts = (False,) if report.length else (False, True)
        held = [self._titles[text].get(report.wording.key, ()) for text in texts]
        return [key for keys in held for key in islice(reversed(keys), COMMON) if self._is_near(report, key)]

    def _is_near(self, report: Report, other_id: str) -> bool:
        other = self._reports[self._number_of[other_id]]
        return report.day is None or other.day is None or abs(report.day - other.day) <= TITLE_DAYS


def _needed(report: Report, other: Report, stretch: float) -> float:
    for copy, source in ((report, other), (other, report)):
        if copy.syndicated_from and copy.syndicated_from in (source.provider.name, source.provider.domain):
            return CREDITED
    return EDITED if stretch >= STRETCH else SHARED
