"""Stories and scores: the window's articles are grouped, and everything that moved is rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from broadsheet import stories
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.first_reads import first_reads
from broadsheet.adapters.store.sheet_of_standing import SheetWriter, keep_only
from broadsheet.adapters.store.window import StoredArticles, days_come, window_ids, wording_marks
from broadsheet.records import Judgement
from broadsheet.running import storing
from broadsheet.running.going_over import go_over, known_providers
from broadsheet.running.method import weights_at
from broadsheet.running.rating import cool_young, rate_moved
from broadsheet.running.ruling import new_rulings, rule_on, ties_of
from broadsheet.running.standing_sheet import SHEET, take_up, write_looks, write_standing
from broadsheet.running.storing import TOLD, articles_of, day_of, settle_ended, store_told
from broadsheet.running.sweeping import without_full_sweeps
from broadsheet.running.ties import tie_stories
from broadsheet.wiring import Newsroom, Slate

PLACED_AGAIN = 2000  # reports of the day that a newcomer may make us place again; more wait for the hour
SAID_AFTER = 500  # reports that are placed between two words on how far it is
RATED_FOR = timedelta(hours=1)  # heat halves in 36 hours: what may have cooled is looked at once an hour


@without_full_sweeps()
def tell_stories(newsroom: Newsroom, now: datetime) -> int:
    """Groups the articles of the window into stories and rates them; the number of living stories.

    What stands is told on: within a day only what is new is taken in, and nothing is done where nothing is
    (decision 0047). When a day is over it is settled as it stands, and a process that begins takes up what
    was settled last (decision 0202). Where nothing stands the whole window is grouped.
    """
    slate, judgements = newsroom.slate, reading.judgements()
    if slate.standing is None or not _stands(slate, judgements, now):
        _let_go(slate)
        take_up(newsroom, judgements, now)
    if slate.standing is None:
        return _tell_anew(newsroom, judgements, now)
    if _goes_on(slate, judgements, now):
        return _take_in(newsroom, slate.standing, judgements, now)
    if go_over(newsroom, judgements, now):
        return len(slate.standing)
    return _tell_anew(newsroom, judgements, now)


def _stands(slate: Slate, judgements: tuple[Judgement, ...], now: datetime) -> bool:
    """Whether this process told last, and nobody told since or made rulings on stories unsaid."""
    if not slate.told or reading.note(TOLD) != slate.told:
        return False
    is_unsaid = bool(ties_of(slate.judgements).keys() - ties_of(judgements).keys())
    return not is_unsaid and datetime.fromisoformat(slate.told) <= now


def _goes_on(slate: Slate, judgements: tuple[Judgement, ...], now: datetime) -> bool:
    """Whether the day is that of the last telling, and marks are told as then."""
    assert slate.standing is not None, "what goes on stands"
    if slate.is_taken_up or slate.rated is None or slate.standing.today != day_of(now):
        return False
    return weights_at(judgements, now) == weights_at(slate.judgements, slate.rated)


def _tell_anew(newsroom: Newsroom, judgements: tuple[Judgement, ...], now: datetime) -> int:
    slate, today = newsroom.slate, day_of(now)
    since = today - storing.WINDOW
    wordings, articles = wording_marks(since, now), window_ids(since, now)
    _let_go(slate)
    if not articles:
        return 0
    slate.looks.clear()
    slate.rated, slate.since, slate.judgements = None, since, judgements
    reread = first_reads(articles)
    came = days_come(articles, reread)
    settled = [key for key in articles if came[key] < today]
    slate.wordings = {key: wordings[key] for key in settled if key in wordings}
    slate.standing = _stand(settled, judgements, now, _watch(newsroom, len(articles)))
    settle_ended(now)
    with SheetWriter(newsroom.settings.home) as sheet:
        write_standing(sheet, slate, judgements, now)
        fresh = [key for key in articles if came[key] >= today]
        slate.standing.take(StoredArticles(fresh), first_read=reread)
        told = tie_stories(slate.standing, slate.standing.tell_all(), since)
        topics = rate_moved(slate, told, frozenset(), judgements, now)
        write_looks(sheet, slate)
        name = sheet.finish()
    store_told(told, topics, articles, now, ((TOLD, now.isoformat()), (SHEET, name)))
    keep_only(newsroom.settings.home, name)
    slate.told, slate.wordings, slate.rated, slate.is_taken_up = now.isoformat(), wordings, now, False
    newsroom.progress("stories", len(articles), len(articles))
    return len(told)


def _watch(newsroom: Newsroom, total: int) -> Callable[[int], None]:
    """Tells how far a long grouping is."""

    def watch(number: int) -> None:
        if not number % SAID_AFTER:
            newsroom.progress("stories", number, total)

    return watch


def _let_go(slate: Slate) -> None:
    """Gives back what stood before: it takes as much memory as what will stand."""
    if slate.standing is not None:
        slate.standing.end()
    slate.standing, slate.told = None, ""


def _stand(
    articles: Sequence[str],
    judgements: tuple[Judgement, ...],
    now: datetime,
    watch: Callable[[int], None] = lambda _: None,
) -> stories.Standing:
    return stories.Standing(
        StoredArticles(articles),
        judgements,
        today=day_of(now),
        providers=known_providers(),
        first_read=first_reads(articles),
        watch=watch,
    )


def _take_in(
    newsroom: Newsroom, standing: stories.Standing, judgements: tuple[Judgement, ...], now: datetime
) -> int:
    """Tells the stories that new articles and new wordings move, and rates them; the young once an hour."""
    slate = newsroom.slate
    assert slate.since is not None, "a standing has a window"
    assert slate.rated is not None, "what was told was rated"
    wordings = wording_marks(slate.since, now)
    if slate.wordings.keys() - wordings.keys():  # an article was taken out
        return _tell_anew(newsroom, judgements, now)
    new = [key for key in wordings if key not in slate.wordings and not standing.tells(key)]
    revised = [key for key, seen in wordings.items() if slate.wordings.get(key, seen) != seen]
    is_old = now - slate.rated >= RATED_FOR
    is_ruled = bool(new_rulings(slate, judgements))
    if new or revised or is_ruled or (is_old and not standing.is_in_order):
        _tell_moved(newsroom, standing, judgements, (new, revised), now, waits=not is_old)
    if is_old:
        cool_young(slate, judgements, now)
    slate.wordings, slate.judgements = wordings, judgements
    return len(standing)


def _tell_moved(
    newsroom: Newsroom,
    standing: stories.Standing,
    judgements: tuple[Judgement, ...],
    came: tuple[list[str], list[str]],
    now: datetime,
    *,
    waits: bool,
) -> None:
    """Where `waits`, putting a long day in order is left to the next telling that does not."""
    newsroom.progress("stories", 0, len(came[0]))
    newsroom.slate.told = ""  # until what the standing took in is stored, it tells nothing on
    ruled = rule_on(newsroom.slate, judgements)
    new, revised = (StoredArticles(sorted(keys)) for keys in came)
    taken = standing.take(new, revised, first_read=first_reads(came[0]), most=PLACED_AGAIN if waits else None)
    moved = standing.tell({*ruled, *(story.id for story in taken)}) if ruled else taken
    moved = tie_stories(standing, moved, day_of(now) - storing.WINDOW)
    topics = rate_moved(newsroom.slate, moved, frozenset(came[1]), judgements, now)
    store_told(moved, topics, articles_of(moved), now)
    newsroom.slate.told = reading.note(TOLD)
    newsroom.progress("stories", len(came[0]), len(came[0]))
