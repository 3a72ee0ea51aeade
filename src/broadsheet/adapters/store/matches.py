"""Which articles a question to the index finds, best first, with what a search must know of each.

Python's sqlite3 lets other threads run between two rows. Under many readers a search would wait once for
every match, so that what is asked of SQLite here comes back as one row that holds all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import postgres_index
from broadsheet.adapters.store.search import LEAF, quoted

RANKED: Final = 1000  #: matches that are ranked by bm25; of more, the newest are taken
COMMON: Final = 2000  #: matches of a word that make it a common one
TITLED: Final = 120  #: of so many matches, those in titles and excerpts that come first
NO_TIME: Final = (0, (1 << 62))
DAY: Final = LEAF * 1440  #: rows that one day has room for
EPOCH: Final = date(1970, 1, 1).toordinal()

_NEWEST: Final = (
    "SELECT json_group_array(rowid) FROM (SELECT rowid FROM article_search WHERE article_search MATCH %s "
    "AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s)"
)
_MANY: Final = (
    "SELECT 1 FROM article_search WHERE article_search MATCH %s ORDER BY rowid DESC LIMIT 1 OFFSET %s"
)
_RANKED: Final = (
    "SELECT json_group_array(json_array(place, article_id, domain)) FROM ("
    "SELECT head.place, head.article_id, head.domain FROM article_search "
    "JOIN article_search_head AS head ON head.place = article_search.rowid "
    "WHERE article_search MATCH %s AND article_search.rowid >= %s AND article_search.rowid < %s "
    "ORDER BY bm25(article_search, 0, 8, 3, 1, 2), head.article_id LIMIT %s OFFSET %s)"
)
_AT_PLACES: Final = (
    "SELECT json_group_array(json_array(place, article_id, domain)) FROM article_search_head "
    "WHERE place IN (SELECT value FROM json_each(%s))"
)


class Head(NamedTuple):
    """What a search must know of an article before it is shown."""

    id: str
    domain: str
    day: date | None  #: UTC; when it was published, or seen where that is not known


def is_common(term: str) -> bool:
    """Whether a word stands in so many articles that its longer forms add nothing.

    FTS5 gathers all longer forms of a word before it gives the first match, and takes as long as they
    are many; the word itself it follows from match to match.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [quoted(term), COMMON - 1])
        return cursor.fetchone() is not None


def find_heads(
    expression: str, limit: int, offset: int = 0, *, places: tuple[int, int] = NO_TIME
) -> list[Head]:
    """Matching articles within these rows of the index, best first.

    Up to RANKED matches are ranked by bm25, the title counting eight times the body. Of more than
    that, only the newest are looked at: first those that match in title or excerpt, then the rest.
    """
    if not expression:
        return []
    if connection.vendor == "postgresql":
        found = postgres_index.find(expression, limit, offset, places=places, most=RANKED)
        return [Head(article_id, domain, _day(at)) for article_id, domain, at in found]
    with connection.cursor() as cursor:
        newest = _one(cursor, _NEWEST, [expression, *places, RANKED + 1])
        if len(newest) <= RANKED:
            rows = _one(cursor, _RANKED, [expression, *places, limit, offset]) if newest else []
            return _heads(rows)
        titled = _one(cursor, _NEWEST, [f"{{title excerpt}} : ({expression})", *places, TITLED])
        order = list(dict.fromkeys([*titled, *newest]))[offset : offset + limit]
        known = {row[0]: row for row in _one(cursor, _AT_PLACES, [json.dumps(order)])}
        return _heads([known[place] for place in order if place in known])


def find_articles(expression: str, limit: int) -> list[str]:
    """Ids of matching articles, best first, as `find_heads` has them."""
    return [head.id for head in find_heads(expression, limit)]


def heads_of(ids: Sequence[str]) -> list[Head]:
    """Those articles in the order asked; unknown ids are left out."""
    rows = tables.ArticleRow.objects.filter(id__in=ids).values_list("id", "domain", "at")
    known = {article_id: Head(article_id, domain, _day(at)) for article_id, domain, at in rows}
    return [known[i] for i in ids if i in known]


def newest_heads(limit: int, *, after: date | None, before: date | None) -> list[Head]:
    """The newest articles of these days."""
    rows = tables.ArticleRow.objects.order_by("-at", "id")
    if after:
        rows = rows.filter(at__gte=_midnight(after))
    if before:
        rows = rows.filter(at__lt=_midnight(before))
    return [Head(i, domain, _day(at)) for i, domain, at in rows.values_list("id", "domain", "at")[:limit]]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _one(cursor: CursorWrapper, query: str, values: list[Any]) -> list[Any]:
    """The list that a query packs into its only row."""
    cursor.execute(query, values)
    found: list[Any] = json.loads(cursor.fetchone()[0])
    return found


def _heads(rows: Sequence[tuple[int, str, str]]) -> list[Head]:
    """Heads of (place, article id, domain): a place tells the day, but for articles of no known time."""
    days = _days(place // DAY for place, _, _ in rows)
    undated = [article_id for place, article_id, _ in rows if place < LEAF]
    seen = {head.id: head.day for head in heads_of(undated)} if undated else {}
    return [
        Head(article_id, domain, days[place // DAY] if place >= LEAF else seen.get(article_id))
        for place, article_id, domain in rows
    ]


def _days(numbers: Iterable[int]) -> dict[int, date]:
    return {number: date.fromordinal(EPOCH + number) for number in set(numbers)}


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
