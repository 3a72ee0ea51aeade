"""Heat looked at again: where nothing but time went by, quality and topics stand as they were told."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from broadsheet.records import Article, Claim, Marks, Score, Story, Weights
from broadsheet.scores.heat import HALF_LIFE_HOURS, read_attention
from broadsheet.scores.quality import EVIDENCE, count_quoted, stand_in
from broadsheet.scores.rating import rate_in_setting
from broadsheet.scores.setting import Setting, stands_alike
from broadsheet.scores.weighing import heat_up

FELT: Final = 1.0  #: points of heat: less is not worth a look


def cool_reports(
    story: Story,
    *,
    articles: Mapping[str, Article],
    claims: Mapping[str, Sequence[Claim]],
    known: Mapping[str, Marks],
    now: datetime,
    weights: Weights,
    before: Mapping[str, Story] | None = None,
) -> tuple[Marks, ...]:
    """The marks of a story's articles as of `now`: those that `rate_reports` gives, in a fifth of its time.

    `known` are their marks by the same weights, told of the same wordings and of the story that each
    article was in `before`; None: of this story. What is not known, stands otherwise in its story, or has
    other claims now than those that were counted is rated whole.
    """
    setting = Setting(story, articles)
    attention = read_attention(setting, now)
    was = {id(told): Setting(told, articles) for told in before.values()} if before is not None else {}
    cooled = []
    for key, article in setting.held.items():
        told, marks = claims.get(key, ()), known.get(key)
        if marks is not None and before is not None:
            held = was[id(before[key])] if key in before else None
            marks = marks if held is not None and stands_alike(article, held, setting) else None
        if marks is None or _counted(marks.quality) != count_quoted(article, told):
            cooled.append(rate_in_setting(article, setting, attention, told, weights))
        elif attention is None:
            cooled.append(replace(marks, heat=Score(value=None)))
        else:
            heat = heat_up(stand_in(marks.quality), attention.parts(told), weights)
            cooled.append(replace(marks, heat=heat))
    return tuple(cooled)


def stays_until(marks: Iterable[Marks], now: datetime) -> datetime:
    """The instant before which none of these heats, told as of `now`, falls by a point.

    Attention falls no faster than it halves, whatever it is made of: what is added up falls so, and
    the logarithm of it slower. What has less than a point of it never falls so far.
    """
    most = max((sum(r.points for r in one.heat.reasons[1:]) for one in marks), default=0.0)
    if most <= FELT:
        return datetime.max.replace(tzinfo=now.tzinfo)
    return now + timedelta(hours=HALF_LIFE_HOURS * math.log2(most / (most - FELT)))


def _counted(quality: Score) -> int:
    """How many claims with evidence a quality was told with."""
    told = next((reason.ground for reason in quality.reasons if reason.part == EVIDENCE), None)
    return 0 if told is None else int(dict(told.values)["number"])
