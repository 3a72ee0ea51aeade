"""Marks of one article: topics, quality, heat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from broadsheet.records import Article, Claim, Marks, Score, Story, Weights
from broadsheet.scores.heat import Attention, read_attention
from broadsheet.scores.quality import score_quality, stand_in, sum_up
from broadsheet.scores.setting import Setting
from broadsheet.scores.topics import find_topics
from broadsheet.scores.weighing import reweigh_marks

_NONE: Mapping[str, Article] = MappingProxyType({})
_NO_CLAIMS: Mapping[str, Sequence[Claim]] = MappingProxyType({})
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
    known = articles if articles.get(article.id) is article else {**articles, article.id: article}
    setting = Setting(story, known)
    attention = read_attention(setting, now) if story else None
    return rate_in_setting(article, setting, attention, claims, weights)


def rate_reports(
    story: Story,
    *,
    articles: Mapping[str, Article],
    claims: Mapping[str, Sequence[Claim]] = _NO_CLAIMS,
    now: datetime | None = None,
    weights: Weights = _AS_STATED,
) -> tuple[Marks, ...]:
    """The same for every article of a story that is at hand; `claims` are by article id.

    What they share is worked out once, so that the time grows with their number and no faster.
    """
    setting = Setting(story, articles)
    attention = read_attention(setting, now)
    return tuple(
        rate_in_setting(article, setting, attention, claims.get(key, ()), weights)
        for key, article in setting.held.items()
    )


def rate_in_setting(
    article: Article,
    setting: Setting,
    attention: Attention | None,
    claims: Sequence[Claim],
    weights: Weights,
) -> Marks:
    """The marks of an article of a setting; `attention` is that of its story, None where it is unknown."""
    quality = score_quality(article, setting, claims)
    of_story = [claim for claim in claims if claim.article_id in setting.ids]
    heat = sum_up([stand_in(quality), *attention.parts(of_story)]) if attention else Score(value=None)
    marks = Marks(article_id=article.id, quality=quality, heat=heat, topics=find_topics(article))
    return reweigh_marks(marks, weights)
