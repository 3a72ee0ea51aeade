"""The story index: articles come in one at a time, stories grow, merge, end and leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

import numpy as np

from broadsheet.ports import Embedder
from broadsheet.records import Article, Judgement, Provider, Story, content_id
from broadsheet.stories.apart import heard_of, is_apart, tells_otherwise
from broadsheet.stories.copies import CopyIndex
from broadsheet.stories.fit import describe_report
from broadsheet.stories.joining import join_chance
from broadsheet.stories.postings import Postings
from broadsheet.stories.rarity import Rarity, cosine_of
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.rulings import Rulings
from broadsheet.stories.telling import tell_story
from broadsheet.stories.thread import Thread, days_between, takes_up
from broadsheet.stories.threads import link_stories
from broadsheet.stories.trail import Trail

COPY_WINDOW: Final = timedelta(days=14)  #: a reprint is still known so long after its story's latest article
WINDOW: Final = timedelta(days=7)  #: a story can grow for so long after its latest article
JOIN: Final = 0.42  #: chance from which a report joins its best story
MERGE: Final = 0.9  #: chance of a report from which its second story may be one with its first
CHECKED: Final = 4  #: reports of the smaller story that must fit the larger before two are merged
NEAR: Final = 48  #: reports that are looked at for each new one
STORIES: Final = 6  #: stories that are weighed


class StoryIndex:
    """Groups articles online: the same articles in the same order give the same stories.

    `judgements` of kind "same_story" about two article ids are honoured. `rarity` brings counts of
    terms from elsewhere (an archive, the set itself); without it they run along. `providers` are outlets
    that texts may credit beside those whose articles have come; `outlets` are all there are, for good.
    """

    def __init__(
        self,
        *,
        judgements: Iterable[Judgement] = (),
        embedder: Embedder | None = None,
        window: timedelta = WINDOW,
        copy_window: timedelta = COPY_WINDOW,
        rarity: Rarity | None = None,
        providers: Iterable[Provider] = (),
        outlets: Outlets | None = None,
    ) -> None:
        self._rarity = rarity or Rarity()
        self._counts = rarity is None
        self._embedder = embedder
        self._window = window.total_seconds() / 86400
        self._copy_window = copy_window.total_seconds() / 86400
        self._outlets = outlets or Outlets(providers)
        self._learns = outlets is None
        self._trail: Trail | None = None
        self._copies = CopyIndex()
        self._postings = Postings()
        self._rulings = Rulings(judgements)
        self._threads: dict[str, Thread] = {}  #: stories that can grow
        self._ended: dict[str, Thread] = {}  #: stories that only a reprint can join
        self._thread_of: dict[str, Thread] = {}
        self._copied: dict[str, tuple[str, ...]] = {}
        self._begun = 0
        self._moved: dict[str, str] = {}  #: merged stories → where they went

    def add(self, article: Article) -> str:
        """Puts the article into its story and gives the story's id; a known article keeps its story."""
        return self.place(article).id

    def place(self, article: Article) -> Thread:
        """The same, and gives the story as it is in the making."""
        known = self._thread_of.get(article.id)
        if known:
            return known
        return self.add_report(self.read(article))

    def read(self, article: Article, first_read: datetime | None = None) -> Report:
        """The report of an article by the outlets that are known; it is not placed yet."""
        if self._learns:
            self._outlets.learn(article.provider)
        return read_report(article, self._outlets, first_read)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._thread_of

    def thread_of(self, article_id: str) -> Thread:
        """The story in the making that an article is in."""
        return self._thread_of[article_id]

    def add_report(self, report: Report) -> Thread:
        """The same for an article that was read already."""
        if self._trail is not None:
            self._trail.begin()
        if self._counts:
            self._rarity.note(report.wording)
            self._note(lambda: self._rarity.take_back(report.wording))
        report.weigh(self._rarity)
        if self._trail is None:
            report.forget_counts()
        if self._embedder is not None:
            report.meaning = tuple(next(iter(self._embedder.embed([report.title]))))
        copied = self._copies.add(report)
        if copied:
            self._copied[report.id] = copied
        self._note(lambda: self._forget_report(report.id))
        thread = self._ruled(report, copied) or self._choose(report) or self._begin(report)
        self._join(thread, report, is_copy=bool(copied))
        return thread

    def lay_trail(self) -> None:
        """From now on counts terms as they come, and remembers what it does: it can be taken back."""
        self._trail, self._counts = Trail(), True

    def take_back(self, count: int) -> None:
        """Undoes the last additions, as if they had not been: the index stands as it stood before them."""
        assert self._trail is not None, "only what was remembered can be taken back"
        self._trail.take_back(count)

    def _note(self, undo: Callable[[], None]) -> None:
        if self._trail is not None:
            self._trail.note(undo)

    def _forget_report(self, report_id: str) -> None:
        self._copied.pop(report_id, None)
        self._copies.drop(report_id)

    def _begin(self, report: Report) -> Thread:
        self._begun += 1
        self._note(self._begin_less)
        return Thread(content_id("story", report.id), number=self._begun)

    def _begin_less(self) -> None:
        self._begun -= 1

    def expire(self, now: datetime) -> tuple[str, ...]:
        """Lets stories leave whose latest article is older than the window; their ids.

        They are not in a snapshot any more. A reprint that comes within the copy window brings its
        story back under the same id; after that they are forgotten.
        """
        day = now.timestamp() / 86400
        gone = self.retire(day)
        for thread in [t for t in self._ended.values() if day - (t.latest or 0) > self._copy_window]:
            self._forget(thread)
        return tuple(thread.id for thread in gone)

    def retire(self, day: float) -> list[Thread]:
        """Ends the stories that are past the window on a day; those threads."""
        gone = [t for t in self._threads.values() if t.latest is not None and day - t.latest > self._window]
        for thread in gone:
            self._ended[thread.id] = self._threads.pop(thread.id)
        self._postings.drop([report for thread in gone for report in thread.members])
        return gone

    def _forget(self, thread: Thread) -> None:
        del self._ended[thread.id]
        for report in thread.members:
            del self._thread_of[report.id]
            self._forget_report(report.id)

    def snapshot(self) -> tuple[Story, ...]:
        """The stories in the index, oldest first, linked to each other."""
        threads = self._threads.values()
        return link_stories([(t.voices, tell_story(t.id, t.members, self._copied)) for t in threads])

    def forward(self, story_id: str) -> str:
        """The id under which a story is found now: its own, or that of the one it was merged into."""
        while story_id in self._moved:
            story_id = self._moved[story_id]
        return story_id

    def tombstones(self) -> tuple[Story, ...]:
        """What is left of merged stories: their ids, each pointing on (`merged_into`)."""
        living = {story.id: story for story in self.snapshot()}
        return tuple(
            replace(living[self.forward(key)], id=key, article_ids=(), families=(), roots=(), related_ids=(),
                    continues="", merged_into=self.forward(key))
            for key in sorted(self._moved)
            if self.forward(key) in living
        )  # fmt: skip

    @property
    def copied(self) -> Mapping[str, tuple[str, ...]]:
        """For each article that shares its text with others: those."""
        return self._copied

    @property
    def threads(self) -> tuple[Thread, ...]:
        """Every story it knows, ended ones included."""
        return (*self._ended.values(), *self._threads.values())

    def _ruled(self, report: Report, copied: tuple[str, ...]) -> Thread | None:
        """The story that an editor or a shared text settles; stories an editor joined become one.

        Where rulings contradict each other, what is to be kept apart is.
        """
        tied = self._rulings.together(report.id)
        together = dict.fromkeys(self._thread_of[key] for key in tied if key in self._thread_of)
        copies = dict.fromkeys(self._thread_of[key] for key in copied if key in self._thread_of)
        chosen = next((t for t in (*together, *copies) if not self._kept_apart(report, t)), None)
        for other in together:
            if chosen is None or other is chosen or other.is_merged or self._kept_apart(report, other):
                continue
            if not self._are_apart(chosen, other):
                chosen = self._merge(chosen, other)
        return chosen

    def _choose(self, report: Report) -> Thread | None:
        if report.wording.is_digest:
            return None
        threads = [t for t in self._nearest_threads(report) if not self._kept_apart(report, t)]
        if not threads:
            return None
        chances = self._chances(report, threads)
        best = chances.index(max(chances))
        if chances[best] < JOIN:
            return next((thread for thread in threads if takes_up(report, thread)), None)
        chosen = threads[best]
        for chance, other in zip(chances, threads, strict=True):
            if (
                other is not chosen
                and chance >= MERGE
                and not other.is_merged
                and self._is_one(chosen, other)
            ):
                chosen = self._merge(chosen, other)
        return chosen

    def _chances(self, report: Report, threads: list[Thread]) -> list[float]:
        rows = np.array(describe_report(report, threads, self._most_now(), self._postings.burst))
        if self._embedder is None:
            return list(map(float, join_chance(rows)))
        meant = [max(cosine_of(report.meaning, v.meaning) for v in heard_of(t.voices)) for t in threads]
        return list(map(float, join_chance(rows, meant)))

    def _most_now(self) -> float:
        """The greatest rarity there can be when the report comes that is being placed."""
        return self._rarity.most

    def _is_one(self, left: Thread, right: Thread) -> bool:
        """Whether the reports of the smaller story would join the larger one."""
        small, large = sorted((left, right), key=lambda thread: (len(thread.voices), thread.id))
        if self._are_apart(small, large):
            return False
        heard = heard_of(small.voices)
        if any(tells_otherwise(voice, large.voices) for voice in heard):
            return False
        chances = [self._chances(voice, [large])[0] for voice in small.voices[-CHECKED:]]
        return sum(chances) / len(chances) >= JOIN

    def _merge(self, left: Thread, right: Thread) -> Thread:
        """One story of two, under the id of the one that began first; the other points on to it."""
        kept, gone = sorted((left, right), key=lambda thread: thread.number)
        self._note(self._unmerge(kept, gone))
        kept.members = sorted([*kept.members, *gone.members], key=lambda report: report.order)
        kept.voices = sorted([*kept.voices, *gone.voices], key=lambda report: report.order)
        days = [day for day in (kept.first, kept.latest, gone.first, gone.latest) if day is not None]
        kept.first, kept.latest = min(days, default=None), max(days, default=None)
        for report in gone.members:
            self._thread_of[report.id] = kept
        gone.is_merged = True
        self._threads.pop(gone.id, None)
        self._ended.pop(gone.id, None)
        self._moved[gone.id] = kept.id
        return kept

    def _unmerge(self, kept: Thread, gone: Thread) -> Callable[[], None]:
        before = (kept.members, kept.voices, kept.first, kept.latest)
        shelf = self._ended if gone.id in self._ended else self._threads

        def undo() -> None:
            kept.members, kept.voices, kept.first, kept.latest = before
            for report in gone.members:
                self._thread_of[report.id] = gone
            gone.is_merged = False
            shelf[gone.id] = gone
            del self._moved[gone.id]

        return undo

    def _nearest_threads(self, report: Report) -> list[Thread]:
        near = self._postings.find_near(report, NEAR)
        threads = dict.fromkeys(self._thread_of[other.id] for other in near)
        open_to = (t for t in threads if self._in_window(report, t) and not is_apart(report, t))
        return list(islice(open_to, STORIES))

    def _in_window(self, report: Report, thread: Thread) -> bool:
        return days_between(thread.latest, report) <= self._window

    def _kept_apart(self, report: Report, thread: Thread) -> bool:
        apart = self._rulings.apart(report.id)
        return bool(apart) and any(member.id in apart for member in thread.members)

    def _are_apart(self, one: Thread, other: Thread) -> bool:
        return any(self._kept_apart(member, other) for member in one.members)

    def _join(self, thread: Thread, report: Report, *, is_copy: bool) -> None:
        self._note(self._unjoin(thread, report))
        self._ended.pop(thread.id, None)
        self._threads[thread.id] = thread
        self._thread_of[report.id] = thread
        thread.members.append(report)
        if not is_copy or not thread.voices:
            thread.voices.append(report)
        if report.day is not None:
            thread.latest = max(report.day, report.day if thread.latest is None else thread.latest)
            thread.first = min(report.day, report.day if thread.first is None else thread.first)
        if not report.wording.is_digest:
            self._postings.add(report)

    def _unjoin(self, thread: Thread, report: Report) -> Callable[[], None]:
        first, latest, voices = thread.first, thread.latest, len(thread.voices)
        had_ended, is_known = thread.id in self._ended, thread.id in self._threads

        def undo() -> None:
            if not report.wording.is_digest:
                self._postings.take_back(report)
            thread.first, thread.latest = first, latest
            thread.members.pop()
            del thread.voices[voices:]
            del self._thread_of[report.id]
            if not is_known:
                del self._threads[thread.id]
            if had_ended:
                self._ended[thread.id] = thread

        return undo
