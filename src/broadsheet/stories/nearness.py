"""How near a report is to another: one number from named parts."""

from __future__ import annotations

import math
from typing import Final

from broadsheet.stories.rarity import Rarity, cosine
from broadsheet.stories.report import Report

JOIN: Final = 0.30  #: a report joins the best story from here
DECAY_DAYS: Final = 10.0  #: nearness falls to 1/e in so many days
SAME_MONEY: Final = 0.25  #: a shared figure beside a shared rare word
TEMPLATE: Final = -0.2  #: titles of a fixed form are alike without being one event
candidates_wanted: Final = 40


def score_pair(report: Report, other: Report, rarity: Rarity, latest: float | None) -> float:
    """Cosines of words and character runs, with bonus and penalty, falling with the days between."""
    near = (cosine(report.words, other.words) + cosine(report.runs, other.runs)) / 2
    if report.wording.figures & other.wording.figures and _shares_rare_word(report, other, rarity):
        near += SAME_MONEY
    if (report.wording.is_template or other.wording.is_template) and report.wording.key != other.wording.key:
        near += TEMPLATE
    if report.day is None or latest is None:
        return near
    return near * math.exp(-abs(report.day - latest) / DECAY_DAYS)


def _shares_rare_word(report: Report, other: Report, rarity: Rarity) -> bool:
    floor = math.log((rarity.seen + 2) / 12)
    return any(
        rarity.of(word) >= floor and not word[0].isdigit() for word in report.words if word in other.words
    )
