"""What editors' choices of the last months say about how the parts of a story's weight should count.

A logistic regression of "published or made the lead" against "held or dropped" on the parts, with a
normal prior at the method's own weights, so that few choices change little (the likeliest vector by
Newton's method; Genkin, Lewis and Madigan 2007 use such a prior for texts). The same choices in any
order give the same taste.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from broadsheet.editions.sections import SECTIONS, TITLES
from broadsheet.editions.weighing import PARTS
from broadsheet.records import Parts, Weights, weight_of

FEWEST: Final = 12  #: choices, some of each kind; fewer teach nothing
SCALE: Final = 10.0  #: points that make a story e times as likely to be chosen
PART_SPREAD: Final = 0.25  #: standard deviation that the prior allows a part's weight around 1
SECTION_SPREAD: Final = 1.5  #: and a section's points around 0
FURTHEST: Final = (0.5, 1.5)  #: no part counts less or more, whatever was chosen
FURTHEST_SECTION: Final = 3.0
TOLD: Final = 0.05  #: a smaller change of a weight is not worth a line
ROUNDS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A story that an editor decided on, with its parts as they stood."""

    parts: Parts  #: points by part
    section: str
    taken: bool  #: published or made the lead; False: held or dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What was learned: weights to multiply the selection's with, and points for sections."""

    parts: Parts = ()
    sections: Parts = ()
    choices: int = 0
    taken: int = 0

    @property
    def learned(self) -> bool:
        """There were choices enough, of both kinds, to learn from."""
        return bool(self.parts)


def learn_taste(decided: Iterable[Decided]) -> Taste:
    """The weights under which the choices are likeliest, held near the method's by the prior.

    A Taste without parts where there are fewer than FEWEST choices or all are of one kind.
    """
    given = sorted(decided, key=lambda d: (d.taken, d.section, d.parts))
    taken = sum(one.taken for one in given)
    if len(given) < FEWEST or taken in {0, len(given)}:
        return Taste(choices=len(given), taken=taken)
    found = _fit(given)
    parts = np.clip(found[: len(PARTS)], *FURTHEST)
    sections = np.clip(found[len(PARTS) : -1], -FURTHEST_SECTION, FURTHEST_SECTION)
    return Taste(
        parts=tuple((name, round(float(w), 2)) for name, w in zip(PARTS, parts, strict=True)),
        sections=tuple((name, round(float(p), 1)) for name, p in zip(SECTIONS, sections, strict=True)),
        choices=len(given),
        taken=taken,
    )


def _fit(given: Sequence[Decided]) -> Any:
    """One vector: weights of PARTS, points of SECTIONS, and the line between taken and not."""
    rows = np.array([_features(one) for one in given])
    taken = np.array([float(one.taken) for one in given])
    prior = np.array([1.0] * len(PARTS) + [0.0] * (len(SECTIONS) + 1))
    tightness = np.array([PART_SPREAD**-2] * len(PARTS) + [SECTION_SPREAD**-2] * len(SECTIONS) + [1e-4])
    found = prior.copy()
    found[-1] = -float(np.mean(rows @ prior))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (likely - taken) + tightness * (found - prior)
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(tightness)
        found = found - np.linalg.solve(bend, slope)
    return found


def _features(one: Decided) -> list[float]:
    points = dict.fromkeys(PARTS, 0.0)
    for name, value in one.parts:
        if name in points:
            points[name] += value
    named = [points[name] / SCALE for name in PARTS]
    return [*named, *(float(name == one.section) / SCALE for name in SECTIONS), 1.0]


def apply_taste(weights: Weights, taste: Taste) -> Weights:
    """The newsroom's weights with what was learned on top."""
    if not taste.learned:
        return weights
    names = dict.fromkeys(name for name, _ in (*weights.selection, *taste.parts))
    selection = tuple(
        (name, round(weight_of(weights.selection, name) * weight_of(taste.parts, name), 3)) for name in names
    )
    sections = tuple((name, points) for name, points in taste.sections if points)
    return replace(weights, selection=selection, sections=sections)


TAUGHT: Final = {
    "nothing": "Nothing yet: %(taken)s for printing, %(against)s against."
    " It takes %(fewest)s choices, some of each kind.",
    "same": "Editors choose as the method does; nothing changes.",
    "more": "Editors have lately gone more by “%(name)s” than the method does: %(change)s.",
    "less": "Editors have lately gone less by “%(name)s” than the method does: %(change)s.",
    "more of": "Editors have lately published more of “%(name)s”: %(change)s points.",
    "less of": "Editors have lately published less of “%(name)s”: %(change)s points.",
}  # fmt: skip
"""What was learned, in words; a desk in another language translates them."""


def explain_taste(
    taste: Taste, say: Callable[[str], str] = str, titles: Mapping[str, str] = TITLES
) -> tuple[str, ...]:
    """What was learned in sentences, the largest change first; or why nothing was.

    `say` translates a sentence or the name of a part, `titles` names the sections.
    """
    if not taste.learned:
        given = {"taken": taste.taken, "against": taste.choices - taste.taken, "fewest": FEWEST}
        return (say(TAUGHT["nothing"]) % given,)
    told = [
        (abs(w - 1), _tell_change("", say(n), f"{w - 1:+.2f}", say))
        for n, w in taste.parts
        if abs(w - 1) >= TOLD
    ]
    told += [
        (abs(p) / SCALE, _tell_change(" of", titles[n], f"{p:+.1f}", say)) for n, p in taste.sections if p
    ]
    told.sort(key=lambda row: (-row[0], row[1]))
    return tuple(text for _, text in told) or (say(TAUGHT["same"]),)


def _tell_change(of: str, name: str, change: str, say: Callable[[str], str]) -> str:
    way = "less" if change.startswith("-") else "more"
    return say(TAUGHT[way + of]) % {"name": name, "change": change}
