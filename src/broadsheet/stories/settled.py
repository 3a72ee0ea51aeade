"""An index whose stories stand from day to day: settled, given out, and decided again where editors rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from broadsheet.records import Article, Judgement
from broadsheet.stories.copies import CopyIndex
from broadsheet.stories.index import NEAR, StoryIndex
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.rulings import Rulings
from broadsheet.stories.shelves import Held, Shelves
from broadsheet.stories.thread import Thread


class SettledIndex(StoryIndex):
    """A StoryIndex of which the days that are over stay as they were placed."""

    def settle(self, gone: Collection[Thread], day: float, outlets: Outlets) -> None:
        """What stands is taken back no more; stories that are `gone` leave, and others end, as of a day.

        `outlets` are from now on all that texts may credit.
        """
        self._outlets = outlets
        self.retire(day)
        self._postings.drop([report for thread in gone for report in thread.members])
        for thread in gone:
            self._threads.pop(thread.id, None)
            self._ended.pop(thread.id, None)
            for report in thread.members:
                del self._thread_of[report.id]
        held = self.held()
        self._copies, self._copied, self._moved = CopyIndex(), {}, {}
        for one in held:
            one.report.forget_counts()
        self._keep_copies(held)
        self.lay_trail()

    def held(self) -> list[Held]:
        """All reports in the order in which they were placed."""
        reports = {report.id: report for thread in self.threads for report in thread.members}
        posted = {report.id for report in self._postings.held}
        return [
            Held(reports[key], self._copied.get(key, ()), self._copies.is_inside(key), key in posted)
            for key in self._thread_of
        ]

    @classmethod
    def restore(
        cls,
        held: Iterable[Held],
        shelves: Shelves,
        rarity: Rarity,
        outlets: Outlets,
        rulings: Iterable[Judgement],
    ) -> SettledIndex:
        """The index that held these reports, in the order they were placed, in these stories."""
        index = cls(judgements=rulings, rarity=rarity, outlets=outlets, copy_window=timedelta.max)
        index._threads = {thread.id: thread for thread in shelves.open}
        index._ended = {thread.id: thread for thread in shelves.ended}
        index._begun = shelves.begun
        homes = {report.id: thread for thread in index.threads for report in thread.members}
        entered = list(held)
        index._keep_copies(entered)
        for one in entered:
            index._thread_of[one.report.id] = homes[one.report.id]
            if one.is_posted:
                index._postings.add(one.report)
        index.lay_trail()
        return index

    @property
    def shelves(self) -> Shelves:
        """The stories that can grow, those that have ended, and how many began."""
        return Shelves(tuple(self._threads.values()), tuple(self._ended.values()), self._begun)

    def revise(self, article: Article) -> Thread:
        """Takes an article it knows in a new wording: it is told by that, and found by the old."""
        thread = self._thread_of[article.id]
        before = next(report for report in thread.members if report.id == article.id)
        report = before.told_anew(read_report(article, self._outlets, before.first_read))
        for held in (thread.members, thread.voices):
            held[:] = [report if known.id == report.id else known for known in held]
        return thread

    def _keep_copies(self, held: Sequence[Held]) -> None:
        self._copies.enter_all((one.report, one.is_inside) for one in held)
        self._copied |= {one.report.id: one.copied for one in held if one.copied}

    def rule(self, article_ids: Collection[str], judgements: Iterable[Judgement]) -> set[Thread]:
        """Decides the stories of these articles again, by these rulings; the stories that there were and are.

        What is to be taken back must have been. Their reports are placed again in the order in which they
        came, beside the stories that are near to them, which stand as they are, and by what was rare when
        they came. That is what grouping everything anew makes of them (tests/stories/test_ruling.py).
        """
        given = list(judgements)
        self._rulings = Rulings(given)
        again = {self._thread_of[key] for key in article_ids}
        around = _Around(given, self._rarity, self._outlets)
        around.bring(again, self._beside(again), begun=self._begun)
        for key in [key for key in self._thread_of if key in around.reports]:
            around.place_again(key, self._copied.get(key, ()))
        self.lay_trail()
        return again | self._exchange(again, around)

    def _beside(self, threads: Collection[Thread]) -> set[Thread]:
        """The stories that reports of these find, or share a text with."""
        told = [report for thread in threads for report in thread.members]
        found = {other.id for report in told for other in self._postings.find_near(report, NEAR)}
        found |= {key for report in told for key in self._copied.get(report.id, ())}
        return {self._thread_of[key] for key in found if key in self._thread_of}.difference(threads)

    def _exchange(self, again: Collection[Thread], around: _Around) -> set[Thread]:
        """Puts what was decided in the place of what stood; all stories that differ, those that went too."""
        before = {thread.id: thread for thread in (*again, *around.homes.values())}
        after = {thread.id: thread for thread in around.threads}
        same = {key for key, thread in after.items() if key in before and _is_alike(thread, before[key])}
        gone = {thread for key, thread in before.items() if key not in same}
        for thread in gone:
            self._threads.pop(thread.id, None)
            self._ended.pop(thread.id, None)
        fresh = {thread for key, thread in after.items() if key not in same}
        for thread in sorted(fresh, key=lambda thread: thread.number):
            self._enter(thread, has_ended=around.has_ended(thread))
        self._begun = max([self._begun, *(thread.number for thread in after.values())])
        return gone | fresh

    def _enter(self, thread: Thread, *, has_ended: bool) -> None:
        (self._ended if has_ended else self._threads)[thread.id] = thread
        for report in thread.members:
            self._thread_of[report.id] = thread


class _Around(StoryIndex):
    """Some stories of an index, placed again as they came: some decided anew, others where they were."""

    def __init__(self, judgements: Iterable[Judgement], rarity: Rarity, outlets: Outlets) -> None:
        super().__init__(judgements=judgements, rarity=rarity, outlets=outlets, copy_window=timedelta.max)
        self._cleared: float | None = None

    def bring(self, again: Collection[Thread], beside: Collection[Thread], *, begun: int) -> None:
        """Takes the stories that are placed `again`, and those `beside` them that stay what they are."""
        self._begun = begun
        self._numbers = {thread.id: thread.number for thread in (*again, *beside)}
        self.reports = {report.id: report for t in (*again, *beside) for report in t.members}
        self.homes = {report.id: thread for thread in beside for report in thread.members}
        self._stays = {thread: Thread(thread.id, number=thread.number) for thread in beside}

    def place_again(self, key: str, copied: tuple[str, ...]) -> None:
        """Places the next report, of which it is known which it shares its text with."""
        report = self.reports[key]
        if report.day is not None and (self._cleared is None or report.day - self._cleared > 1):
            self.retire(report.day)
            self._cleared = report.day
        thread = self._home(key) or self._ruled(report, copied) or self._choose(report) or self._begin(report)
        self._join(thread, report, is_copy=bool(copied))

    def has_ended(self, thread: Thread) -> bool:
        """Whether only a reprint can join it."""
        return thread.id in self._ended

    def _home(self, key: str) -> Thread | None:
        """Where a report stays; in what that went into, where it did."""
        if key not in self.homes:
            return None
        home = self._stays[self.homes[key]]
        return self._thread_of[home.members[0].id] if home.is_merged else home

    def _begin(self, report: Report) -> Thread:
        thread = super()._begin(report)
        thread.number = self._numbers.get(thread.id, thread.number)
        return thread


def _is_alike(one: Thread, other: Thread) -> bool:
    told = [[report.id for report in thread.members] for thread in (one, other)]
    heard = [[report.id for report in thread.voices] for thread in (one, other)]
    return told[0] == told[1] and heard[0] == heard[1]
