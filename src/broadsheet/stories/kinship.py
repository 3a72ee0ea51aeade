"""How near two stories are as reading: named numbers, weighed by `data/stories/related.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np

from broadsheet.errors import LawBroken
from broadsheet.stories.bags import bag_cosine
from broadsheet.stories.named import Naming
from broadsheet.stories.nearness import Numbers
from broadsheet.stories.report import Report
from broadsheet.stories.runs import ManyRuns, Runs, add_up, mean_runs, runs_cosine
from broadsheet.stories.sheets import VOICES, ManyTerms, Places, Sheet, doubles
from broadsheet.stories.titles import Titles
from broadsheet.stories.unpacked import unpack

MOST: Final = 10  #: reports of a story that make its mean
SHARED: Final = ("rarest", "most", "differ", "alike")
KIN: Final = (
    "mean words", "mean runs", "best runs", "best inside", "best jointly", "best subject",
    "best parties differ", "gap", "fresh", "own size", "shared terms", "second shared", "fresh words",
    *(f"owners {name}" for name in SHARED), *(f"topics {name}" for name in SHARED),
    "rarest name", "second name", "rarest name squared", "rarest name to the fourth", "amount and name",
    "best words squared", "mean runs squared", "party and words",
)  # fmt: skip


class Traits(NamedTuple):
    """What is worked out of a story's voices."""

    runs: Runs  #: mean of the vectors of character runs, of unit length
    owners: frozenset[str]  #: organisations that the titles name, or whose products and people they do
    topics: frozenset[str]  #: of the titles
    days: tuple[float, float] | None  #: first and latest; None where none is known

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Traits:
        """Those of these voices: what they say is read of the first MOST."""
        said = [report.wording for report in reports[:MOST]]
        days = [report.day for report in reports if report.day is not None]
        return cls(
            _mean([report.run_vector for report in reports[:MOST]]),
            frozenset[str]().union(*(wording.owners for wording in said)),
            frozenset[str]().union(*(wording.topics for wording in said)),
            (min(days), max(days)) if days else None,
        )


def _mean(runs: Sequence[Runs]) -> Runs:
    return runs[0] if len(runs) == 1 else mean_runs(runs)


@dataclass(slots=True, eq=False)
class Bundle:
    """A story's voices and what they have in common. `sheet` is that of the first MOST."""

    id: str
    reports: Sequence[Report]
    sheet: Sheet
    _traits: Traits | None = None  #: as worked out since they were last let go

    @property
    def heard(self) -> Sequence[Report]:
        """The voices that are compared one by one."""
        return self.reports[:VOICES]

    @property
    def traits(self) -> Traits:
        """What is worked out of the voices."""
        if self._traits is None:
            self._traits = Traits.of(self.reports)
        return self._traits

    def forget(self) -> None:
        """Lets go what was worked out from the voices: it is worked out again where it is asked for."""
        self._traits = None


class Whole(NamedTuple):
    """A cheap first look at how near others are: the cosines of their titles' means, one for each."""

    words: Numbers
    runs: Numbers

    def of(self, places: Sequence[int] | Places) -> Whole:
        """Those of some of them."""
        return Whole(self.words[places], self.runs[places])


def near_on_the_whole(mine: Bundle, others: Sequence[Bundle]) -> Whole:
    """How near the titles' means are, by terms and by spelling."""
    met = ManyTerms([other.sheet.terms for other in others]).cross(mine.sheet.terms)
    weights = doubles([other.sheet.words for other in others])[met.yours]
    weights *= np.frombuffer(mine.sheet.words)[met.mine]
    words = add_up(weights, met.whose, len(others))
    return Whole(words, ManyRuns([other.traits.runs for other in others]).cosines(mine.traits.runs))


