"""A report as it is compared: what it holds packed is read once for all whom it meets."""

from __future__ import annotations

from array import array
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from broadsheet.stories.rarity import cosine
from broadsheet.stories.report import Report
from broadsheet.stories.scales import Scale
from broadsheet.stories.terms import common_words

AT_ONCE: Final = 1 << 9  #: reports that stand unpacked: those that are compared with many just now


class Meeting(NamedTuple):
    """What two titles share: the terms with their rarities, in the order of the first, and their cosine."""

    shared: list[tuple[float, str]]
    words: float


class Unpacked:
    """What is worked out of one report, each thing where it is first asked for; to be read only."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def rarities(self) -> dict[str, float]:
        """How rare each of the title's terms was when it came."""
        return self._report.rarity_scale.read()

    @cached_property
    def title_vector(self) -> dict[str, float]:
        """Unit vector of the title's terms."""
        return self._report.title_scale.read()

    @cached_property
    def telling(self) -> frozenset[str]:
        """The title's terms that are no happenings, no sums and no words that any title may hold."""
        return frozenset(term for term in self.rarities if term[0] not in "=#") - common_words()

    @cached_property
    def party_rarities(self) -> dict[str, float]:
        """How rare each of the organisations in title and text was when it came."""
        parties = self._report.wording.text_parties
        return dict(zip(parties, array("d", self._report.party_weights), strict=True))

    @cached_property
    def party_total(self) -> float:
        """The sum of these."""
        return sum(self.party_rarities.values())

    def meet(self, other: Report) -> Meeting:
        """What its title shares with another's, which is read where it stands: most have little in common."""
        mine, order = self._report.title_scale.terms, self._order
        theirs = other.title_scale.terms
        if mine is not self._report.rarity_scale.terms or theirs is not other.rarity_scale.terms:
            return self._meet_longer(other)
        met = [(order[term], place) for place, term in enumerate(theirs) if term in order]
        if not met:
            return _STRANGERS
        weights, rarities = self._weights, self._rarities
        yours = array("d", other.title_scale.packed)
        if len(mine) > len(theirs):
            words = sum([yours[place] * weights[own] for own, place in met])
            met.sort()
        else:
            met.sort()
            words = sum([weights[own] * yours[place] for own, place in met])
        return Meeting([(rarities[own], mine[own]) for own, _ in met], words)

    def _meet_longer(self, other: Report) -> Meeting:
        """The same where a title is so long that its vector leaves terms out."""
        theirs = other.rarity_scale.terms
        shared = [(weight, term) for term, weight in self.rarities.items() if term in theirs]
        return Meeting(shared, cosine(self.title_vector, other.title_scale.read()))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self._report.title_scale.terms)}

    @cached_property
    def _weights(self) -> array[float]:
        return array("d", self._report.title_scale.packed)

    @cached_property
    def _rarities(self) -> array[float]:
        return array("d", self._report.rarity_scale.packed)


_STRANGERS: Final = Meeting([], 0.0)


def unpack(report: Report) -> Unpacked:
    """The report unpacked, as it was weighed last."""
    return _unpack(report, report.title_scale)


@lru_cache(maxsize=AT_ONCE)
def _unpack(report: Report, _weighed: Scale) -> Unpacked:
    return Unpacked(report)
