"""Heat: quality plus the attention a matter has now, falling back to quality as it fades."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from broadsheet.records import Article, Claim, Reason, Score, Story
from broadsheet.scores.quality import score_quality, sum_up
from broadsheet.scores.saying import say_part
from broadsheet.scores.setting import Setting

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
    setting = Setting(story, articles)
    attention = read_attention(setting, now)
    if attention is None or not setting.held:
        return Score(value=None)
    values = [score_quality(a, setting, claims).value or 0 for a in setting.held.values()]
    best = say_part("quality", max(values), "best_quality")
    return sum_up([best, *attention.parts([claim for claim in claims if claim.article_id in setting.ids])])


@dataclass(frozen=True, slots=True)
class Attention:
    """The attention a story has at one instant."""

    told: tuple[Reason, ...]  #: voices, speed and spread
    fresh: float  #: how fresh the latest voice is, 1 to 0

    def parts(self, claims: Sequence[Claim]) -> list[Reason]:
        """The parts that stand for attention, each more than 0; what is said about size is in `claims`."""
        parts = [*self.told, say_part("size of the matter", self.fresh * size_of(claims), "size")]
        return [part for part in parts if part.points]


@dataclass(frozen=True, slots=True)
class Voices:
    """What attention is made of, but for the hour."""

    times: tuple[datetime, ...]  #: when each was first heard, in order
    bursts: tuple[float, ...]  #: how many came soon after each, as doublings
    spread: float  #: of languages and countries, as doublings
    places: int

    def heard_at(self, now: datetime) -> tuple[float, float, float, float]:
        """Points for voices, speed and spread, and how fresh the latest voice is; none rises later."""
        fades = [_fade(now, at) for at in self.times]
        burst = max([count * fade for count, fade in zip(self.bursts, fades, strict=True)])
        fresh = max(fades)
        return 9 * math.log2(1 + sum(fades)), 4 * burst, 3 * fresh * self.spread, fresh


def read_voices(setting: Setting) -> Voices | None:
    """None where no voice has a time."""
    times = setting.root_times
    if not times:
        return None
    bursts = tuple([_burst(times, start) for start in times])
    return Voices(times, bursts, math.log2(max(1, setting.places)), setting.places)


def read_attention(setting: Setting, now: datetime | None) -> Attention | None:
    """None where it cannot be known: without a clock, or where no voice has a time."""
    voices = read_voices(setting) if now is not None else None
    if now is None or voices is None:
        return None
    heard, speed, spread, fresh = voices.heard_at(now)
    told = (
        say_part("independent voices", heard, "voices", roots=len(voices.times)),
        say_part("speed", speed, "fastest", hours=round(BURST_HOURS)),
        say_part("spread", spread, "places", number=voices.places),
    )
    return Attention(told, fresh)


def _fade(now: datetime, at: datetime) -> float:
    hours = max(0.0, (now - at).total_seconds() / 3600)
    return float(0.5 ** (hours / HALF_LIFE_HOURS))


def _burst(times: Sequence[datetime], start: datetime) -> float:
    """`times` are in order."""
    end = start + timedelta(hours=BURST_HOURS)
    return math.log2(bisect_right(times, end) - bisect_left(times, start))


def size_of(claims: Sequence[Claim]) -> float:
    """Points for the money and the parties that claims tell of."""
    amounts = [float(c.money.high or c.money.low or 0) for c in claims if c.money is not None]
    money = max(0.0, math.log10(max(amounts, default=1) or 1) - 6)
    parties = {m.party_id for c in claims for m in (c.subject, c.object) if m is not None}
    return 3 * money + min(6.0, 1.5 * len(parties))
