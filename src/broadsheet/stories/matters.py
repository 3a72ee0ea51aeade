"""The running matters of a story: what is between two organisations, or one organisation's settlement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

from broadsheet.records import content_id
from broadsheet.stories.report import Report

SIDES: Final = 3  #: organisations whose pairs are matters: those that most titles name
Matter = tuple[str, ...]


def matters_of(voices: Sequence[Report]) -> tuple[Matter, ...]:
    """Every pair of the organisations that half of the titles name, the most named first.

    Where they name one, and a sum that it settles a case for, that is its matter. Empty for none.
    """
    sides = _common(voices, lambda report: report.wording.parties)[:SIDES]
    if len(sides) > 1:
        return tuple((min(pair), max(pair)) for pair in combinations(sides, 2))
    sums = _common(voices, lambda report: report.wording.amounts)
    settles = sum("=settle" in report.wording.steps for report in voices)
    return ((sides[0], sums[0], "=settle"),) if sides and sums and 2 * settles >= len(voices) else ()


def line_of(matter: Matter) -> str:
    """The id of the storyline of a matter."""
    return content_id("storyline", *matter)


def _common(voices: Sequence[Report], read: Callable[[Report], Iterable[str]]) -> list[str]:
    named = Counter(term for report in voices for term in read(report))
    common = [term for term, count in named.items() if 2 * count >= len(voices)]
    return sorted(common, key=lambda term: (-named[term], term))
