"""Heat: quality plus the attention a matter has now, falling back to quality as it fades."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from broadsheet.records import Article, Claim, Reason, Score, Story
from broadsheet.scores.quality import score_quality, sum_up
from broadsheet.scores.saying import say_part

HALF_LIFE_HOURS: Final = 36.0  #: attention halves in so many hours
BURST_HOURS: Final = 6.0  #: reports within so many hours make a burst


def rate_story(
    story: Story,
    *,
    articles: Mapping[str, Article],
    claims: Sequence[Claim] = (),
    now: datetime | None = None,
) -> Score:
    """The story's heat: the quality of its best report plus present attention.

    None where `now` is not given, no article of the story is at hand, or none has a time.
    One more independent root never lowers it.
    """
    held = [articles[key] for key in story.article_ids if key in articles]
    attention = rate_attention(story, articles=articles, claims=claims, now=now)
    if attention is None or not held:
        return Score(value=None)
    values = [score_quality(a, story=story, articles=articles, claims=claims).value or 0 for a in held]
    best = say_part("quality", max(values), "best_quality")
    return sum_up([best, *attention])


def rate_attention(
    story: Story, *, articles: Mapping[str, Article], claims: Sequence[Claim], now: datetime | None
) -> list[Reason] | None:
    """The parts that stand for attention, each 0 or more; None where it cannot be known."""
    times = _root_times(story, articles)
    if now is None or not times:
        return None
    fades = [_fade(now, at) for at in times]
    burst = max(_burst(times, start) * _fade(now, start) for start in times)
    places = _places(story, articles)
    latest = max(fades)
    parts = [
        say_part("independent voices", 9 * math.log2(1 + sum(fades)), "voices", roots=len(times)),
        say_part("speed", 4 * burst, "fastest", hours=round(BURST_HOURS)),
        say_part("spread", 3 * latest * math.log2(max(1, places)), "places", number=places),
        say_part("size of the matter", latest * _size(story, claims), "size"),
    ]
    return [part for part in parts if part.points]


def _root_times(story: Story, articles: Mapping[str, Article]) -> list[datetime]:
    earliest: dict[str, datetime] = {}
    for family in story.families:
        for key in (family.head_id, *family.copy_ids):
            article = articles.get(key)
            at = (article.published or article.seen_at) if article else None
            if at is not None:
                earliest[family.root] = min(at, earliest.get(family.root, at))
    return sorted(earliest.values())


def _fade(now: datetime, at: datetime) -> float:
    hours = max(0.0, (now - at).total_seconds() / 3600)
    return float(0.5 ** (hours / HALF_LIFE_HOURS))


def _burst(times: Sequence[datetime], start: datetime) -> float:
    inside = sum(0 <= (at - start).total_seconds() <= BURST_HOURS * 3600 for at in times)
    return math.log2(inside) if inside else 0.0


def _places(story: Story, articles: Mapping[str, Article]) -> int:
    held = [articles[key] for key in story.article_ids if key in articles]
    return len({a.language for a in held}) + len({a.provider.country for a in held if a.provider.country})


def _size(story: Story, claims: Sequence[Claim]) -> float:
    ours = [claim for claim in claims if claim.article_id in set(story.article_ids)]
    amounts = [float(c.money.high or c.money.low or 0) for c in ours if c.money is not None]
    money = max(0.0, math.log10(max(amounts, default=1) or 1) - 6)
    parties = {m.party_id for c in ours for m in (c.subject, c.object) if m is not None}
    return 3 * money + min(6.0, 1.5 * len(parties))
