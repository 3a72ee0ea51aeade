"""Full-text search on PostgreSQL: a tsvector made here, so that both databases find the same words.

PostgreSQL's own parser splits addresses, versions and Chinese in its own way; a vector written as text
takes the words that `search` found, each with its place and its weight: A title, B excerpt, C body,
D outlet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db import connection

CREATE: Final = (
    (
        "CREATE TABLE IF NOT EXISTS article_search ("
        "article_id varchar(16) PRIMARY KEY, place bigint NOT NULL, words tsvector NOT NULL)"
    ),
    "CREATE INDEX IF NOT EXISTS article_search_words ON article_search USING gin (words)",
    "CREATE INDEX IF NOT EXISTS article_search_place ON article_search (place DESC)",
)
LAST_PLACE: Final = 16_383  #: the highest place that a tsvector keeps
LONGEST: Final = 200  #: letters of a word; PostgreSQL takes 2,046 bytes
MOST_LEXEMES: Final = 60_000  #: words of one article that are indexed; a tsvector holds a megabyte


def fold(word: str) -> str:
    """The word without case and accents, as SQLite's tokenizer folds it."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))[:LONGEST]


def vector_of(parts: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The tsvector, as text, of (weight, words) in the order of the document."""
    places: dict[str, list[str]] = {}
    at = 0
    for weight, words in parts:
        for word in words[:MOST_LEXEMES]:
            at += 1
            places.setdefault(fold(word), []).append(f"{min(at, LAST_PLACE)}{weight}")
    return " ".join(f"{_quoted(word)}:{','.join(found[:200])}" for word, found in places.items() if word)


def phrase(words: Sequence[str], *, begins: bool = False, weight: str = "") -> str:
    """A tsquery of words next to each other; `begins`: the last may go on; "" for no words."""
    folded = [fold(word) for word in words if fold(word)]
    marks = ("*" if begins else "") + weight
    last = len(folded) - 1
    terms = [
        _quoted(w) + (":" + (marks if i == last else weight) if marks else "") for i, w in enumerate(folded)
    ]
    return " <-> ".join(term.removesuffix(":") for term in terms)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def keep(article_id: str, place: int, vector: str) -> None:
    """Puts an article's words into the index in place of what stood there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO article_search (article_id, place, words) VALUES (%s, %s, %s::tsvector) "
            "ON CONFLICT (article_id) DO UPDATE SET place = EXCLUDED.place, words = EXCLUDED.words",
            [article_id, place, vector],
        )


def forget() -> None:
    """Empties the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM article_search")


def find(
    query: str, limit: int, offset: int, *, places: tuple[int, int], most: int
) -> list[tuple[str, str, datetime | None]]:
    """(id, domain, time) of matching articles, best first; of more than `most` only the newest are ranked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT newest.article_id, head.domain, head.at FROM ("
            "SELECT article_id, words FROM article_search "
            "WHERE words @@ %s::tsquery AND place >= %s AND place < %s "
            "ORDER BY place DESC LIMIT %s) AS newest "
            "JOIN store_articlerow AS head ON head.id = newest.article_id "
            "ORDER BY ts_rank_cd('{0.1, 0.1, 0.3, 1.0}', words, %s::tsquery) DESC, newest.article_id "
            "LIMIT %s OFFSET %s",
            [query, *places, most, query, limit, offset],
        )
        return list(cursor.fetchall())