def compare_bundles(mine: Bundle, others: Sequence[Bundle], whole: Whole, naming: Naming) -> Numbers:
    """The numbers named in KIN, a row for each other: how it stands to one who reads `mine`.

    `whole` tells how near they are.
    """
    words, runs = whole
    best_words, *best, amount, party = _compare_voices(mine, others)
    shared, second, rarest, second_name = _compare_matter(mine, others)
    own, traits = mine.traits, [other.traits for other in others]
    gap = np.array([_gap(own, other) for other in traits])
    numbers = (
        words,
        runs,
        *best,
        np.minimum(gap, 14.0) / 14,
        np.exp(-gap / 3),
        np.full(len(others), math.log(len(mine.reports))),
        np.minimum(5, shared) / 5,
        second,
        words * np.exp(-gap / 5),
        *np.array([naming.compare(own.owners, other.owners) for other in traits]).T,
        *np.array([naming.compare(own.topics, other.topics) for other in traits]).T,
        rarest,
        second_name,
        rarest**2,
        rarest**4,
        amount * rarest,
        best_words**2,
        runs**2,
        party * words,
    )
    return np.array(numbers).T


def _compare_voices(mine: Bundle, others: Sequence[Bundle]) -> Numbers:
    """The numbers named in REPORTS, of each other story the most that two titles give."""
    titles = Titles(
        [report for other in others for report in other.heard],
        [title for other in others for title in other.sheet.titles],
    )
    begins = np.array([0, *(len(other.heard) for other in others[:-1])]).cumsum()
    own = zip(mine.heard, mine.sheet.titles, strict=True)
    pairs = [titles.compare(report, terms) for report, terms in own]
    most: Numbers = np.maximum.reduceat(np.max(pairs, axis=0), begins, axis=1)
    return most


def _compare_matter(mine: Bundle, others: Sequence[Bundle]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """(terms both tell, the second rarest of them, the rarest that is no amount, the second of these)."""
    met = ManyTerms([other.sheet.terms for other in others]).cross(mine.sheet.terms)
    own = np.frombuffer(mine.sheet.shares)[met.mine]
    least = np.minimum(own, doubles([other.sheet.shares for other in others])[met.yours])
    is_name = (least > 0) & (np.frombuffer(mine.sheet.terms, np.int32)[met.mine] > 0)
    second = _rarest_two(met.whose, np.where(least > 0, own, 0.0), len(others))[1]
    named = _rarest_two(met.whose, np.where(is_name, least, 0.0), len(others))
    return (add_up(least > 0, met.whose, len(others)), second, *named)


def _rarest_two(whose: Places, rarities: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """The two greatest of each; 0 for none. `whose` says to which they belong, in order."""
    place = np.arange(len(whose)) - whose.searchsorted(whose)
    table = np.zeros((count, max(2, int(place.max(initial=0)) + 1)))
    table[whose, place] = rarities
    table.sort(axis=1)
    return table[:, -1], table[:, -2]


def score_nearness(report: Report, other: Report) -> float:
    """How near two reports of one story are as reading, 0 to 1."""
    words = unpack(report).meet(other).words
    if report.text_vector and other.text_vector:
        words = max(words, bag_cosine(report.text_vector, other.text_vector))
    return 0.8 * words + 0.2 * runs_cosine(report.run_vector, other.run_vector)


def kin_chance(rows: Numbers) -> Numbers:
    """The chance, 0 to 1, that a reader of one story looks for the other; one row of KIN numbers a pair."""
    weights, bias = _weights()
    return 1.0 / (1.0 + np.exp(-(rows @ weights + bias)))


def _gap(mine: Traits, yours: Traits) -> float:
    """Days between the end of one story and the begin of the other; 0 where they overlap or are undated."""
    if mine.days is None or yours.days is None:
        return 0.0
    return max(0.0, max(mine.days[0], yours.days[0]) - min(mine.days[1], yours.days[1]))


@lru_cache(maxsize=1)
def _weights() -> tuple[Numbers, float]:
    read = json.loads(files("broadsheet").joinpath("data/stories/related.json").read_text("utf-8"))
    if tuple(read["weights"]) != KIN:
        raise LawBroken(
            "the weights are for other numbers than the code computes",
            place="data/stories/related.json",
            remedy="fit them again: python -m benchmarks.related_fit",
        )
    return np.array([read["weights"][name] for name in KIN]), float(read["bias"])
