"""Going over from one day, and from one process, to the next: nothing is grouped anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from broadsheet import stories
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.first_reads import first_reads
from broadsheet.adapters.store.sheet_of_standing import SheetWriter, keep_only
from broadsheet.adapters.store.window import StoredArticles, days_come, wording_marks
from broadsheet.records import Judgement, Provider, Story
from broadsheet.running import rating, storing
from broadsheet.running.method import weights_at
from broadsheet.running.rating import Topics, parts_of, rate_moved, shape_of
from broadsheet.running.ruling import rule_on
from broadsheet.running.standing_sheet import SHEET, write_looks, write_standing
from broadsheet.running.storing import TOLD, articles_of, day_of, settle_ended, store_told
from broadsheet.running.ties import keep_ties, tie_stories
from broadsheet.wiring import Newsroom

LEARNT = (
    3000  # articles by which it is known how rare a term is: with fewer each night groups the window anew
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one telling goes by."""

    newsroom: Newsroom
    standing: stories.Standing
    judgements: tuple[Judgement, ...]
    now: datetime
    last: datetime  #: when the window, or the first of a day, was told last
    moves: AbstractSet[str]  #: articles that are new or have another wording

    @property
    def since(self) -> datetime:
        """The begin of the window."""
        return day_of(self.now) - storing.WINDOW


def go_over(newsroom: Newsroom, judgements: tuple[Judgement, ...], now: datetime) -> bool:
    """Tells the first of a day, or of a process that took up what was settled: what is stored otherwise.

    False: it cannot, and the window is to be grouped anew. That is so where an article was taken out,
    where nothing of the window stands, and at night while too few articles are settled.
    """
    slate = newsroom.slate
    standing, since = slate.standing, slate.since
    assert standing is not None, "what goes over stands"
    assert since is not None, "what stands has a window"
    wordings = wording_marks(since, now)
    if slate.wordings.keys() - wordings.keys():
        return False
    new = [key for key in wordings if key not in slate.wordings and not standing.tells(key)]
    revised = [key for key, mark in wordings.items() if slate.wordings.get(key, mark) != mark]
    del wordings  # as large as what is asked for next
    last, moves = datetime.fromisoformat(slate.told), frozenset((*new, *revised))
    telling = _Telling(newsroom, standing, judgements, now, last, moves)
    is_same_day = standing.today == day_of(now)
    if not (is_same_day or _has_learnt(telling)):
        return False
    newsroom.progress("stories", 0, len(new))
    slate.told = ""  # until what the standing took in is stored, it tells nothing on
    rule_on(slate, judgements)
    if is_same_day:
        _tell_where_it_stood(telling, new, revised)
    else:
        _tell_new_day(telling, _end_days(telling, new, revised))
    slate.judgements, slate.rated, slate.is_taken_up = judgements, now, False
    newsroom.progress("stories", len(new), len(new))
    return True


def _has_learnt(telling: _Telling) -> bool:
    """Whether it is known well enough how rare a term is, so that a day can be settled as it was placed."""
    counted = telling.standing.counted(telling.since)
    return counted >= LEARNT or (counted > 0 and telling.standing.counts_before(telling.since))


def _tell_where_it_stood(telling: _Telling, new: Sequence[str], revised: Sequence[str]) -> None:
    """Goes on in the same day, which another process had begun."""
    telling.standing.take(StoredArticles(new), StoredArticles(revised), first_read=first_reads(new))
    told, topics = _tell_differing(telling, lambda _: False, writes_all=False)
    store_told(told, topics, articles_of(told), telling.now)
    slate = telling.newsroom.slate
    slate.told, slate.wordings = reading.note(TOLD), wording_marks(telling.since, telling.now)


