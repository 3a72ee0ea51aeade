"""Marks under a newsroom's own weights: the same parts, each counted as the newsroom counts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from broadsheet.records import Marks, Reason, Score, Weights, weight_of
from broadsheet.records.weights import Parts
from broadsheet.scores.quality import stand_in, sum_up
from broadsheet.scores.saying import count_times

QUALITY_PARTS: Final = (
    "own reporting", "length", "named sources", "figures", "headline against body", "outlet's record",
    "claims with evidence", "byline and date", "boilerplate", "padding", "form", "copy",
)  # fmt: skip
"""The parts of quality, in the order in which reasons are given."""
HEAT_PARTS: Final = ("independent voices", "speed", "spread", "size of the matter")
"""What heat adds to quality."""


def reweigh_marks(marks: Marks, weights: Weights) -> Marks:
    """The marks with every part counted by its weight; unknown heat stays unknown.

    `marks` must have been rated as the method says: weighing twice multiplies twice.
    """
    if not weights.quality and not weights.heat:
        return marks
    quality = _reweigh(marks.quality, weights.quality)
    return replace(marks, quality=quality, heat=_reheat(marks.heat, quality, weights.heat))


def _reheat(heat: Score, quality: Score, parts: Parts) -> Score:
    """Attention by its weights on top of the weighed quality."""
    if heat.value is None:
        return heat
    attention = [r for r in heat.reasons if r.part in HEAT_PARTS]
    return _heat_up(stand_in(quality), attention, parts)


def heat_up(quality: Reason, attention: Sequence[Reason], weights: Weights) -> Score:
    """Attention by these weights on top of a quality that is weighed already."""
    return _heat_up(quality, attention, weights.heat)


def _heat_up(quality: Reason, attention: Sequence[Reason], parts: Parts) -> Score:
    return sum_up([quality, *(_weigh(reason, weight_of(parts, reason.part)) for reason in attention)])


def _reweigh(score: Score, parts: Parts) -> Score:
    if score.value is None or not parts:
        return score
    return sum_up([_weigh(reason, weight_of(parts, reason.part)) for reason in score.reasons])


def _weigh(reason: Reason, weight: float) -> Reason:
    if weight == 1.0:
        return reason
    counted = count_times(reason, weight)
    return replace(counted, points=round(reason.points * weight, 1))
