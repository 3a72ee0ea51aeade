"""Full-text search over articles: SQLite's FTS5, with Chinese and Japanese indexed as pairs of signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.db import connection

from broadsheet.records import Article, content_id

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS article_search USING fts5("
    "article_id UNINDEXED, title, excerpt, body, outlet, tokenize='unicode61 remove_diacritics 2')"
)


def index_articles(articles: Iterable[Article]) -> None:
    """Puts the articles' words into the index in place of what stood there."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for article in articles:
            cursor.execute("DELETE FROM article_search WHERE rowid = %s", [_row_of(article.id)])
            cursor.execute(
                "INSERT INTO article_search (rowid, article_id, title, excerpt, body, outlet) "
                "VALUES (%s, %s, %s, %s, %s, %s)",
                [
                    _row_of(article.id),
                    article.id,
                    split_pairs(article.title),
                    split_pairs(article.excerpt),
                    split_pairs(article.text),
                    f"{article.provider.name} {article.provider.domain}",
                ],
            )


def _row_of(article_id: str) -> int:
    """The row of an article in the index: by its number FTS5 finds it at once, by a column after a scan."""
    return int(content_id("search row", article_id), 16) >> 1


def forget_articles() -> None:
    """Empties the index."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM article_search")


def split_pairs(text: str) -> str:
    """The text with every run of Chinese or Japanese signs also as overlapping pairs."""
    return _CJK.sub(lambda run: " " + " ".join(_pairs(run[0])) + " ", text)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def match_expression(words: Sequence[str], phrases: Sequence[str] = (), without: Sequence[str] = ()) -> str:
    """An FTS5 expression that can only mean these words: every term is quoted, so no syntax gets in."""
    wanted = [_quoted(word) + "*" for word in _terms(words)] + [_quoted(p) for p in phrases if p.strip()]
    barred = [_quoted(word) for word in without if word.strip()]
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in barred)


def _terms(words: Sequence[str]) -> list[str]:
    return [term for word in words for term in _WORD.findall(split_pairs(word))]


def _quoted(text: str) -> str:
    inner = " ".join(_WORD.findall(split_pairs(text)))
    return f'"{inner}"'


def find_articles(expression: str, limit: int, offset: int = 0) -> list[str]:
    """Ids of matching articles, best first; title counts eight times the body."""
    if not expression or connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id FROM article_search WHERE article_search MATCH %s "
            "ORDER BY bm25(article_search, 0, 8, 3, 1, 2), article_id LIMIT %s OFFSET %s",
            [expression, limit, offset],
        )
        return [row[0] for row in cursor.fetchall()]


def count_articles(expression: str) -> int:
    """How many articles match."""
    if not expression or connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM article_search WHERE article_search MATCH %s", [expression])
        return int(cursor.fetchone()[0])
