"""How near two stories are as reading: named numbers, weighed by `data/stories/related.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import starmap
from typing import Final, NamedTuple

import numpy as np

from broadsheet.errors import LawBroken
from broadsheet.stories.bags import bag_cosine
from broadsheet.stories.named import Naming
from broadsheet.stories.nearness import Numbers
from broadsheet.stories.rarity import cosine
from broadsheet.stories.report import Report
from broadsheet.stories.runs import Runs, mean_runs, runs_cosine
from broadsheet.stories.terms import common_words
from broadsheet.stories.unpacked import unpack

VOICES: Final = 2  #: reports of each story that are compared one by one
MOST: Final = 10  #: reports of a story that make its mean
REPORTS: Final = ("words", "runs", "inside", "jointly", "subject", "parties differ", "amount", "party")
SHARED: Final = ("rarest", "most", "differ", "alike")
KIN: Final = (
    "mean words", "mean runs", "best runs", "best inside", "best jointly", "best subject",
    "best parties differ", "gap", "fresh", "own size", "shared terms", "second shared", "fresh words",
    *(f"owners {name}" for name in SHARED), *(f"topics {name}" for name in SHARED),
    "rarest name", "second name", "rarest name squared", "rarest name to the fourth", "amount and name",
    "best words squared", "mean runs squared", "party and words",
)  # fmt: skip


_WORKED_OUT: Final = ("words", "runs", "matter", "owners", "topics", "days")


@dataclass(eq=False)
class Bundle:
    """A story's voices and what they have in common."""

    id: str
    reports: Sequence[Report]

    @cached_property
    def words(self) -> dict[str, float]:
        """Mean of the title vectors, of unit length."""
        if len(self.reports) == 1:
            return unpack(self.reports[0]).title_vector
        return _mean(unpack(report).title_vector for report in self.reports[:MOST])

    @cached_property
    def runs(self) -> Runs:
        """Mean of the vectors of character runs, of unit length."""
        if len(self.reports) == 1:
            return self.reports[0].run_vector
        return mean_runs(report.run_vector for report in self.reports[:MOST])

    @cached_property
    def matter(self) -> dict[str, float]:
        """Rarity, 0 to 1, of the titles' telling terms, organisations left out."""
        shares = {
            term: weight / report.most
            for report in self.reports[:MOST]
            for term, weight in unpack(report).rarities.items()
        }
        common = common_words()
        return {term: share for term, share in shares.items() if term[0] != "@" and term not in common}

    @cached_property
    def owners(self) -> frozenset[str]:
        """Organisations that the titles name, or whose products and people they do."""
        return frozenset[str]().union(*(report.wording.owners for report in self.reports[:MOST]))

    @cached_property
    def topics(self) -> frozenset[str]:
        """Topics of the titles."""
        return frozenset[str]().union(*(report.wording.topics for report in self.reports[:MOST]))

    def forget(self) -> None:
        """Lets go what was worked out from the voices: it is worked out again where it is asked for."""
        for name in _WORKED_OUT:
            self.__dict__.pop(name, None)

    @cached_property
    def days(self) -> tuple[float, float] | None:
        """First and latest day; None where none is known."""
        known = [report.day for report in self.reports if report.day is not None]
        return (min(known), max(known)) if known else None


class Whole(NamedTuple):
    """A cheap first look at how near two stories are: the cosines of their titles' means."""

    words: float
    runs: float


def near_on_the_whole(mine: Bundle, yours: Bundle) -> Whole:
    """How near the titles' means are, by terms and by spelling."""
    return Whole(cosine(mine.words, yours.words), runs_cosine(mine.runs, yours.runs))


def compare_bundles(mine: Bundle, yours: Bundle, whole: Whole, naming: Naming) -> tuple[float, ...]:
    """The numbers named in KIN: how `yours`, so near on the `whole`, stands to one who reads `mine`."""
    words, runs = whole
    if len(mine.reports) == len(yours.reports) == 1:  # their means are the titles themselves
        numbers: Sequence[float] = compare_titles(mine.reports[0], yours.reports[0], runs)
    else:
        voices = [(one, other) for one in mine.reports[:VOICES] for other in yours.reports[:VOICES]]
        numbers = [max(column) for column in zip(*starmap(compare_titles, voices), strict=True)]
    best_words, _, _, _, _, _, amount, party = numbers
    shared = {term: mine.matter[term] for term in mine.matter.keys() & yours.matter.keys()}
    rarities = sorted(shared.values(), reverse=True)
    named = sorted((min(w, yours.matter[t]) for t, w in shared.items() if t[0] != "#"), reverse=True)
    rarest = named[0] if named else 0.0
    gap = _gap(mine, yours)
    return (
        words,
        runs,
        *numbers[1:6],
        min(gap, 14.0) / 14,
        math.exp(-gap / 3),
        math.log(len(mine.reports)),
        min(5, len(rarities)) / 5,
        rarities[1] if len(rarities) > 1 else 0.0,
        words * math.exp(-gap / 5),
        *naming.compare(mine.owners, yours.owners),
        *naming.compare(mine.topics, yours.topics),
        rarest,
        named[1] if len(named) > 1 else 0.0,
        rarest**2,
        rarest**4,
        amount * rarest,
        best_words**2,
        runs**2,
        party * words,
    )


def compare_titles(report: Report, other: Report, runs: float | None = None) -> tuple[float, ...]:
    """The numbers named in REPORTS. `runs`: how alike the titles are spelt, where that is known already."""
    shared, words = unpack(report).meet(other)
    parties = [weight for weight, term in shared if term[0] == "@"]
    together = sum([weight for weight, _ in shared])
    mine, yours = report.wording, other.wording
    return (
        _with_texts(words, report, other),
        runs_cosine(report.run_vector, other.run_vector) if runs is None else runs,
        together / min(report.total, other.total),
        together / max(report.total, other.total),
        float(bool(mine.subject) and mine.subject == yours.subject),
        float(bool(mine.parties and yours.parties) and mine.parties.isdisjoint(yours.parties)),
        float(not mine.amounts.isdisjoint(yours.amounts)),
        max(parties, default=0.0) / report.most,
    )


def score_nearness(report: Report, other: Report) -> float:
    """How near two reports of one story are as reading, 0 to 1."""
    return 0.8 * _with_texts(unpack(report).meet(other).words, report, other) + 0.2 * runs_cosine(
        report.run_vector, other.run_vector
    )


def kin_chance(rows: Numbers) -> Numbers:
    """The chance, 0 to 1, that a reader of one story looks for the other; one row of KIN numbers a pair."""
    weights, bias = _weights()
    return 1.0 / (1.0 + np.exp(-(rows @ weights + bias)))


def _with_texts(words: float, report: Report, other: Report) -> float:
    """How near two titles' words are, or those of the texts, if they are nearer."""
    if report.text_vector and other.text_vector:
        return max(words, bag_cosine(report.text_vector, other.text_vector))
    return words


def _gap(mine: Bundle, yours: Bundle) -> float:
    """Days between the end of one story and the begin of the other; 0 where they overlap or are undated."""
    if mine.days is None or yours.days is None:
        return 0.0
    return max(0.0, max(mine.days[0], yours.days[0]) - min(mine.days[1], yours.days[1]))


def _mean(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in vectors:
        for key, weight in vector.items():
            total[key] = total.get(key, 0.0) + weight
    length = math.sqrt(sum([weight * weight for weight in total.values()]))
    return {key: weight / length for key, weight in total.items()} if length else {}


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
