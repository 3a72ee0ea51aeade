"""Copies: which articles are one text, and which of them had it first.

Each shingle points at the reports that hold it. A shingle that is in more than a few reports is
boilerplate and says nothing. A report whose shingles lie in another one, by containment, belongs to
that one's family. Copies are not entered themselves, so a reprint never becomes boilerplate.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final, TypeVar

from broadsheet.stories.report import Report
from broadsheet.stories.roots import outlet_forms
from broadsheet.text.shingles import containment

COMMON: Final = 10  #: a shingle in more texts than this is boilerplate
KEPT: Final = 128  #: shingles of a report that can be found: those with the smallest hash
SHARED: Final = 0.6  #: containment from which a text is a copy
CREDITED: Final = 0.35  #: the same where the text credits the other's outlet as its source
TITLE_DAYS: Final = 3.0  #: equal titles within so many days are copies where one has no text
LONGER: Final = 1.2  #: a copy so much longer than its original is entered as well

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
        if not found or len(report.shingles) > LONGER * max(
            len(self._reports[key].shingles) for key in found
        ):
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
        found = [self._addresses[report.syndicated_from]] if report.syndicated_from in self._addresses else []
        overlaps = [(containment(report.shingles, other.shingles), other) for other in self._sharing(report)]
        overlaps.sort(key=lambda pair: (-pair[0], pair[1].id))
        found += [other.id for overlap, other in overlaps if overlap >= _needed(report, other)]
        found += [key for key in self._titles.get(report.wording.key, ()) if self._same_title(report, key)]
        return tuple(dict.fromkeys(found))

    def _sharing(self, report: Report) -> list[Report]:
        """Reports that share more than one rare shingle, or the only one there is."""
        shared: dict[str, int] = defaultdict(int)
        for shingle in report.shingles.tolist():
            holders = self._holders.get(shingle)
            if holders and len(holders) <= COMMON:
                for other in holders:
                    shared[other] += 1
        least = min(2, len(report.shingles))
        return [self._reports[other] for other, count in shared.items() if count >= least]

    def _same_title(self, report: Report, other_id: str) -> bool:
        other = self._reports[other_id]
        if report.wording.size < 3 or (report.length and other.length):
            return False
        return report.day is None or other.day is None or abs(report.day - other.day) <= TITLE_DAYS


def _needed(report: Report, other: Report) -> float:
    for copy, source in ((report, other), (other, report)):
        credit = copy.syndicated_from
        if (
            (credit
            and source.provider.domain in (credit, outlet_forms().get(credit)))
            or credit == source.provider.name
        ):
            return CREDITED
    return SHARED


def _discard(table: dict[_Key, list[str]], key: _Key, item: str) -> None:
    kept = [held for held in table.get(key, ()) if held != item]
    if kept:
        table[key] = kept
    else:
        table.pop(key, None)
