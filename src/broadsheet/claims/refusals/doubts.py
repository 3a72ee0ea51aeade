"""What speaks against a finished claim, and the least certain of them, which are not told.

Each sign is something that the reader knows of a claim and that the words of one sentence do not tell: what the judge of
pairs thinks of it, how its parties stand to its words, who else in the sentence has its sum. Weights: logistic regression on
the read half of the newsstand's own articles, see `benchmarks/claims_doubts.py` and decisions/0237.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from broadsheet.claims.drafts import Draft, Opinion
from broadsheet.claims.lexicon import LATE
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.stand_of_sides import stand_of_sides

Group = list[Draft]
_LOWEST = 0.003
"""What is added to a chance so that its odds have an end."""


def without_doubtful(groups: list[Group], reading: Reading) -> list[Group]:
    """The claims against which not everything speaks that the reader knows; those of other languages and new terms all.

    Of new terms the judge has seen too few to have an opinion.
    """
    if reading.lexicon.language != "en":
        return groups
    certain: dict[int, float] = {}
    for group in groups:
        certainty = certainty_of(signs_of(group, groups, reading))
        for one in _told_with(group, groups):
            certain[id(one)] = max(certainty, certain.get(id(one), 0.0))
    least = read_weights()["least"]
    return [g for g in groups if certain[id(g)] >= least or g[0].family == "terms"]


def _told_with(group: Group, groups: Sequence[Group]) -> list[Group]:
    """The claims that the same words tell of a list: all are as certain as the surest of them."""
    words = {(d.masked.index, d.start, d.end, d.relation) for d in group}
    return [g for g in groups if words & {(d.masked.index, d.start, d.end, d.relation) for d in g}]


def certainty_of(signs: dict[str, float]) -> float:
    """The share of claims with such signs that were right where it was measured, 0 to 1."""
    weights = read_weights()
    total = weights["bias"] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + math.exp(-total))


def signs_of(group: Group, groups: Sequence[Group], reading: Reading) -> dict[str, float]:
    """What speaks for and against the claim of a group of drafts, each sign with how much of it there is."""
    told = [*_told(group), *_whose(group, reading), *_beside(group, groups), *stand_of_sides(group[0])]
    return dict.fromkeys(told, 1.0) | _judged(group)


def _judged(group: Group) -> dict[str, float]:
    """What the judge thinks of it where it thinks best of it, in half log odds."""
    opinions = [d.opinion for d in group if d.opinion]
    if not opinions:
        return {"unjudged": 1.0}
    best: Opinion = max(opinions, key=lambda opinion: opinion.own)
    own = _odds(best.own)
    return {"own": own, "rival": max(0.0, _odds(best.rival) - own)}


def _odds(chance: float) -> float:
    return math.log((chance + _LOWEST) / (1 - chance + _LOWEST)) / 2


def _told(group: Group) -> list[str]:
    """How it is told."""
    told = {
        "judge": all(d.chance is not None for d in group),
        "weak": all(d.frame.is_weak for d in group),
        "generic": all(d.is_generic for d in group),
        "told_twice": len({d.place for d in group}) > 1,
        "frames": len({d.frame.name for d in group}) > 1,
        "bare": all(d.frame.is_bare for d in group),
        "standing": all(d.frame.stage for d in group),
        "late": all({d.frame.source, d.frame.target} & LATE for d in group),
    }
    return [name for name, holds in told.items() if holds]


def _whose(group: Group, reading: Reading) -> list[str]:
    sides = {"giver": group[0].subject, "taker": group[0].object}
    return [f"{side}_doubtful" for side, m in sides.items() if m and not reading.is_company(m)]


def _beside(group: Group, groups: Sequence[Group]) -> list[str]:
    """What else its sentences tell: another deal with the same sum, one of the same kind with one of the two."""
    here = {d.masked.index for d in group}
    others = [g for g in groups if g is not group and here & {d.masked.index for d in g}]
    first = group[0]
    same_sum = [g for g in others if _share_sum(group, g)]
    told = {
        "sum_shared": bool(same_sum),
        "sum_of_another_kind": any(g[0].family != first.family for g in same_sum),
        "side_shared": any(
            g[0].parties & first.parties and g[0].parties != first.parties and g[0].family == first.family
            for g in others
        ),
    }
    return [name for name, holds in told.items() if holds]


def _share_sum(one: Group, other: Group) -> bool:
    sums = {(d.masked.index, d.sum_at) for d in one if d.sum_at >= 0}
    return bool(sums & {(d.masked.index, d.sum_at) for d in other})


@cache
def read_weights() -> dict[str, float]:
    """The weight of each sign, the bias, and the certainty from which a claim is told."""
    sheet = resources.files("broadsheet").joinpath("data", "claims", "doubts.toml")
    return {k: float(v) for k, v in tomllib.loads(sheet.read_text(encoding="utf-8"))["weights"].items()}
