"""A window of articles and the stories told of them, read some at a time: never all of it in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from zlib import crc32

from django.db import connection

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.reading import BATCH
from broadsheet.adapters.store.rows import value_of
from broadsheet.records import Article, Story

LONG_AGO = datetime.min.replace(tzinfo=UTC)  # stands for a time that is not known


class StoredArticles(Collection[Article]):
    """Articles by their ids, in that order. Each walk reads them anew and keeps none."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids

    def __iter__(self) -> Iterator[Article]:
        for start in range(0, len(self._ids), BATCH):
            yield from reading.articles(self._ids[start : start + BATCH])

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, article: object) -> bool:
        return isinstance(article, Article) and article.id in self._ids


def wording_marks(since: datetime, until: datetime) -> dict[str, int]:
    """For the articles of [since, until] a number that is another once one is read in other words or again.

    It is the same in every process. The rows are compared and not shown, so that their instants need not
    be made: this is asked in each cycle of all articles of the window.
    """
    rows = tables.ArticleRow.objects.filter(at__gte=since, at__lte=until).order_by()
    with connection.cursor() as cursor:
        cursor.execute(*rows.values_list("id", "text_id", "seen_at").query.sql_with_params())
        return {key: crc32(f"{text} {seen}".encode()) for key, text, seen in cursor}


def days_come(article_ids: Sequence[str], first_read: Mapping[str, datetime]) -> dict[str, datetime]:
    """Midnight (UTC) of the day on which each article came: read first, or published where that is later.

    `first_read` tells when those were first read that have another wording now.
    """
    found: dict[str, datetime] = {}
    for start in range(0, len(article_ids), BATCH):
        rows = tables.ArticleRow.objects.filter(id__in=article_ids[start : start + BATCH])
        for key, at, seen in rows.values_list("id", "at", "seen_at"):
            came = max(time for time in (at, first_read.get(key) or seen, LONG_AGO) if time is not None)
            found[key] = came.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return found


def window_ids(since: datetime, until: datetime) -> tuple[str, ...]:
    """Ids of the articles of [since, until], oldest first, then of those that share a story with one.

    An article is of the instant at which it was published or, where that is not known, seen.
    """
    rows = tables.ArticleRow.objects.filter(at__gte=since, at__lte=until).order_by("at", "id")
    recent = dict.fromkeys(rows.values_list("id", flat=True))
    older = {key for story in stories_told_of(tuple(recent)) for key in story.article_ids} - recent.keys()
    return (*recent, *sorted(older))


def stories_told_of(article_ids: Sequence[str], but: Collection[str] = ()) -> Iterator[Story]:
    """The stories that tell any of these articles, merged ones too, without those named in `but`."""
    ids: set[str] = set()
    for start in range(0, len(article_ids), BATCH):
        members = tables.StoryMemberRow.objects.filter(article_id__in=article_ids[start : start + BATCH])
        ids.update(members.values_list("story_id", flat=True))
    wanted = sorted(ids.difference(but))
    for start in range(0, len(wanted), BATCH):
        yield from reading.stories(wanted[start : start + BATCH])


def stories_of_storylines(lines: Sequence[str], *, before: datetime, most: int) -> tuple[Story, ...]:
    """The last stories of each of these matters that ended before an instant, at most so many of each."""
    found: list[Story] = []
    ended = reading.living_stories().filter(last_seen__lt=before)
    known: set[str] = set()
    for start in range(0, len(lines), BATCH):
        named = ended.filter(storyline__in=lines[start : start + BATCH])
        known.update(named.values_list("storyline", flat=True).distinct())
    for line in (line for line in lines if line in known):
        rows = (
            reading.living_stories().filter(storyline=line, last_seen__lt=before).order_by("-last_seen", "id")
        )
        found += [value_of(Story, row) for row in rows[:most]]
    return tuple(found)
