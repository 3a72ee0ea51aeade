"""Stories and scores: the window's articles are grouped, and everything that moved is rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from broadsheet import stories
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.first_reads import first_reads
from broadsheet.adapters.store.window import StoredArticles, stories_told_of, window_ids, wording_marks
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, Story
from broadsheet.running.rating import Topics, cool_young, parts_of, rate_moved, rate_stories, rate_told
from broadsheet.running.ties import tie_stories
from broadsheet.wiring import Newsroom, Slate

TOLD = "told"
WINDOW = timedelta(days=10)  # a story with no report for longer has ended (decision 0041)
PLACED_AGAIN = 2000  # reports of the day that a newcomer may make us place again; more wait for the hour
RATED_FOR = timedelta(hours=1)  # heat halves in 36 hours: what may have cooled is looked at once an hour


def tell_stories(newsroom: Newsroom, now: datetime) -> int:
    """Groups the articles of the window into stories and rates them; the number of living stories.

    The first telling of a day, and of a process, groups the whole window; until the day ends the others
    take in what is new, and cost nothing where nothing is (decision 0047). What the stories are does not
    depend on how often they were told, nor on the order in which their articles came (decision 0115).
    """
    slate, judgements = newsroom.slate, reading.judgements()
    if slate.standing is not None and _tells_on(slate, judgements, now):
        return _take_in(newsroom, slate.standing, judgements, now)
    return _tell_anew(newsroom, judgements, now)


def _tells_on(slate: Slate, judgements: tuple[Judgement, ...], now: datetime) -> bool:
    """Whether this process told earlier on the same day (UTC), and nobody told or ruled since."""
    if not slate.told or reading.note(TOLD) != slate.told or judgements != slate.judgements:
        return False
    last = datetime.fromisoformat(slate.told)
    return last <= now and last.astimezone(UTC).date() == now.astimezone(UTC).date()


def _tell_anew(newsroom: Newsroom, judgements: tuple[Judgement, ...], now: datetime) -> int:
    since = _day_of(now) - WINDOW
    wordings = wording_marks(since, now)
    articles = window_ids(since, now)
    if not articles:
        return 0
    newsroom.progress("stories", 0, len(articles))
    _let_go(newsroom.slate)
    standing = _stand(articles, judgements, now)
    _settle(now)
    told = tie_stories(standing, standing.tell_all(), since)
    slate, mark = newsroom.slate, now.isoformat()
    topics = _rate_window(slate, told, wordings, judgements, now)
    _store_told(told, topics, articles, now, notes=((TOLD, mark),))
    slate.standing, slate.told, slate.judgements = standing, mark, judgements
    slate.since, slate.wordings, slate.rated = since, wordings, now
    newsroom.progress("stories", len(articles), len(articles))
    return len(told)


def _rate_window(
    slate: Slate,
    told: Sequence[Story],
    wordings: Mapping[str, int],
    judgements: tuple[Judgement, ...],
    now: datetime,
) -> dict[str, Topics]:
    """Marks of all; a process that told last, and so rated by these rules, keeps what stands as it stood."""
    told_last = bool(slate.told) and reading.note(TOLD) == slate.told
    slate.told = ""  # until the stories are stored, what is stored of marks is of neither
    slate.looks.clear()
    if not told_last:
        return rate_told(told, judgements, now)
    revised = {
        key for key in _articles_of(told) if key not in wordings or slate.wordings.get(key) != wordings[key]
    }
    return rate_moved(slate, told, revised, judgements, now, writes_all=True)


def _let_go(slate: Slate) -> None:
    """Gives back what stood before: it takes as much memory as what will stand."""
    if slate.standing is not None:
        slate.standing.end()
    slate.standing = None


def _stand(articles: Sequence[str], judgements: tuple[Judgement, ...], now: datetime) -> stories.Standing:
    return stories.Standing(
        StoredArticles(articles),
        judgements,
        today=_day_of(now),
        providers=[source.provider for source in reading.sources()],
        first_read=first_reads(articles),
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
    new = [key for key in wordings if key not in slate.wordings]
    revised = [key for key, seen in wordings.items() if slate.wordings.get(key, seen) != seen]
    is_old = now - slate.rated >= RATED_FOR
    if new or revised or (is_old and not standing.is_in_order):
        _tell_moved(newsroom, standing, judgements, (new, revised), now, waits=not is_old)
    if is_old:
        cool_young(slate, judgements, now)
    slate.wordings = wordings
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
    new, revised = (reading.articles(sorted(keys)) for keys in came)
    moved = standing.take(new, revised, most=PLACED_AGAIN if waits else None)
    moved = tie_stories(standing, moved, _day_of(now) - WINDOW)
    topics = rate_moved(newsroom.slate, moved, frozenset(came[1]), judgements, now)
    _store_told(moved, topics, _articles_of(moved), now)
    newsroom.slate.told = reading.note(TOLD)
    newsroom.progress("stories", len(came[0]), len(came[0]))


def _store_told(
    told: Sequence[Story],
    topics: Mapping[str, Topics],
    article_ids: Sequence[str],
    now: datetime,
    notes: tuple[tuple[str, str], ...] = (),
) -> None:
    """Stores the stories with their topics and what went into them: all or nothing, and some at a time."""
    merged = _merged(told, article_ids)
    with writing.alone():
        for part in parts_of(told):
            named = tuple(replace(story, topics=topics[story.id]) for story in part)
            writing.commit(Outcome(at=now, stories=named))
        writing.commit(Outcome(at=now, stories=merged, notes=notes))


def regroup(article_ids: Sequence[str]) -> tuple[Story, ...]:
    """Tells the stories around these articles again, as editors want them now; the stories they are in.

    The next cycle tells the whole window and comes to the same; this one does not let editors wait.
    """
    touched = {i for story in reading.stories_of(article_ids) for i in story.article_ids} | set(article_ids)
    held = reading.articles(sorted(touched))
    times = [at for article in held if (at := article.published or article.seen_at) is not None]
    if not times:
        return ()
    recent = window_ids(_day_of(max(times)) - WINDOW, max(times))
    articles = tuple(dict.fromkeys((*recent, *(article.id for article in held))))
    judgements = reading.judgements()
    last = reading.note("cycle")
    now = min(max(times) + WINDOW, datetime.fromisoformat(last)) if last else max(times)
    standing = _stand(articles, judgements, now)
    grouped = tie_stories(standing, standing.tell_all(), _day_of(now) - WINDOW)
    told = tuple(story for story in grouped if touched & set(story.article_ids))
    topics = rate_told(told, judgements, now)
    told = tuple(replace(story, topics=topics[story.id]) for story in told)
    merged = tuple(story for story in _merged(grouped, articles) if touched & set(story.article_ids))
    writing.commit(Outcome(at=now, stories=told + merged))
    return told


def _settle(now: datetime) -> None:
    """Stores final marks of the stories that left the window since the last telling.

    They are rated as of the instant they left, so that what is stored does not depend on how many
    cycles there were in between.
    """
    last = reading.note(TOLD)
    since = datetime.fromisoformat(last) - WINDOW if last else now - 2 * WINDOW
    ended = [
        story
        for story in reading.stories_between(since, now)
        if story.last_seen is not None and story.last_seen < now - WINDOW
    ]
    for part in parts_of(ended):
        marks = tuple(marks for story in part for marks in rate_stories([story], now=_left_at(story)))
        writing.commit(Outcome(at=now, marks=marks))


def _left_at(story: Story) -> datetime:
    assert story.last_seen is not None, "an ended story has a last report"
    return story.last_seen + WINDOW


def _day_of(now: datetime) -> datetime:
    """When the running day (UTC) began."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _articles_of(told: Sequence[Story]) -> tuple[str, ...]:
    return tuple(sorted({article_id for story in told for article_id in story.article_ids}))


def _merged(told: Sequence[Story], article_ids: Sequence[str]) -> tuple[Story, ...]:
    """Stories that were told of these articles before and are part of another now, pointing on to it."""
    home = {article_id: story.id for story in told for article_id in story.article_ids}
    before = stories_told_of(article_ids, but={story.id for story in told})
    return tuple(replace(old, merged_into=home[old.first_id]) for old in before if old.first_id in home)
