"""Full-text search over articles: SQLite's FTS5 or PostgreSQL's tsvector, the same words in both.

Chinese and Japanese are indexed as pairs of signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Final

from django.db import connection
from django.db.backends.utils import CursorWrapper

from broadsheet.adapters.store import postgres_index
from broadsheet.records import Article, content_id

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
EMPTY = '""'
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS article_search USING fts5("
    "article_id UNINDEXED, title, excerpt, body, outlet, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
ROWS = (
    "CREATE TABLE IF NOT EXISTS article_search_row ("
    "article_id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE) WITHOUT ROWID"
)
"""Which row of the index is whose: rows are numbered by time, so that the newest are found first."""

RANKED: Final = 1000  #: matches that are ranked by bm25; of more, the newest are taken
COMMON: Final = 2000  #: matches of a word that make it a common one
TITLED: Final = 120  #: of so many matches, those in titles and excerpts that come first
LEAF: Final = 1 << 22  #: rows that one minute has room for
NO_TIME: Final = (0, (1 << 62))


def index_articles(articles: Iterable[Article]) -> None:
    """Puts the articles' words into the index in place of what stood there."""
    articles = tuple(articles)
    if not articles:
        return
    if connection.vendor == "postgresql":
        for article in articles:
            postgres_index.keep(article.id, _wished_place(article), postgres_index.vector_of(_parts(article)))
        return
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        for article in articles:
            place = _place_anew(cursor, article)
            cursor.execute(
                "INSERT INTO article_search (rowid, article_id, title, excerpt, body, outlet) "
                "VALUES (%s, %s, %s, %s, %s, %s)",
                [
                    place,
                    article.id,
                    split_pairs(article.title),
                    split_pairs(article.excerpt),
                    split_pairs(article.text),
                    f"{article.provider.name} {article.provider.domain}",
                ],
            )


def _place_anew(cursor: CursorWrapper, article: Article) -> int:
    """A row for the article by its time; the one it had is emptied."""
    cursor.execute("SELECT place FROM article_search_row WHERE article_id = %s", [article.id])
    had = cursor.fetchone()
    if had is not None:
        cursor.execute("DELETE FROM article_search WHERE rowid = %s", had)
        cursor.execute("DELETE FROM article_search_row WHERE article_id = %s", [article.id])
    place = _wished_place(article)
    while True:
        values = [article.id, place]
        cursor.execute("INSERT OR IGNORE INTO article_search_row (article_id, place) VALUES (%s, %s)", values)
        if cursor.rowcount:
            return place
        place += 1


def _wished_place(article: Article) -> int:
    return first_place(article.published) + int(content_id("search row", article.id), 16) % LEAF


def _parts(article: Article) -> Iterable[tuple[str, list[str]]]:
    """(weight, words) of title, excerpt, body and outlet."""
    yield "A", _terms([article.title])
    yield "B", _terms([article.excerpt])
    yield "C", _terms([article.text])
    yield "D", _terms([article.provider.name, article.provider.domain])


