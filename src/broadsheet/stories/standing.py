"""The stories of a window as they stand: told once, and from then on only as far as something comes in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise, takewhile
from types import MappingProxyType
from typing import Final, NamedTuple

from broadsheet.records import Article, Judgement, Provider, Story, from_plain, to_plain
from broadsheet.stories.day_counts import DayCounts, count_day
from broadsheet.stories.grouping import place_by_time
from broadsheet.stories.packing import (
    frame,
    list_pieces,
    pack_days,
    pack_near,
    pack_reports,
    pack_shelves,
    unframe,
    unpack_days,
    unpack_near,
    unpack_reports,
    unpack_shelves,
)
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.scales import Scale
from broadsheet.stories.settled import SettledIndex
from broadsheet.stories.telling import tell_story
from broadsheet.stories.thread import LONG_AGO, Thread, first_read_of, name_story
from broadsheet.stories.threads import Links
from broadsheet.stories.wording import Wording

_NO_TIMES: Final[Mapping[str, datetime]] = MappingProxyType({})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Told(NamedTuple):
    """What a story was told as: it is told again where that has changed."""

    members: tuple[Report, ...]
    copied: tuple[
        tuple[str, ...], ...
    ]  #: for each member those it shares its text with; empty for none at all
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
    a function of the articles, in whatever order and in however many parts they come. When the day is over
    `turn` settles it as it stands, and `pack` gives what stands settled as bytes, from which `restore`
    makes the same again.

    `articles` are walked through twice and not kept, so that whoever holds many can give them some at a time.
    `providers` are outlets that texts may credit beside those of the settled articles; `first_read` tells
    when articles were first read that have another wording now; `watch` is told how many are placed.
    `said` is what a larger window said on each day, where these articles are but a part of it.
    """

    def __init__(
        self,
        articles: Collection[Article],
        judgements: Iterable[Judgement] = (),
        *,
        today: datetime | None = None,
        providers: Iterable[Provider] = (),
        first_read: Mapping[str, datetime] = _NO_TIMES,
        watch: Callable[[int], None] = lambda _: None,
        said: Mapping[int, DayCounts] = MappingProxyType({}),
    ) -> None:
        self._today, self._providers = today, tuple(dict.fromkeys(providers))
        came, outlets = dict[str, datetime](), Outlets(self._providers)
        for article in articles:
            came[article.id] = _came(article, first_read)
            if today is None or came[article.id] < today:
                outlets.learn(article.provider)
        read = {a.id: read_report(a, outlets, first_read.get(a.id)) for a in articles}
        fresh = [read.pop(key) for key, at in came.items() if today is not None and at >= today]
        self._days = dict(said) or _count_days(read.values(), came)
        rarity = Rarity()
        for day in self._days.values():
            rarity.add_day(day)
        self._rarity = rarity
        self._index = SettledIndex(
            judgements=judgements, rarity=rarity, outlets=outlets, copy_window=timedelta.max
        )
        place_by_time(self._index, sorted(read.values(), key=_order), watch)
        self._index.lay_trail()
        self._stand({})
        self._put((), sorted(fresh, key=_order))

    def _stand(self, near: Mapping[str, Scale]) -> None:
        """Begins a day with what is settled; `near` tells of some stories what is near them."""
        self._placed: list[Report] = []  #: reports of the running day, as they were placed
        self._waiting: dict[
            str, Report
        ] = {}  #: new wordings of some, which wait until the day is put in order
        self._threads: dict[str, Thread] = {}
        self._told: dict[Thread, _Told] = {}
        self._named_after: dict[str, str] = {}  #: ids that were told → the article they are named after
        self._enter(sorted(self._index.threads, key=_first_order))
        self._links = Links({key: thread.voices for key, thread in self._threads.items()}, near)
        self._near = dict(self._links.near)  #: as it was when the day began

    def turn(
        self, today: datetime, *, since: datetime, held: Collection[str], providers: Iterable[Provider]
    ) -> None:
        """The running day is over and `today` begins: what was placed is settled as it stands.

        Stories of which no article is in `held` leave, and what was said on days before `since` counts no
        more. Nothing is grouped anew; what is near a story is asked again of those that the day moved.
        """
        assert self._today is not None, "what has no running day cannot turn it over"
        assert self.is_in_order, "a day that is settled was put in order"
        moved = {self._index.thread_of(report.id) for report in self._placed}
        near = {
            told.name: self._near.get(told.name) for thread, told in self._told.items() if thread not in moved
        }
        if self._placed:
            self._days[_number_of(self._today)] = count_day(report.wording for report in self._placed)
        self._forget_days(_number_of(since))
        gone = {t for t in self._index.threads if all(report.id not in held for report in t.members)}
        stays = (report for t in self._index.threads if t not in gone for report in t.members)
        del self._links  # it takes as much memory as what will stand
        self._today, self._providers = today, tuple(dict.fromkeys(providers))
        self._index.settle(gone, _number_of(today), _outlets_of(self._providers, stays))
        self._stand({name: scale for name, scale in near.items() if scale is not None})

    def _forget_days(self, first: int) -> None:
        for day in [day for day in self._days if day < first]:
            self._rarity.drop_day(self._days.pop(day))

    def pack(self) -> Iterator[bytes]:
        """What is settled, in pieces; to be called before anything of the running day is placed."""
        assert self._today is not None, "what has no running day is not told on"
        assert not self._placed, "a running day is not settled"
        held = self._index.held()
        places = {one.report.id: place for place, one in enumerate(held)}
        pieces = list_pieces(held)
        providers = [to_plain(provider) for provider in self._providers]
        yield frame([self._today.isoformat(), providers, len(pieces)])
        yield pack_days(self._days)
        yield pack_near(self._near)
        yield pack_shelves(self._index.shelves, places)
        yield from pack_reports(pieces)

    @classmethod
    def restore(cls, pieces: Iterable[bytes], judgements: Iterable[Judgement] = ()) -> Standing:
        """What was settled, from the pieces that `pack` gave; of an iterator it takes no more than these."""
        given = iter(pieces)
        (today, providers, pieces_of_reports), _ = unframe(next(given))
        outlets = [from_plain(Provider, provider) for provider in providers]
        standing = cls((), today=datetime.fromisoformat(today), providers=outlets)
        standing._days, near, shelves = unpack_days(next(given)), unpack_near(next(given)), next(given)
        for day in standing._days.values():
            standing._rarity.add_day(day)
        held = list(unpack_reports(islice(given, pieces_of_reports)))
        told = unpack_shelves(shelves, [one.report for one in held])
        known = _outlets_of(outlets, (one.report for one in held))
        standing._index = SettledIndex.restore(held, told, standing._rarity, known, judgements)
        standing._stand(near)
        return standing

    def tells(self, article_id: str) -> bool:
        """Whether an article is in one of the stories that stand."""
        return article_id in self._index

    def counted(self, since: datetime) -> int:
        """Articles of the settled days from an instant on: by them is known how rare a term is."""
        first = _number_of(since)
        return sum(counts.articles for day, counts in self._days.items() if day >= first)

    def counts_before(self, moment: datetime) -> bool:
        """Whether days are counted that began by then."""
        return any(day <= _number_of(moment) for day in self._days)

    @property
    def today(self) -> datetime | None:
        """When the running day began."""
        return self._today

    @property
    def names(self) -> tuple[str, ...]:
        """The stories that stand, oldest first."""
        return tuple(self._by_time(self._threads))

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
        first_read: Mapping[str, datetime] = _NO_TIMES,
        most: int | None = None,
    ) -> tuple[Story, ...]:
        """Takes in new articles and new wordings of known ones; the stories that moved, oldest first.

        Where more than `most` reports would have to be placed again the newcomers are placed as they
        come, and the next call that may place more puts the day in order. None: as many as it takes.
        A story that only gained or lost a related one is among those that moved. A settled article that
        has a new wording is told by that, and found as it was settled.
        """
        came = sorted((self._index.read(a, first_read.get(a.id)) for a in new), key=_order)
        moved = self._put(revised, came, most=most)
        return tuple(self._tell(name, self._threads[name]) for name in self._by_time(moved))

    def _put(self, revised: Iterable[Article], came: list[Report], *, most: int | None = None) -> set[str]:
        """Places the running day's reports and those that came; names of the stories that moved."""
        mine, changed = {report.id: report for report in self._placed}, list(revised)
        again = self._waiting | {
            a.id: self._index.read(a, mine[a.id].first_read) for a in changed if a.id in mine
        }
        wanted = sorted([*(again.get(report.id, report) for report in self._placed), *came], key=_order)
        kept = _length_of_common_start(self._placed, wanted)
        waits = most is not None and len(self._placed) - kept > most
        self._waiting = again if waits else {}
        if waits:
            wanted, kept, again = [*self._placed, *came], len(self._placed), {}
        touched = {self._index.thread_of(r.id) for r in self._placed[kept:]}
        members = {r.id for thread in touched for r in thread.members} - again.keys()
        self._index.take_back(len(self._placed) - kept)
        del self._placed[kept:]
        self._place(wanted[kept:])
        reworded = {self._revise(article) for article in changed if article.id not in again}
        touched |= {self._index.thread_of(key) for key in (*members, *(r.id for r in wanted[kept:]))}
        return self._renew(touched | reworded)

    def rule(self, pair: Collection[str], judgements: Iterable[Judgement]) -> set[str]:
        """Decides anew, by rulings of which the last is on this pair; ids of the stories that moved.

        Where both are settled their stories are decided again, and of the others only what joins these;
        then the running day is placed again. What editors said before must have been told.
        """
        moved, placed = set() if self.is_in_order else self._put((), []), list(self._placed)
        touched = {self._index.thread_of(report.id) for report in placed}
        members = {report.id for thread in touched for report in thread.members}
        self._index.take_back(len(placed))
        self._placed.clear()
        is_settled = all(key in self._index for key in pair)
        decided = self._index.rule(pair if is_settled else (), judgements)
        for thread in decided & self._told.keys():
            self._near.pop(self._told[thread].name, None)
        self._place(placed)
        return moved | self._renew(touched | decided | {self._index.thread_of(key) for key in members})

    def names_of(self, article_ids: Iterable[str]) -> set[str]:
        """The stories that these articles are in, of those that stand."""
        return {self._told[self._index.thread_of(key)].name for key in article_ids if key in self._index}

    def articles_beside(self, article_ids: Iterable[str]) -> set[str]:
        """All articles of those stories."""
        return {report.id for name in self.names_of(article_ids) for report in self._threads[name].members}

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
        """Whether the day's reports stand by time and in their words: not, where some wait for it."""
        return not self._waiting and all(one.order < other.order for one, other in pairwise(self._placed))

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

    def _renew(self, touched: AbstractSet[Thread]) -> set[str]:
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
        return self._links.renew(heard, gone) | {told.name for _, told, _ in retold}

    def _by_time(self, names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: _first_order(self._threads[name]))

    def _merged(self) -> list[Thread]:
        return [thread for thread in self._told if thread.is_merged]

    def _enter(self, threads: Iterable[Thread]) -> None:
        for thread in threads:
            members, copied = tuple(thread.members), self._copies_of(thread.members)
            voices = members if thread.voices == thread.members else tuple(thread.voices)
            told = self._told[thread] = _Told(members, copied, (name_story(thread), voices))
            self._threads[told.name], self._named_after[told.name] = thread, first_read_of(thread).id

    def _copies_of(self, members: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
        copied = tuple([self._index.copied.get(report.id, ()) for report in members])
        return copied if any(copied) else ()

    def _tell(self, name: str, thread: Thread) -> Story:
        return self._links.link(tell_story(name, thread.members, self._index.copied))


def read_days(pieces: Iterable[bytes]) -> dict[int, DayCounts]:
    """Of the pieces that `pack` gave, what was said on each settled day, by its number."""
    return unpack_days(next(islice(pieces, 1, None)))


def _came(article: Article, first_read: Mapping[str, datetime]) -> datetime:
    """When the article came to be told: when it was first read, or published, whichever is later."""
    times = (article.published, first_read.get(article.id) or article.seen_at)
    return max((at for at in times if at is not None), default=LONG_AGO)


def _outlets_of(providers: Iterable[Provider], settled: Iterable[Report]) -> Outlets:
    """The outlets that texts may credit: those of the newsroom and those of what is settled."""
    return Outlets(
        [*providers, *sorted({report.provider for report in settled}, key=lambda p: (p.domain, p.name))]
    )


def _count_days(reports: Iterable[Report], came: Mapping[str, datetime]) -> dict[int, DayCounts]:
    """What was said on each day, by its number."""
    by_day: dict[int, list[Wording]] = {}
    for report in reports:
        by_day.setdefault(_number_of(came[report.id]), []).append(report.wording)
    return {day: count_day(wordings) for day, wordings in sorted(by_day.items())}


def _number_of(at: datetime) -> int:
    """The days from 1970 (UTC) on to the day of an instant."""
    return (at - _EPOCH).days


def _length_of_common_start(left: list[Report], right: list[Report]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(left, right, strict=False)))


def _first_order(thread: Thread) -> tuple[bool, float, str]:
    return min(map(_order, thread.voices))


def _order(report: Report) -> tuple[bool, float, str]:
    return report.order
