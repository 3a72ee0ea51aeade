"""Grouping a set of articles at once: the same set gives the same stories, in whatever order it comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from broadsheet.ports import Embedder
from broadsheet.records import Article, Judgement, Story
from broadsheet.stories.index import StoryIndex


def group_stories(
    articles: Iterable[Article],
    *,
    judgements: Iterable[Judgement] = (),
    embedder: Embedder | None = None,
) -> tuple[Story, ...]:
    """Every article in exactly one story; stories oldest first.

    Articles are taken by time and then by id, so their order does not matter. A "same_story"
    judgement between two article ids is honoured, "yes" and "no". Without an embedder words,
    character runs, names and figures decide; with one its cosines are one more part.
    """
    index = StoryIndex(judgements=judgements, embedder=embedder, window=timedelta(days=7))
    unique = {article.id: article for article in articles}
    for article in sorted(unique.values(), key=_time_and_id):
        index.add(article)
    return index.snapshot()


def _time_and_id(article: Article) -> tuple[bool, float, str]:
    at = article.published or article.seen_at
    return (at is None, at.timestamp() if at else 0.0, article.id)
