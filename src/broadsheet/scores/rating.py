"""Marks of one article: topics, quality, heat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from broadsheet.records import Article, Claim, Marks, Score, Story, Weights
from broadsheet.scores.heat import rate_attention
from broadsheet.scores.quality import score_quality, stand_in, sum_up
from broadsheet.scores.topics import find_topics
from broadsheet.scores.weighing import reweigh_marks

_NONE: Mapping[str, Article] = MappingProxyType({})
_AS_STATED = Weights()


def rate_article(
    article: Article,
    *,
    story: Story | None = None,
    articles: Mapping[str, Article] = _NONE,
    claims: Sequence[Claim] = (),
    now: datetime | None = None,
    weights: Weights = _AS_STATED,
) -> Marks:
    """Topics, quality and heat of an article, each point with its reason.

    Quality is 0 upwards and 70 is publishable. Heat is quality plus the attention its story has
    at `now`; without a story, its articles or `now` it is unknown (None), which is not zero.
    `weights` count single parts more or less than the method does.
    """
    quality = score_quality(article, story=story, articles=articles, claims=claims)
    marks = Marks(
        article_id=article.id,
        quality=quality,
        heat=_heat(quality, story, {**articles, article.id: article}, claims, now),
        topics=find_topics(article),
    )
    return reweigh_marks(marks, weights)


def _heat(
    quality: Score,
    story: Story | None,
    articles: Mapping[str, Article],
    claims: Sequence[Claim],
    now: datetime | None,
) -> Score:
    attention = rate_attention(story, articles=articles, claims=claims, now=now) if story else None
    return Score(value=None) if attention is None else sum_up([stand_in(quality), *attention])
