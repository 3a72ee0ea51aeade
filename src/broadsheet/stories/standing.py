"""The stories of a window as they stand: told once, and from then on only as far as something comes in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import pairwise, takewhile
from types import MappingProxyType
from typing import Final, NamedTuple

from broadsheet.records import Article, Judgement, Provider, Story
from broadsheet.stories.grouping import index_reports
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.telling import tell_story
from broadsheet.stories.thread import LONG_AGO, Thread, first_read_of, name_story
from broadsheet.stories.threads import Links

_NO_TIMES: Final[Mapping[str, datetime]] = MappingProxyType({})


class _Told(NamedTuple):
    """What a story was told as: it is told again where that has changed."""

    members: tuple[tuple[Report, tuple[str, ...]], ...]  #: each with those it shares its text with
    heard: tuple[str, tuple[Report, ...]]  #: its name and its voices: what others are compared with

    @property
    def name(self) -> str:
        """The story's id."""
        return self.heard[0]


class Standing:
    """Stories that can be told in part: what comes in costs what it moves, not what the window holds.

    Articles that came before `today` are settled: they are grouped by time, terms weighed by how rare
    they are among them. Those of the running day are placed after them, by time again: where a newcomer
    is earlier than some that stand, these are taken back and placed again after it. So the stories are
    a function of the articles, in whatever order and in however many parts they come.

    `articles` are walked through twice and not kept, so that whoever holds many can give them some at a time.
    `providers` are outlets that texts may credit beside those of the settled articles; `first_read` tells
    when articles were first read that have another wording now.
    """

    def __init__(
        self,
        articles: Collection[Article],
        judgements: Iterable[Judgement] = (),
        *,
        today: datetime | None = None,
        providers: Iterable[Provider] = (),
        first_read: Mapping[str, datetime] = _NO_TIMES,
    ) -> None:
        outlets, fresh = Outlets(providers), set[str]()
        for article in articles:
            if today is not None and _came(article, first_read) >= today:
                fresh.add(article.id)
            else:
                outlets.learn(article.provider)
        read = {a.id: read_report(a, outlets, first_read.get(a.id)) for a in articles}
        came = sorted((read.pop(key) for key in fresh), key=_order)
        self._index = index_reports(read.values(), outlets, judgements)
        self._index.lay_trail()
        self._placed: list[Report] = []  #: reports of the running day, as they were placed
        self._place(came)
        self._threads: dict[str, Thread] = {}
        self._told: dict[Thread, _Told] = {}
        self._named_after: dict[str, str] = {}  #: ids that were told → the article they are named after
        self._enter(sorted(self._index.threads, key=_first_order))
        self._links = Links({key: thread.voices for key, thread in self._threads.items()})

    def tell_all(self) -> tuple[Story, ...]:
        """Every story, oldest first."""
        return tuple(self._tell(name, self._threads[name]) for name in self._by_time(self._threads))

    def tell(self, story_ids: Iterable[str]) -> tuple[Story, ...]:
        """Those of the stories that stand, oldest first."""
        wanted = [name for name in story_ids if name in self._threads]
        return tuple(self._tell(name, self._threads[name]) for name in self._by_time(wanted))

    def recall(self, earlier: Mapping[str, tuple[str, Sequence[Article]]]) -> None:
        """Learns of stories before its window that what stands may continue: (matter, articles) by id."""
        self._links.recall(
            {key: (line, [self._index.read(a) for a in held]) for key, (line, held) in earlier.items()}
        )

    def lines_of(self, story_id: str) -> tuple[str, ...]:
        """The storylines that a story is of, its own first: what it may continue is of one of them."""
        return self._links.lines_of(story_id)

    def take(
        self,
        new: Iterable[Article] = (),
        revised: Iterable[Article] = (),
        *,
        most: int | None = None,
    ) -> tuple[Story, ...]:
        """Takes in new articles and new wordings of known ones; the stories that moved, oldest first.

        Where more than `most` reports would have to be placed again the newcomers are placed as they
        come, and the next call that may place more puts the day in order. None: as many as it takes.
        A story that only gained or lost a related one is among those that moved.
        """
        mine = {report.id: report for report in self._placed}
        changed = list(revised)
        again = {a.id: self._index.read(a, mine[a.id].first_read) for a in changed if a.id in mine}
        came = sorted((self._index.read(article) for article in new), key=_order)
        wanted = sorted([*(again.get(report.id, report) for report in self._placed), *came], key=_order)
        kept = _length_of_common_start(self._placed, wanted)
        if most is not None and len(self._placed) - kept > most:
            wanted, kept, again = [*self._placed, *came], len(self._placed), {}
        touched = {self._index.thread_of(r.id) for r in self._placed[kept:]}
        members = {r.id for thread in touched for r in thread.members} - again.keys()
        self._index.take_back(len(self._placed) - kept)
        del self._placed[kept:]
        self._place(wanted[kept:])
        reworded = {self._revise(article) for article in changed if article.id not in again}
        touched |= {self._index.thread_of(key) for key in (*members, *(r.id for r in wanted[kept:]))}
        return self._tell_moved(touched | reworded)

    def forward(self, story_id: str) -> str:
        """The id under which a story is found now: its own, or that of the one it went into."""
        if story_id in self._threads or story_id not in self._named_after:
            return story_id
        return self._told[self._index.thread_of(self._named_after[story_id])].name

    def end(self) -> None:
        """It takes in nothing more: what it could undo is forgotten, which refers to all that it holds."""
        self._index.lay_trail()

    @property
    def is_in_order(self) -> bool:
        """Whether the day's reports stand by time: not, where newcomers were placed as they came."""
        return all(one.order < other.order for one, other in pairwise(self._placed))

    def __contains__(self, story_id: object) -> bool:
        return story_id in self._threads

    def __len__(self) -> int:
        return len(self._threads)

    def _place(self, reports: Iterable[Report]) -> None:
        for report in reports:
            self._index.add_report(report)
            self._placed.append(report)

    def _revise(self, article: Article) -> Thread:
        """Takes a new wording where the article stands."""
        thread = self._index.revise(article)
        report = next(report for report in thread.members if report.id == article.id)
        self._placed = [report if placed.id == report.id else placed for placed in self._placed]
        return thread

    def _tell_moved(self, touched: AbstractSet[Thread]) -> tuple[Story, ...]:
        before = {
            thread: self._told.pop(thread) for thread in (*self._merged(), *touched) if thread in self._told
        }
        living = [t for t in touched if t.members and self._index.thread_of(t.members[0].id) is t]
        self._enter(living)
        names = {self._told[thread].name for thread in living}
        gone = {told.name for told in before.values()} - names
        for name in gone:
            del self._threads[name]
        retold = [(before.get(thread), self._told[thread], thread) for thread in living]
        retold = [(was, told, thread) for was, told, thread in retold if was != told]
        heard = {told.name: t.voices for was, told, t in retold if was is None or was.heard != told.heard}
        moved = self._links.renew(heard, gone) | {told.name for _, told, _ in retold}
        return tuple(self._tell(name, self._threads[name]) for name in self._by_time(moved))

    def _by_time(self, names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: _first_order(self._threads[name]))

    def _merged(self) -> list[Thread]:
        return [thread for thread in self._told if thread.is_merged]

    def _enter(self, threads: Iterable[Thread]) -> None:
        for thread in threads:
            copied = self._index.copied
            told = self._told[thread] = _Told(
                members=tuple((report, copied.get(report.id, ())) for report in thread.members),
                heard=(name_story(thread), tuple(thread.voices)),
            )
            self._threads[told.name], self._named_after[told.name] = thread, first_read_of(thread).id

    def _tell(self, name: str, thread: Thread) -> Story:
        return self._links.link(tell_story(name, thread.members, self._index.copied))


def _came(article: Article, first_read: Mapping[str, datetime]) -> datetime:
    """When the article came to be told: when it was first read, or published, whichever is later."""
    times = (article.published, first_read.get(article.id) or article.seen_at)
    return max((at for at in times if at is not None), default=LONG_AGO)


def _length_of_common_start(left: list[Report], right: list[Report]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(left, right, strict=False)))


def _first_order(thread: Thread) -> tuple[bool, float, str]:
    return min(map(_order, thread.voices))


def _order(report: Report) -> tuple[bool, float, str]:
    return report.order
