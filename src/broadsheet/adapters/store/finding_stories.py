"""Stories and articles as a search shows them, read from their rows without making whole values of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from broadsheet.adapters.store import models as tables
from broadsheet.press.views import Hit, Query


def story_hits(query: Query, article_ids: Sequence[str]) -> list[Hit]:
    """The stories of two or more reports that tell these articles, in the order of the articles."""
    if query.parties or query.relations or query.stages or not article_ids:
        return []
    told = _stories_of(article_ids)
    by_article = {i: story for story in told for i in story["article_ids"]}
    ranked = dict.fromkeys(by_article[i]["id"] for i in article_ids if i in by_article)
    stories = {story["id"]: story for story in told if _fits(query, story)}
    return [_story_hit(stories[i]) for i in ranked if i in stories and len(stories[i]["article_ids"]) > 1]


def _stories_of(article_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Stories as plain data, by id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, payload FROM store_storyrow WHERE id IN "  # noqa: S608 - marks only
            f"(SELECT story_id FROM store_storymemberrow WHERE article_id IN ({_marks(article_ids)}))",
            list(article_ids),
        )
        return [json.loads(payload) for _, payload in sorted(cursor.fetchall())]


def _marks(values: Sequence[str]) -> str:
    return ",".join(["%s"] * len(values))


def _fits(query: Query, story: dict[str, Any]) -> bool:
    return not query.topics or not set(query.topics).isdisjoint(story["topics"])


def _story_hit(story: dict[str, Any]) -> Hit:
    return Hit(
        kind="story",
        id=story["id"],
        title=story["title"],
        note=f"{len(story['article_ids'])} reports",
        at=_instant(story["last_seen"]),
    )


def topics_told(article_ids: Sequence[str]) -> dict[str, int]:
    """In how many stories of these articles each topic is told."""
    if not article_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT topic_id, COUNT(*) FROM store_topicrow WHERE story_id IN "  # noqa: S608 - marks only
            f"(SELECT story_id FROM store_storymemberrow WHERE article_id IN ({_marks(article_ids)})) "
            "GROUP BY topic_id",
            list(article_ids),
        )
        return dict(cursor.fetchall())


def article_hits(ids: Sequence[str]) -> dict[str, Hit]:
    """Articles as they are shown, by id; unknown ids are left out."""
    rows = tables.ArticleRow.objects.filter(id__in=ids).values_list("id", "payload") if ids else ()
    return {article_id: _article_hit(article_id, json.loads(payload)) for article_id, payload in rows}


def _article_hit(article_id: str, article: dict[str, Any]) -> Hit:
    return Hit(
        kind="article",
        id=article_id,
        title=article["title"],
        snippet=article.get("excerpt", ""),
        note=article["provider"]["name"],
        at=_instant(article.get("published")),
    )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