def _end_days(telling: _Telling, new: Sequence[str], revised: Sequence[str]) -> list[str]:
    """Places what came on days that are over, and settles each; gives the articles that came today."""
    standing, today, reread = telling.standing, day_of(telling.now), first_reads(new)
    assert standing.today is not None, "what stands has a day"
    came = {key: max(day, standing.today) for key, day in days_come(new, reread).items()}
    for day in sorted({standing.today, *came.values()}):
        if day < today:
            _turn_to(telling, day)
            keys = [key for key in new if came[key] == day]
            standing.take(StoredArticles(keys), StoredArticles(revised), first_read=reread)
            revised = ()
    _turn_to(telling, today)
    telling.newsroom.slate.since = telling.since
    return [key for key in new if came[key] >= today]


def _turn_to(telling: _Telling, day: datetime) -> None:
    if day != telling.standing.today:
        since, slate = day - storing.WINDOW, telling.newsroom.slate
        slate.wordings = wording_marks(since, telling.now)
        telling.standing.turn(day, since=since, held=slate.wordings.keys(), providers=known_providers())


def _tell_new_day(telling: _Telling, today: Sequence[str]) -> None:
    """Keeps what stands settled, then tells what came today and all that a night changes."""
    slate, home, now = telling.newsroom.slate, telling.newsroom.settings.home, telling.now
    young_since = telling.last - rating.YOUNG
    settle_ended(now)

    def is_due(story: Story) -> bool:
        is_young = story.last_seen is None or story.last_seen >= young_since
        return is_young or slate.looks.get(story.id, now) <= now

    with SheetWriter(home) as sheet:
        write_standing(sheet, slate, telling.judgements, now)
        telling.standing.take(StoredArticles(today), first_read=first_reads(today))
        told, topics = _tell_differing(telling, is_due, writes_all=True)
        slate.looks = {key: at for key, at in slate.looks.items() if key in telling.standing}
        write_looks(sheet, slate)
        name = sheet.finish()
    store_told(told, topics, articles_of(told), now, ((TOLD, now.isoformat()), (SHEET, name)))
    keep_only(home, name)
    slate.told = now.isoformat()


def _tell_differing(
    telling: _Telling, is_due: Callable[[Story], bool], *, writes_all: bool
) -> tuple[list[Story], dict[str, Topics]]:
    """The stories that are stored otherwise, with the topics of each; what moved or is due is rated."""
    slate, now, moves = telling.newsroom.slate, telling.now, telling.moves
    if slate.rated is not None:
        stood = weights_at(slate.judgements, slate.rated)
        slate.rated = slate.rated if weights_at(telling.judgements, now) == stood else None
    differing, rated, topics = dict[str, Story](), list[Story](), dict[str, Topics]()
    for names in parts_of(telling.standing.names):
        for story, stored in _tell_part(telling, names):
            topics[story.id] = stored.topics if stored else ()
            if stored is None or replace(stored, topics=()) != story:
                differing[story.id] = story
            is_moved = stored is None or shape_of(stored) != shape_of(story)
            is_moved = is_moved or not moves.isdisjoint(story.article_ids)
            if is_moved or slate.rated is None or is_due(story):
                rated.append(story)
    fresh = rate_moved(slate, rated, moves, telling.judgements, now, writes_all=writes_all)
    retold = [story for story in rated if fresh[story.id] != topics[story.id] and story.id not in differing]
    return [*differing.values(), *retold], topics | fresh


def _tell_part(telling: _Telling, names: Sequence[str]) -> Iterator[tuple[Story, Story | None]]:
    """Some stories as they stand, each with how it is stored.

    What tells other articles than before may continue a story from before the window; all others keep
    what they were tied to.
    """
    standing = telling.standing
    stored = {story.id: story for story in reading.stories(names)}
    told = keep_ties(standing, standing.tell(names))
    moved = [s for s in told if s.id not in stored or stored[s.id].article_ids != s.article_ids]
    tied = {story.id: story for story in tie_stories(standing, tuple(moved), telling.since)}
    return ((tied.get(story.id, story), stored.get(story.id)) for story in told)


def known_providers() -> list[Provider]:
    """The outlets of the newsroom's sources."""
    return [source.provider for source in reading.sources()]
