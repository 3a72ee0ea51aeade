"""A Replay places the reports of an index once more: few are decided anew, all others go where they went."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from broadsheet.stories.index import StoryIndex
from broadsheet.stories.postings import Postings, looked_up
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import Report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.rulings import Rulings
from broadsheet.stories.thread import Thread

BESIDE: Final = 192  #: reports that are looked at again for each one that is decided anew


class Stood(NamedTuple):
    """A report, the story that it stood in, and those that it shares its text with."""

    report: Report
    home: Thread
    copied: tuple[str, ...]


class Replay(StoryIndex):
    """What becomes of an index where the stories of `anew` are decided once more, by these rulings.

    `stood` are all its reports in the order in which they were placed. Those of `anew` are decided, by what
    was rare when they came. One that is near to them is decided where a story that it meets is not what
    it was when the report came; every other goes where it went. Terms that nobody looks up are not
    entered, so that going through a window costs little.
    """

    def __init__(
        self, stood: Sequence[Stood], anew: Collection[Thread], rulings: Rulings, *, begun: int
    ) -> None:
        super().__init__(rarity=Rarity(), outlets=Outlets(()), copy_window=timedelta.max)
        self._anew, self._rulings, self._begun = anew, rulings, begun
        self._near = _near_to(stood, anew, rulings)
        asked = [one.report for one in stood if one.home in anew or one.report.id in self._near]
        self._postings = Postings(only=_looked_up(asked))
        self._homes = {one.report.id: one.home for one in stood}
        self._numbers = {home.id: home.number for home in self._homes.values()}
        self._came = dict.fromkeys(self._homes.values(), 0)  #: reports of each story that came by now
        self._home_of: dict[Thread, Thread] = {}  #: what a story was, where it is not mixed
        self._stays: dict[Thread, Thread] = {}  #: where reports go that nobody asks
        self._mixed = set[Thread]()  #: stories with reports of several
        self._cleared: float | None = None
        for one in stood:
            self._place_again(one)

    @property
    def fresh(self) -> list[Thread]:
        """The stories that are not what stood."""
        return [thread for thread in self.threads if not self._is_as_it_was(thread)]

    def homes_of(self, threads: Iterable[Thread]) -> set[Thread]:
        """The stories in which the reports of these stood."""
        return {self._homes[report.id] for thread in threads for report in thread.members}

    def has_ended(self, thread: Thread) -> bool:
        """Whether only a reprint can join it."""
        return thread.id in self._ended

    @property
    def posted(self) -> Collection[Report]:
        """The reports that others are found by."""
        return self._postings.held

    def _place_again(self, one: Stood) -> None:
        report, home = one.report, one.home
        if report.day is not None and (self._cleared is None or report.day - self._cleared > 1):
            self.retire(report.day)
            self._cleared = report.day
        self._most = report.most
        thread = self._decide(one) if self._is_asked(one) else self._stay(home)
        if self._home_of.setdefault(thread, home) is not home:
            self._mixed.add(thread)
        self._join(thread, report, is_copy=bool(one.copied))
        self._came[home] += 1

    def _decide(self, one: Stood) -> Thread:
        return self._ruled(one.report, one.copied) or self._choose(one.report) or self._begin(one.report)

    def _is_asked(self, one: Stood) -> bool:
        if one.home in self._anew:
            return True
        if one.report.id not in self._near:
            return False
        tied = (*one.copied, *self._rulings.together(one.report.id))
        met = [self._thread_of[key] for key in tied if key in self._thread_of]
        met += [self._stay(one.home), *self._nearest_threads(one.report)]
        return not all(map(self._is_as_it_was, met))

    def _stay(self, home: Thread) -> Thread:
        if home not in self._stays:
            thread = self._stays[home] = Thread(home.id, number=home.number)
            self._home_of[thread] = home
        thread = self._stays[home]
        return self._thread_of[thread.members[0].id] if thread.is_merged else thread

    def _is_as_it_was(self, thread: Thread) -> bool:
        """Whether it has just those reports of what it was that came by now."""
        return thread not in self._mixed and len(thread.members) == self._came[self._home_of[thread]]

    def _begin(self, report: Report) -> Thread:
        home = self._homes[report.id]
        if home not in self._anew and not self._came[home]:
            return self._stay(home)
        thread = super()._begin(report)
        thread.number = self._numbers.get(thread.id, thread.number)
        return thread

    def _merge(self, left: Thread, right: Thread) -> Thread:
        kept = super()._merge(left, right)
        if self._home_of[left] is not self._home_of[right] or not self._mixed.isdisjoint((left, right)):
            self._mixed.add(kept)
        return kept

    def _most_now(self) -> float:
        return self._most


def _near_to(stood: Iterable[Stood], anew: Collection[Thread], rulings: Rulings) -> set[str]:
    """Reports that may be decided otherwise where these stories are: by words, text or ruling."""
    told = [report for thread in anew for report in thread.members]
    ids = {report.id for report in told}
    postings, near = Postings(only=_looked_up(told)), set[str]()
    for one in stood:
        if not one.report.wording.is_digest:
            postings.add(one.report)
        if not ids.isdisjoint(one.copied):
            near.add(one.report.id)
    near |= {other.id for report in told for other in postings.find_near(report, BESIDE)}
    return near.union(*(rulings.together(key) for key in ids))


def _looked_up(reports: Iterable[Report]) -> frozenset[str]:
    return frozenset[str]().union(*map(looked_up, reports))