def first_place(at: datetime | date | None) -> int:
    """The first row of an instant's minute, or of a day; articles without a time come before all."""
    if at is None:
        return 0
    moment = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, tzinfo=UTC)
    return max(0, int(moment.timestamp() // 60)) * LEAF


def forget_articles() -> None:
    """Empties the index."""
    if connection.vendor == "postgresql":
        postgres_index.forget()
        return
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        cursor.execute("DELETE FROM article_search")
        cursor.execute("DELETE FROM article_search_row")


def split_pairs(text: str) -> str:
    """The text with every run of Chinese or Japanese signs also as overlapping pairs."""
    return _CJK.sub(lambda run: " " + " ".join(_pairs(run[0])) + " ", text)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def match_expression(
    words: Sequence[str],
    phrases: Sequence[str] = (),
    without: Sequence[str] = (),
    outlets: Sequence[str] = (),
    whole: frozenset[str] = frozenset(),
) -> str:
    """An expression that can only mean these words: every term is quoted, so no syntax gets in.

    One of the outlets is enough; of words and phrases all must be there. A word finds all that begin
    with it, but for those in `whole` and for single Latin letters. The syntax is that of the store's index.
    """
    if connection.vendor == "postgresql":
        return _tsquery(words, phrases, without, outlets)
    named = " OR ".join(f"outlet : {_quoted(name)}*" for name in outlets if _quoted(name) != EMPTY)
    wanted = [_quoted(word) + _ending(word, whole) for word in _terms(words)]
    wanted += [_quoted(phrase) for phrase in phrases if _quoted(phrase) != EMPTY]
    wanted += [f"({named})"] if named else []
    barred = [_quoted(word) for word in without if _quoted(word) != EMPTY]
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in barred)


def _tsquery(
    words: Sequence[str], phrases: Sequence[str], without: Sequence[str], outlets: Sequence[str]
) -> str:
    named = [p for x in outlets if (p := postgres_index.phrase(_terms([x]), begins=True, weight="D"))]
    wanted = [postgres_index.phrase([term], begins=True) for term in _terms(words)]
    wanted += [postgres_index.phrase(_terms([x])) for x in phrases]
    wanted += ["(" + " | ".join(named) + ")"] if named else []
    barred = [postgres_index.phrase(_terms([x])) for x in without]
    kept = [part for part in wanted if part]
    return " & ".join([*kept, *(f"!({part})" for part in barred if part)]) if kept else ""


def _ending(word: str, whole: frozenset[str]) -> str:
    return "" if word in whole or (len(word) == 1 and word.isascii()) else "*"


def common_words(words: Sequence[str]) -> frozenset[str]:
    """Those of the words that stand in so many articles that their longer forms add nothing.

    FTS5 gathers all longer forms of a word before it gives the first match, and takes as long as they
    are many; the word itself it follows from match to match.
    """
    if connection.vendor != "sqlite":
        return frozenset()
    with connection.cursor() as cursor:
        return frozenset(
            term for term in _terms(words) if len(_newest(cursor, _quoted(term), NO_TIME, COMMON)) == COMMON
        )


def _terms(words: Sequence[str]) -> list[str]:
    return [term for word in words for term in _WORD.findall(split_pairs(word))]


def _quoted(text: str) -> str:
    inner = " ".join(_WORD.findall(split_pairs(text)))
    return f'"{inner}"'


def find_articles(
    expression: str, limit: int, offset: int = 0, *, places: tuple[int, int] = NO_TIME
) -> list[str]:
    """Ids of matching articles within these rows, best first.

    Up to RANKED matches are ranked by bm25, the title counting eight times the body. Of more than
    that, only the newest are looked at: first those that match in title or excerpt, then the rest.
    """
    if not expression:
        return []
    if connection.vendor == "postgresql":
        return postgres_index.find(expression, limit, offset, places=places, most=RANKED)
    with connection.cursor() as cursor:
        newest = _newest(cursor, expression, places, RANKED + 1)
        if len(newest) <= RANKED:
            return _ranked(cursor, expression, places, limit, offset)
        titled = _newest(cursor, f"{{title excerpt}} : ({expression})", places, TITLED)
        order = list(dict.fromkeys([*titled, *newest]))[offset : offset + limit]
        return _ids_at(cursor, order)


def _newest(cursor: CursorWrapper, expression: str, places: tuple[int, int], most: int) -> list[int]:
    cursor.execute(
        "SELECT rowid FROM article_search WHERE article_search MATCH %s AND rowid >= %s AND rowid < %s "
        "ORDER BY rowid DESC LIMIT %s",
        [expression, *places, most],
    )
    return [row[0] for row in cursor.fetchall()]


def _ranked(
    cursor: CursorWrapper, expression: str, places: tuple[int, int], limit: int, offset: int
) -> list[str]:
    cursor.execute(
        "SELECT article_id FROM article_search WHERE article_search MATCH %s AND rowid >= %s AND rowid < %s "
        "ORDER BY bm25(article_search, 0, 8, 3, 1, 2), article_id LIMIT %s OFFSET %s",
        [expression, *places, limit, offset],
    )
    return [row[0] for row in cursor.fetchall()]


def _ids_at(cursor: CursorWrapper, places: Sequence[int]) -> list[str]:
    marks = ",".join(["%s"] * len(places)) or "NULL"
    query = f"SELECT place, article_id FROM article_search_row WHERE place IN ({marks})"  # noqa: S608 - marks only
    cursor.execute(query, list(places))
    known = dict(cursor.fetchall())
    return [known[place] for place in places if place in known]


def count_articles(expression: str, most: int = RANKED) -> int:
    """How many articles match; counting stops at `most`."""
    if not expression:
        return 0
    if connection.vendor == "postgresql":
        return postgres_index.count(expression, most)
    with connection.cursor() as cursor:
        return len(_newest(cursor, expression, NO_TIME, most))
