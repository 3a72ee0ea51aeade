"""How much a story matters to the day's reader: a sum of named parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.moves import tell_move, weigh_move
from broadsheet.editions.sections import TITLES
from broadsheet.records import Reason, Weights, weight_of

PARTS: Final = ("quality", "heat", "sources", "deal", "deals", "language", "release", "opinion")
"""The parts of a story's weight, by name."""
AS_STATED: Final = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its weight; unknown quality or heat adds nothing and takes nothing away."""

    candidate: Candidate
    section: str
    points: float
    reasons: tuple[Reason, ...]


def weigh_candidate(
    candidate: Candidate, section: str, language: str, weights: Weights = AS_STATED
) -> Weighed:
    """The candidate's points and why; each part is one a reader can check, counted by its weight."""
    found = [
        *_weigh_marks(candidate),
        *_weigh_roots(candidate),
        *_weigh_moves(candidate),
        *_weigh_telling(candidate, language),
    ]
    parts = [*(_count(part, weights) for part in found), *_weigh_section(section, weights)]
    return Weighed(
        candidate=candidate,
        section=section,
        points=round(sum(part.points for part in parts), 3),
        reasons=tuple(parts),
    )


def _count(part: Reason, weights: Weights) -> Reason:
    weight = weight_of(weights.selection, part.part)
    if weight == 1.0:
        return part
    text = f"{part.text} (counted {weight:g} times)"
    return replace(part, points=round(part.points * weight, 3), text=text)


def _weigh_section(section: str, weights: Weights) -> list[Reason]:
    points = next((points for name, points in weights.sections if name == section), 0.0)
    if not points:
        return []
    more = "more" if points > 0 else "less"
    return [Reason(part="section", points=points, text=f"editors lately chose {more} of “{TITLES[section]}”")]


def _weigh_marks(candidate: Candidate) -> list[Reason]:
    """Quality, and what heat has beyond it: nothing is counted twice."""
    marks = candidate.marks
    parts: list[Reason] = []
    if marks is None:
        return parts
    quality, heat = marks.quality.value, marks.heat.value
    if quality is not None:
        points = round(0.3 * min(quality, 110), 3)
        parts.append(Reason(part="quality", points=points, text=f"quality {quality}"))
    if heat is not None:
        more = max(0, heat - (quality or 0))
        parts.append(Reason(part="heat", points=min(more, 100) / 10, text=f"attention {more}, heat {heat}"))
    return parts


def _weigh_roots(candidate: Candidate) -> list[Reason]:
    roots = len(candidate.story.roots)
    if roots < 2:
        return []
    text = f"{roots} independent sources among {len(candidate.story.article_ids)} reports"
    return [Reason(part="sources", points=round(7 * log2(roots), 3), text=text)]


def _weigh_moves(candidate: Candidate) -> list[Reason]:
    """The gravest deal in full; each further one adds a little."""
    ranked = sorted(
        ((weigh_move(deal, move), deal, move) for deal, move in candidate.moves),
        key=lambda m: (-m[0], m[1].id),
    )
    if not ranked:
        return []
    points, deal, move = ranked[0]
    parts = [Reason(part="deal", points=points, text=f"moves a deal: {tell_move(deal, move)}")]
    if len(ranked) > 1:
        more = len(ranked) - 1
        count = f"{more} more deals" if len(ranked) > 2 else "one more deal"
        parts.append(Reason(part="deals", points=2.0 * min(more, 4), text=f"moves {count}"))
    return parts


def _weigh_telling(candidate: Candidate, language: str) -> list[Reason]:
    parts: list[Reason] = []
    article = candidate.article
    if article.language.split("-")[0] not in {language, "und"}:
        parts.append(Reason(part="language", points=-8.0, text=f"told in {article.language} only"))
    if article.kind == "press_release" and len(candidate.story.roots) < 2:
        parts.append(Reason(part="release", points=-4.0, text="a release without a second source"))
    if article.kind == "opinion":
        parts.append(Reason(part="opinion", points=-3.0, text="opinion, not news"))
    return parts
