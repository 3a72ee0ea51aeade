"""An index whose stories stand from day to day: settled, given out, and decided again where editors rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from broadsheet.records import Article, Judgement
from broadsheet.stories.copies import CopyIndex
from broadsheet.stories.index import StoryIndex
from broadsheet.stories.postings import Postings
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.replay import Replay, Stood
from broadsheet.stories.report import read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.rulings import Rulings
from broadsheet.stories.shelves import Held, Shelves
from broadsheet.stories.thread import Thread


class SettledIndex(StoryIndex):
    """A StoryIndex of which the days that are over stay as they were placed."""

    def lay_trail(self) -> None:
        """The same; what stands now is settled, and lets go what only its own coming needed."""
        super().lay_trail()
        self._copies.let_go()

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

        What is to be taken back must have been. Their reports are placed again as they came, by what was
        rare then, and so are those of every story that comes out otherwise with them. That is what
        grouping everything anew makes of them (tests/stories/test_ruling.py).
        """
        self._rulings = Rulings(judgements)
        asked = {self._thread_of[key] for key in article_ids}
        if not asked:
            return set()
        replay = self._replay(asked)
        fresh, gone = replay.fresh, replay.homes_of(replay.fresh)
        self._exchange(gone, fresh, replay)
        self.lay_trail()
        return asked.union(gone, fresh)

    def _replay(self, asked: Collection[Thread]) -> Replay:
        """What becomes of everything where these stories are decided anew, and those they change."""
        homes = {report.id: (report, thread) for thread in self.threads for report in thread.members}
        stood = [Stood(*homes[key], self._copied.get(key, ())) for key in self._thread_of]
        anew, replay = set[Thread](), None
        changed = set(asked)
        while replay is None or not changed <= anew:
            anew |= changed
            replay = Replay(stood, anew, self._rulings, begun=self._begun)
            changed = replay.homes_of(replay.fresh)
        return replay

    def _exchange(self, gone: Iterable[Thread], fresh: Iterable[Thread], replay: Replay) -> None:
        """Puts what was decided in the place of what stood."""
        for thread in gone:
            self._threads.pop(thread.id, None)
            self._ended.pop(thread.id, None)
        for thread in sorted(fresh, key=lambda thread: thread.number):
            self._enter(thread, has_ended=replay.has_ended(thread))
            self._begun = max(self._begun, thread.number)
        self._post({report.id for thread in fresh for report in thread.members}, replay)

    def _enter(self, thread: Thread, *, has_ended: bool) -> None:
        (self._ended if has_ended else self._threads)[thread.id] = thread
        for report in thread.members:
            self._thread_of[report.id] = thread

    def _post(self, moved: Collection[str], replay: Replay) -> None:
        """Others find those that moved as they found them in the replay."""
        before = {report.id for report in self._postings.held}
        after = before.difference(moved) | {r.id for r in replay.posted if r.id in moved}
        if after <= before:
            self._postings.drop([report for report in self._postings.held if report.id not in after])
            return
        held = self.held()
        self._postings = Postings()
        for one in held:
            if one.report.id in after:
                self._postings.add(one.report)
