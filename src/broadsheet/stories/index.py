"""The story index: articles come in one at a time, stories grow, end and leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet.ports import Embedder
from broadsheet.records import Article, Judgement, Story, content_id
from broadsheet.stories.copies import CopyIndex
from broadsheet.stories.nearness import JOIN, candidates_wanted, score_pair
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.telling import tell_story
from broadsheet.stories.threads import link_stories

WINDOW_DAYS = 7.0


@dataclass(slots=True)
class Thread:
    """A story in the making."""

    id: str
    members: list[Report] = field(default_factory=list)
    latest: float | None = None


class StoryIndex:
    """Groups articles online. The same articles in the same order give the same stories.

    `judgements` of kind "same_story" about two article ids are honoured; `window` is how long after
    its latest article a story can still grow.
    """

    def __init__(
        self,
        *,
        judgements: Iterable[Judgement] = (),
        embedder: Embedder | None = None,
        window: timedelta = timedelta(days=WINDOW_DAYS),
        rarity: Rarity | None = None,
    ) -> None:
        self._rarity = rarity or Rarity()
        self._fixed = rarity is not None
        self._embedder = embedder
        self._window = window.total_seconds() / 86400
        self._copies = CopyIndex()
        self._postings: dict[str, list[Report]] = defaultdict(list)
        self._threads: dict[str, Thread] = {}
        self._thread_of: dict[str, Thread] = {}
        self._copied: dict[str, tuple[str, ...]] = {}
        self._together, self._apart = _read_judgements(judgements)

    def add(self, article: Article) -> str:
        """Puts the article into its story and gives the story's id; a known article keeps its story."""
        if known := self._thread_of.get(article.id):
            return known.id
        report = read_report(article)
        if not self._fixed:
            self._rarity.note((*report.wording.words, *report.wording.runs))
        report.words = self._rarity.vector(report.wording.words)
        report.runs = self._rarity.vector(report.wording.runs)
        copied = self._copies.add(report)
        self._copied[report.id] = copied
        thread = self._choose(report, copied)
        self._join(thread, report)
        return thread.id

    def expire(self, now: datetime) -> tuple[str, ...]:
        """Lets stories leave whose latest article is older than the window; their ids."""
        day = now.timestamp() / 86400
        gone = [t for t in self._threads.values() if t.latest is not None and day - t.latest > self._window]
        for thread in gone:
            self._forget(thread)
        return tuple(thread.id for thread in gone)

    def snapshot(self) -> tuple[Story, ...]:
        """The stories in the index, oldest first, linked to each other."""
        told = [
            (thread.members, tell_story(thread.id, thread.members, self._copied))
            for thread in self._threads.values()
        ]
        return link_stories(told)

    def _choose(self, report: Report, copied: tuple[str, ...]) -> Thread:
        for other in (*self._together.get(report.id, ()), *copied):
            thread = self._thread_of.get(other)
            if thread and not self._kept_apart(report, thread):
                return thread
        best, best_score = None, JOIN
        for thread, score in self._scored(report):
            if score >= best_score and not self._kept_apart(report, thread):
                best, best_score = thread, score
        return best or Thread(content_id("story", report.id))

    def _scored(self, report: Report) -> list[tuple[Thread, float]]:
        by_thread: dict[str, list[float]] = defaultdict(list)
        for other in self._candidates(report):
            thread = self._thread_of[other.id]
            by_thread[thread.id].append(score_pair(report, other, self._rarity, thread.latest))
        scored = []
        for key, scores in by_thread.items():
            scores.sort(reverse=True)
            top = scores[:3]
            scored.append((self._threads[key], 0.6 * top[0] + 0.4 * sum(top) / len(top)))
        return scored

    def _candidates(self, report: Report) -> list[Report]:
        shared: dict[str, float] = defaultdict(float)
        reports: dict[str, Report] = {}
        rarest = sorted(report.words, key=lambda word: (-self._rarity.of(word), word))
        for word in rarest[:24]:
            holders = self._postings.get(word, ())
            if len(holders) > 400:
                continue
            for other in holders:
                shared[other.id] += report.words[word] * other.words[word]
                reports[other.id] = other
        near = sorted(shared, key=lambda key: (-shared[key], key))[:candidates_wanted]
        return [reports[key] for key in near if self._in_window(report, self._thread_of[key])]

    def _in_window(self, report: Report, thread: Thread) -> bool:
        if report.day is None or thread.latest is None:
            return True
        return abs(report.day - thread.latest) <= self._window

    def _kept_apart(self, report: Report, thread: Thread) -> bool:
        apart = self._apart.get(report.id)
        return apart is not None and any(member.id in apart for member in thread.members)

    def _join(self, thread: Thread, report: Report) -> None:
        self._threads[thread.id] = thread
        self._thread_of[report.id] = thread
        thread.members.append(report)
        if report.day is not None:
            thread.latest = max(report.day, thread.latest if thread.latest is not None else report.day)
        for word in report.words:
            self._postings[word].append(report)

    def _forget(self, thread: Thread) -> None:
        del self._threads[thread.id]
        for report in thread.members:
            self._thread_of.pop(report.id)
            self._copied.pop(report.id, None)
            self._copies.drop(report)
            for word in report.words:
                kept = [other for other in self._postings[word] if other is not report]
                if kept:
                    self._postings[word] = kept
                else:
                    del self._postings[word]


def _read_judgements(judgements: Iterable[Judgement]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    given = list(judgements)
    replaced = {judgement.replaces for judgement in given}
    together: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, set[str]] = defaultdict(set)
    for judgement in given:
        if judgement.kind == "same_story" and judgement.id not in replaced:
            table = together if judgement.verdict == "yes" else apart
            table[judgement.left].add(judgement.right)
            table[judgement.right].add(judgement.left)
    return together, apart
