"""Copies: which articles are one text, and which of them had it first.

Each shingle points at the reports that hold it. A shingle that is in more than a few reports is
boilerplate and says nothing. A report whose rare shingles lie in another one, by containment,
belongs to that one's family.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final, TypeVar

from broadsheet.stories.report import Report
from broadsheet.text.shingles import containment

COMMON: Final = 10  #: a shingle in more reports than this is boilerplate
KEPT: Final = 128  #: shingles of a report that are looked up: those with the smallest hash
SHARED: Final = 0.6  #: containment from which a text is a copy
TITLE_DAYS: Final = 3.0  #: equal titles within so many days are copies where neither has a text


_Key = TypeVar("_Key", int, str)


class CopyIndex:
    """Finds the reports that a new one copies or is copied by."""

    def __init__(self) -> None:
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._titles: dict[str, list[str]] = defaultdict(list)
        self._addresses: dict[str, str] = {}
        self._reports: dict[str, Report] = {}

    def add(self, report: Report) -> tuple[str, ...]:
        """Ids of reports of which this one is a copy, or which are copies of it; nearest first."""
        found = self._match(report)
        self._reports[report.id] = report
        for shingle in report.shingles[:KEPT].tolist():
            self._holders[shingle].append(report.id)
        self._titles[report.wording.key].append(report.id)
        self._addresses[report.url] = report.id
        return found

    def drop(self, report: Report) -> None:
        """Forgets a report."""
        self._reports.pop(report.id, None)
        for shingle in report.shingles[:KEPT].tolist():
            _discard(self._holders, shingle, report.id)
        _discard(self._titles, report.wording.key, report.id)
        self._addresses.pop(report.url, None)

    def _match(self, report: Report) -> tuple[str, ...]:
        shared: Counter[str] = Counter()
        for shingle in report.shingles.tolist():
            holders = self._holders.get(shingle, ())
            if len(holders) <= COMMON:
                shared.update(holders)
        nearest = [(self._overlap(report, other), other) for other, count in shared.items() if count > 1]
        found = [other for overlap, other in sorted(nearest, reverse=True) if overlap >= SHARED]
        found += [
            other for other in self._titles.get(report.wording.key, ()) if self._same_title(report, other)
        ]
        if source := self._addresses.get(report.syndicated_from):
            found.insert(0, source)
        return tuple(dict.fromkeys(found))

    def _overlap(self, report: Report, other: str) -> float:
        return containment(report.shingles, self._reports[other].shingles)

    def _same_title(self, report: Report, other_id: str) -> bool:
        other = self._reports[other_id]
        if len(report.wording.words) < 3 or (report.length and other.length):
            return False
        return report.day is None or other.day is None or abs(report.day - other.day) <= TITLE_DAYS


def _discard(table: dict[_Key, list[str]], key: _Key, item: str) -> None:
    kept = [held for held in table.get(key, ()) if held != item]
    if kept:
        table[key] = kept
    else:
        table.pop(key, None)
