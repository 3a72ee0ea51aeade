"""The index of all words of articles, SQLite's FTS5 or PostgreSQL's tsvector, and questions in its syntax.

Both hold the same words. Chinese and Japanese are indexed as pairs of signs.
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

HEADS: Final = (
    "CREATE TABLE IF NOT EXISTS article_search_head ("
    "place INTEGER PRIMARY KEY, article_id TEXT NOT NULL, domain TEXT NOT NULL)"
)
"""What a search must know of an article, in the order of the index: hundreds are read from a few pages."""

LEAF: Final = 1 << 22  #: rows that one minute has room for


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
        cursor.execute(HEADS)
        for article in articles:
            place = _place_anew(cursor, article)
            cursor.execute(
                "INSERT OR REPLACE INTO article_search_head (place, article_id, domain) VALUES (%s, %s, %s)",
                [place, article.id, article.provider.domain],
            )
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
        cursor.execute("DELETE FROM article_search_head WHERE place = %s", had)
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
    yield "A", terms_of([article.title])
    yield "B", terms_of([article.excerpt])
    yield "C", terms_of([article.text])
    yield "D", terms_of([article.provider.name, article.provider.domain])


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
        cursor.execute(HEADS)
        cursor.execute("DELETE FROM article_search")
        cursor.execute("DELETE FROM article_search_row")
        cursor.execute("DELETE FROM article_search_head")


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
    named = " OR ".join(f"outlet : {quoted(name)}*" for name in outlets if quoted(name) != EMPTY)
    wanted = [quoted(word) + _ending(word, whole) for word in terms_of(words)]
    wanted += [quoted(phrase) for phrase in phrases if quoted(phrase) != EMPTY]
    wanted += [f"({named})"] if named else []
    barred = [quoted(word) for word in without if quoted(word) != EMPTY]
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in barred)


def _tsquery(
    words: Sequence[str], phrases: Sequence[str], without: Sequence[str], outlets: Sequence[str]
) -> str:
    named = [p for x in outlets if (p := postgres_index.phrase(terms_of([x]), begins=True, weight="D"))]
    wanted = [postgres_index.phrase([term], begins=True) for term in terms_of(words)]
    wanted += [postgres_index.phrase(terms_of([x])) for x in phrases]
    wanted += ["(" + " | ".join(named) + ")"] if named else []
    barred = [postgres_index.phrase(terms_of([x])) for x in without]
    kept = [part for part in wanted if part]
    return " & ".join([*kept, *(f"!({part})" for part in barred if part)]) if kept else ""


def _ending(word: str, whole: frozenset[str]) -> str:
    return "" if word in whole or (len(word) == 1 and word.isascii()) else "*"


def terms_of(words: Sequence[str]) -> list[str]:
    """The words as the index holds them, in their order."""
    return [term for word in words for term in _WORD.findall(split_pairs(word))]


def quoted(text: str) -> str:
    """A text as a phrase of the index's syntax; EMPTY where it has no word."""
    inner = " ".join(_WORD.findall(split_pairs(text)))
    return f'"{inner}"'
