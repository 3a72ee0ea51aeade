"""What editors ruled, told at once: the stories around a ruling, before the next cycle tells what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from broadsheet import stories
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.first_reads import first_reads
from broadsheet.adapters.store.sheet_of_standing import find_sheet, read_pieces
from broadsheet.adapters.store.window import StoredArticles, window_ids
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Story
from broadsheet.running import storing
from broadsheet.running.going_over import known_providers
from broadsheet.running.rating import rate_told
from broadsheet.running.standing_sheet import SHEET
from broadsheet.running.storing import articles_of, day_of, keep_merged
from broadsheet.running.ties import tie_stories


def regroup(article_ids: Sequence[str], home: Path) -> tuple[Story, ...]:
    """Tells the stories around these articles again, as editors want them now; the stories they are in.

    They are grouped with what stands beside them, by how rare terms were when the window was settled; where
    `home` does not hold that, with the whole window. The next cycle tells what stands of the ruling.
    """
    around = reading.stories_of(article_ids)
    touched = set(articles_of(around)) | set(article_ids)
    held = reading.articles(sorted(touched))
    times = [at for article in held if (at := article.published or article.seen_at) is not None]
    if not times:
        return ()
    last, days = reading.note("cycle"), _settled_days(home)
    now = min(max(times) + storing.WINDOW, datetime.fromisoformat(last)) if last else max(times)
    articles = _beside(around, held) if days else _window(held, max(times))
    standing = stories.Standing(
        StoredArticles(articles),
        reading.judgements(),
        today=day_of(now),
        providers=known_providers(),
        first_read=first_reads(articles),
        said=days,
    )
    return _store(standing, articles, touched, now)


def _settled_days(home: Path) -> Mapping[int, stories.DayCounts]:
    """What was said on each day of the window; nothing where that is not kept."""
    name = reading.note(SHEET)
    path = find_sheet(home, name) if name else None
    return {} if path is None else stories.read_days(islice(read_pieces(path), 1, None))


def _beside(around: Iterable[Story], held: Iterable[Article]) -> tuple[str, ...]:
    """The articles of these stories and of those that stand beside them."""
    told = {story.id: story for story in around}
    near = {key for story in told.values() for key in (*story.related_ids, story.continues) if key}
    beside = [story for story in reading.stories(sorted(near - told.keys())) if not story.merged_into]
    return tuple(dict.fromkeys((*articles_of([*told.values(), *beside]), *(article.id for article in held))))


def _window(held: Iterable[Article], latest: datetime) -> tuple[str, ...]:
    recent = window_ids(day_of(latest) - storing.WINDOW, latest)
    return tuple(dict.fromkeys((*recent, *(article.id for article in held))))


def _store(
    standing: stories.Standing, articles: Sequence[str], touched: set[str], now: datetime
) -> tuple[Story, ...]:
    """Stores the stories of the touched articles with their marks, and what went into them."""
    grouped = tie_stories(standing, standing.tell_all(), day_of(now) - storing.WINDOW)
    told = tuple(story for story in grouped if touched & set(story.article_ids))
    topics = rate_told(told, reading.judgements(), now)
    told = tuple(replace(story, topics=topics[story.id]) for story in told)
    merged = tuple(story for story in keep_merged(grouped, articles) if touched & set(story.article_ids))
    writing.commit(Outcome(at=now, stories=told + merged))
    return told
