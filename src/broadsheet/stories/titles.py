"""Titles side by side: how a report's title stands to each of many, in named numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from broadsheet.stories.nearness import Numbers
from broadsheet.stories.report import Report
from broadsheet.stories.runs import ManyRuns, add_up
from broadsheet.stories.sheets import ManyTerms, doubles, title_weights

REPORTS: Final = ("words", "runs", "inside", "jointly", "subject", "parties differ", "amount", "party")


class Titles:
    """Titles side by side; `terms` are the numbers of their terms."""

    def __init__(self, reports: Sequence[Report], terms: Sequence[bytes]) -> None:
        self._terms = ManyTerms(terms)
        self._weights = doubles([title_weights(report) for report in reports])
        self._totals = np.array([report.total for report in reports])
        self._wordings = [report.wording for report in reports]
        self._runs = ManyRuns([report.run_vector for report in reports])
        self._told = [place for place, report in enumerate(reports) if report.text_vector]
        self._texts = ManyRuns([reports[place].text_vector.runs for place in self._told])

    def compare(self, report: Report, terms: bytes) -> Numbers:
        """The numbers named in REPORTS, a column for each title: how it stands to the report's."""
        met, count = self._terms.cross(terms), len(self._wordings)
        weights = self._weights[met.yours]
        weights *= np.frombuffer(title_weights(report))[met.mine]
        rarities = np.frombuffer(report.rarity_scale.packed)[met.mine]
        together = add_up(rarities, met.whose, count)
        is_party = np.array([term[0] == "@" for term in report.rarity_scale.terms], np.bool_)[met.mine]
        party = np.zeros(count)
        np.maximum.at(party, met.whose[is_party], rarities[is_party])
        mine, yours = report.wording, self._wordings
        subject, parties, amounts = mine.subject, mine.parties, mine.amounts
        numbers: tuple[Numbers | list[bool], ...] = (
            self._with_texts(add_up(weights, met.whose, count), report),
            self._runs.cosines(report.run_vector),
            together / np.minimum(report.total, self._totals),
            together / np.maximum(report.total, self._totals),
            [bool(subject) and subject == your.subject for your in yours],
            [bool(parties and your.parties) and parties.isdisjoint(your.parties) for your in yours],
            [not amounts.isdisjoint(your.amounts) for your in yours],
            party / report.most,
        )
        return np.array(numbers, np.float64)

    def _with_texts(self, words: Numbers, report: Report) -> Numbers:
        """How near the words are, or those of the texts, if they are nearer."""
        if self._told and report.text_vector:
            words[self._told] = np.maximum(words[self._told], self._texts.cosines(report.text_vector.runs))
        return words
