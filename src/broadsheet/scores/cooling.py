"""Heat looked at again: where nothing but time went by, quality and topics stand as they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from broadsheet.records import Article, Claim, Marks, Score, Story, Weights, weight_of
from broadsheet.scores.heat import read_attention, read_voices, size_of
from broadsheet.scores.quality import EVIDENCE, count_quoted, stand_in
from broadsheet.scores.rating import rate_in_setting
from broadsheet.scores.setting import Setting, stands_alike
from broadsheet.scores.weighing import HEAT_PARTS, heat_up

NEARLY: Final = 0.95  #: a fall by a point, of sums of tenths
STEP: Final = 3600.0  #: seconds: what has not fallen after an hour is followed for twice as long, and so on
OVER: Final = 400 * 86400.0  #: seconds after which nothing is left of any attention
LAST: Final = datetime.max.replace(tzinfo=UTC)


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


def stays_until(
    story: Story,
    told: Iterable[Marks],
    *,
    articles: Mapping[str, Article],
    claims: Mapping[str, Sequence[Claim]],
    now: datetime,
    weights: Weights,
) -> datetime:
    """The instant before which none of these heats, told as of `now`, falls by a point.

    It is found to the second, never too late. The last instant there is: none falls so far.
    """
    voices = read_voices(Setting(story, articles))
    if voices is None:
        return LAST
    sizes = {size_of(claims.get(marks.article_id, ())) for marks in told}
    counted = [weight_of(weights.heat, part) for part in HEAT_PARTS]

    def points_after(seconds: float) -> list[float]:
        heard, speed, spread, fresh = voices.heard_at(now + timedelta(seconds=seconds))
        common = sum(_weigh((heard, speed, spread), counted[:3]))
        return [common + sum(_weigh((fresh * size,), counted[3:])) for size in sizes]

    first = points_after(0.0)
    fell = _first_after(
        lambda seconds: any(
            was - one > NEARLY for was, one in zip(first, points_after(seconds), strict=True)
        ),
        most=max(first, default=0.0),
    )
    return LAST if fell is None else now + timedelta(seconds=fell)


def _first_after(is_so: Callable[[float], bool], *, most: float) -> float | None:
    """The last whole second before something is so that then stays so; None where it never is."""
    if most <= NEARLY:
        return None
    stays, ends = 0.0, STEP
    while not is_so(ends):
        stays, ends = ends, 2 * ends
        if ends > OVER:
            return None
    while ends - stays > 1.0:
        middle = (stays + ends) / 2
        stays, ends = (stays, middle) if is_so(middle) else (middle, ends)
    return stays


def _weigh(points: Sequence[float], weights: Sequence[float]) -> list[float]:
    """As parts of a score are rounded (`saying`) and weighed (`weighing`)."""
    rounded = (round(float(one), 1) for one in points)
    return [one if by == 1.0 else round(one * by, 1) for one, by in zip(rounded, weights, strict=True)]


def _counted(quality: Score) -> int:
    """How many claims with evidence a quality was told with."""
    told = next((reason.ground for reason in quality.reasons if reason.part == EVIDENCE), None)
    return 0 if told is None else int(dict(told.values)["number"])
