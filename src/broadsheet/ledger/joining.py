"""Joins what pairs alone keep apart: one round told with and without its leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from broadsheet.ledger.amounts import compare_amounts, ratio_of
from broadsheet.ledger.clocks import DAY
from broadsheet.ledger.dossier import Dossier

SAME_ROUND = 60 * DAY
SILENT_ROUND = 30 * DAY  #: where one side states no sum, time has to be nearer
NAMED_ROUND = 400 * DAY  #: a series letter is used once, but is talked of for a year
DISPUTE = 21 * DAY
ALIKE = 0.6

Forbidden = Collection[frozenset[str]]
"""Pairs of deal ids that an editor has ruled to be two deals."""


class _Round:
    """Dossiers that were found to tell of one round."""

    __slots__ = ("bare", "dossiers", "last", "rounds", "series")

    def __init__(self, dossier: Dossier) -> None:
        self.dossiers: list[Dossier] = []
        self.rounds: list[Dossier] = []  #: those told as a round
        self.bare: list[Dossier] = []  #: those told as a round without a lead
        self.last = dossier.last
        self.series = ""
        self.take(dossier)

    @property
    def reach(self) -> int:
        """Seconds after its last claim until which a dossier can still be of this round."""
        return NAMED_ROUND if self.series else SAME_ROUND

    def take(self, dossier: Dossier) -> None:
        """Adds the dossier."""
        self.dossiers.append(dossier)
        self.last = max(self.last, dossier.last)
        self.series = self.series or dossier.series
        if "funding_round" in dossier.relations:
            self.rounds.append(dossier)
            if not dossier.subject_id:
                self.bare.append(dossier)

    def kin_of(self, dossier: Dossier) -> list[Dossier]:
        """Those the dossier may be one with: rounds with rounds, one investor with a round without a lead."""
        if "funding_round" not in dossier.relations:
            return self.bare
        return self.rounds if dossier.subject_id else self.dossiers


def join_rounds(dossiers: Iterable[Dossier], forbidden: Forbidden = ()) -> list[list[Dossier]]:
    """Groups of dossiers into one company that tell of one round; each group by time.

    A round without a named lead, with one lead and with another are three pairs and one deal.
    """
    groups: list[_Round] = []
    standing: list[_Round] = []  #: groups that a dossier of this time can still belong to
    for dossier in sorted(dossiers, key=lambda d: (d.first, d.opening_id)):
        standing = [group for group in standing if dossier.first - group.last <= group.reach]
        home = next((group for group in standing if _belongs(dossier, group, forbidden)), None)
        if home is not None:
            home.take(dossier)
        else:
            home = _Round(dossier)
            groups.append(home)
            standing.append(home)
    return [group.dossiers for group in groups]


def _belongs(dossier: Dossier, group: _Round, forbidden: Forbidden) -> bool:
    kin = group.kin_of(dossier)
    if not kin or (dossier.series and group.series and dossier.series != group.series):
        return False
    if forbidden and any(frozenset((dossier.id, d.id)) in forbidden for d in group.dossiers):
        return False
    if any(_are_shares(dossier, other) for other in group.dossiers):
        return False
    if dossier.cumulative or all(d.cumulative for d in group.dossiers):
        return any(_is_told_in_all(dossier, other) for other in group.rounds)
    return any(_one_round(dossier, other) for other in kin if not other.cumulative)


def _is_told_in_all(left: Dossier, right: Dossier) -> bool:
    """One is what a company raised "in all", the other a round of the same days with that very sum."""
    near = abs(left.first - right.first) <= SILENT_ROUND and "funding_round" in left.relations
    return near and left.cumulative != right.cumulative and _compare(left, right)[0] == "same"


def _are_shares(left: Dossier, right: Dossier) -> bool:
    """Two named givers with sums far from each other: each tells of its own part of a round."""
    if not left.subject_id or not right.subject_id or left.subject_id == right.subject_id:
        return False
    fit, ratio = _compare(left, right)
    return fit == "apart" and ratio < ALIKE


def _one_round(left: Dossier, right: Dossier) -> bool:
    gap = max(left.first, right.first) - min(left.last, right.last)
    if left.series and left.series == right.series:
        return gap <= NAMED_ROUND
    if gap > SAME_ROUND:
        return False
    both = "funding_round" in left.relations and "funding_round" in right.relations
    if not both and abs(left.first - right.first) > SAME_ROUND:
        return False
    fit, ratio = _compare(left, right)
    if fit == "same":
        return True
    if not both or gap > SILENT_ROUND:
        return False
    if fit == "unknown":
        return True
    return gap <= DISPUTE and ratio >= ALIKE and left.articles.keys().isdisjoint(right.articles)


def _compare(left: Dossier, right: Dossier) -> tuple[str, float]:
    best, close = "unknown" if not (left.amounts and right.amounts) else "apart", 0.0
    for a in left.amounts:
        for b in right.amounts:
            fit = compare_amounts(a, b)
            if fit == "same":
                return "same", 1.0
            close = max(close, ratio_of(a, b))
    return best, close
