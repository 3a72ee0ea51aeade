"""How much a story matters to the day's reader: a sum of named parts."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.grounds import state, state_move
from broadsheet.editions.moves import weigh_move
from broadsheet.editions.sections import TITLES
from broadsheet.records import Ground, Weights, weight_of

PARTS: Final = ("quality", "heat", "sources", "deal", "deals", "language", "release", "opinion")
"""The parts of a story's weight, by name."""
AS_STATED: Final = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One named part of a story's weight, and the reason it gives."""

    part: str
    points: float
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its weight; unknown quality or heat adds nothing and takes nothing away."""

    candidate: Candidate
    section: str
    points: float
    reasons: tuple[Part, ...]


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


def _count(part: Part, weights: Weights) -> Part:
    weight = weight_of(weights.selection, part.part)
    if weight == 1.0:
        return part
    values = (*part.ground.values, ("times", f"{weight:g}"))
    counted = Ground(code=part.ground.code, values=values, money=part.ground.money)
    return Part(part=part.part, points=round(part.points * weight, 3), ground=counted)


def _weigh_section(section: str, weights: Weights) -> list[Part]:
    points = next((points for name, points in weights.sections if name == section), 0.0)
    if not points:
        return []
    code = "section_more" if points > 0 else "section_less"
    return [Part(part="section", points=points, ground=state(code, section=TITLES[section]))]


def _weigh_marks(candidate: Candidate) -> list[Part]:
    """Quality, and what heat has beyond it: nothing is counted twice."""
    marks = candidate.marks
    parts: list[Part] = []
    if marks is None:
        return parts
    quality, heat = marks.quality.value, marks.heat.value
    if quality is not None:
        points = round(0.3 * min(quality, 110), 3)
        parts.append(Part(part="quality", points=points, ground=state("quality", quality=quality)))
    if heat is not None:
        more = max(0, heat - (quality or 0))
        told = state("heat", more=more, heat=heat)
        parts.append(Part(part="heat", points=min(more, 100) / 10, ground=told))
    return parts


def _weigh_roots(candidate: Candidate) -> list[Part]:
    roots = len(candidate.story.roots)
    if roots < 2:
        return []
    told = state("sources", roots=roots, reports=len(candidate.story.article_ids))
    return [Part(part="sources", points=round(7 * log2(roots), 3), ground=told)]


def _weigh_moves(candidate: Candidate) -> list[Part]:
    """The gravest deal in full; each further one adds a little."""
    ranked = sorted(
        ((weigh_move(deal, move), deal, move) for deal, move in candidate.moves),
        key=lambda m: (-m[0], m[1].id),
    )
    if not ranked:
        return []
    points, deal, move = ranked[0]
    parts = [Part(part="deal", points=points, ground=state_move("deal", deal, move))]
    if len(ranked) > 1:
        more = len(ranked) - 1
        told = state("deals", more=more) if more > 1 else state("one_deal")
        parts.append(Part(part="deals", points=2.0 * min(more, 4), ground=told))
    return parts


def _weigh_telling(candidate: Candidate, language: str) -> list[Part]:
    parts: list[Part] = []
    article = candidate.article
    if article.language.split("-")[0] not in {language, "und"}:
        parts.append(Part(part="language", points=-8.0, ground=state("language", language=article.language)))
    if article.kind == "press_release" and len(candidate.story.roots) < 2:
        parts.append(Part(part="release", points=-4.0, ground=state("release")))
    if article.kind == "opinion":
        parts.append(Part(part="opinion", points=-3.0, ground=state("opinion")))
    return parts
