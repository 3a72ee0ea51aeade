"""Sorts the claims of one pair of parties into dossiers, in the order they were learned.

Claims are read day by day, so the dossiers of any day are those of the claims known that day,
and a new day's claims only continue what stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from broadsheet.ledger.amounts import Amount, amount_of, compare_amounts
from broadsheet.ledger.clocks import day_number, learned_second, order_of
from broadsheet.ledger.dossier import Dossier, Pair, line_of
from broadsheet.ledger.fitting import SETTLED, Told, weigh_fit
from broadsheet.ledger.wording import says_further, says_tranche
from broadsheet.records import MUTUAL, Claim

Placed = tuple[Claim, str, str]
"""A claim as it counts, with the ledger's ids of its giver and receiver."""

RECENT = 12  #: open dossiers of a pair that a claim without a known amount is held against

TOTAL = " total"  #: running totals have a line of their own


class PairBook:
    """All dossiers of one pair, by line."""

    __slots__ = ("by_amount", "claims", "dossiers", "generation", "pair", "stated")

    def __init__(self, pair: Pair, generation: int = 0) -> None:
        self.pair = pair
        self.generation = generation
        self.claims: list[Claim] = []
        self.dossiers: dict[str, list[Dossier]] = {}
        self.by_amount: dict[tuple[str, Amount], list[Dossier]] = {}
        self.stated: dict[Told, list[Claim]] = {}  #: of articles that state two sums or more, these claims

    def sort_in(self, claims: Iterable[Placed], apart: Collection[str]) -> list[Dossier]:
        """Takes claims as `arrange` puts them; gives the dossiers they went to."""
        claims = list(claims)
        self.stated = _several_sums(claim for claim, _, _ in claims)
        return [self._sort_one(claim, subject, target, apart) for claim, subject, target in claims]

    @property
    def last_day(self) -> int:
        """Days since 1970 of the latest claim."""
        return day_number(self.claims[-1]) if self.claims else -1

    def into(self, target: str, line: str) -> list[Dossier]:
        """Its dossiers of one line whose claims give to `target`."""
        on_line = (*self.dossiers.get(line, ()), *self.dossiers.get(line + TOTAL, ()))
        return [dossier for dossier in on_line if dossier.object_id == target]

    def _sort_one(self, claim: Claim, subject: str, target: str, apart: Collection[str]) -> Dossier:
        self.claims.append(claim)
        line, amount = line_of(claim) + (TOTAL if claim.cumulative else ""), amount_of(claim.money)
        if claim.id in apart:
            dossier = Dossier(self.pair, claim, subject, target, generation=self.generation, alone=True)
            self.dossiers.setdefault(line, []).append(dossier)
            return dossier
        forward = subject == self.pair[0]
        found = self._find(claim, line, amount, forward=forward)
        if (
            not claim.cumulative
            and amount is not None
            and (found is None or not _is_opened_by(found, amount))
        ):
            found = self._restated(claim, line, amount, forward=forward) or found
        if found is None:
            found = Dossier(self.pair, claim, subject, target, generation=self.generation)
            self.dossiers.setdefault(line, []).append(found)
        else:
            found.take(claim)
        if amount is not None and found.amounts[amount] == 1:
            self.by_amount.setdefault((line, amount), []).append(found)
        return found

    def _restated(self, claim: Claim, line: str, amount: Amount, *, forward: bool) -> Dossier | None:
        """The running total that a settled claim states again without the word "total"."""
        if claim.stage not in SETTLED or claim.denied:
            return None
        for total in self.dossiers.get(line + TOTAL, ()):
            if total.forward != forward or total.family != "capital":
                continue
            if any(compare_amounts(known, amount) == "same" for known in total.amounts):
                return total
        return None

    def _find(self, claim: Claim, line: str, amount: Amount | None, *, forward: bool) -> Dossier | None:
        second = learned_second(claim)
        best, found = 0.0, None
        for dossier in self._candidates(line, amount):
            weight = weigh_fit(claim, second, amount, dossier, self.stated, forward=forward)
            if weight is not None and (weight, dossier.last) > (best, -1 if found is None else found.last):
                best, found = weight, dossier
        return found

    def _candidates(self, line: str, amount: Amount | None) -> list[Dossier]:
        """The dossiers with this very amount, and the latest of the rest."""
        open_ones = self.dossiers.get(line, [])
        if len(open_ones) <= RECENT:
            return open_ones
        with_amount = self.by_amount.get((line, amount), []) if amount is not None else []
        latest = open_ones[-RECENT:]
        return with_amount[-RECENT:] + [d for d in latest if d not in with_amount]


def _is_opened_by(dossier: Dossier, amount: Amount) -> bool:
    """The deal was told with this sum before it was done; else it may be a total told without the word."""
    if amount not in dossier.amounts:
        return False
    return any(amount_of(claim.money) == amount and claim.stage not in SETTLED for claim in dossier.claims)


def _several_sums(claims: Iterable[Claim]) -> dict[Told, list[Claim]]:
    """Article and day → its claims with a sum, where it states more than one; no day looks at a later one."""
    stated: dict[Told, list[Claim]] = {}
    for claim in claims:
        if claim.money is not None:
            stated.setdefault((claim.article_id, day_number(claim)), []).append(claim)
    return {article: told for article, told in stated.items() if len(told) > 1}


def arrange(claims: Iterable[Placed]) -> list[Placed]:
    """By day, and within a day the clearest first, whatever the hour.

    Claims of further money come before others, those with a sum before those without, a tranche
    after its headline, and denials last: so each finds what it speaks of already there.
    """
    ordered = sorted(claims, key=lambda placed: order_of(placed[0]))
    arranged: list[Placed] = []
    for _, same_day in groupby(ordered, key=lambda placed: day_number(placed[0])):
        told = list(same_day)
        arranged += sorted(told, key=lambda placed: _clearness(placed[0])) if len(told) > 1 else told
    return arranged


def _clearness(claim: Claim) -> int:
    if claim.denied or claim.stage == "denied":
        return 4
    if claim.money is None:
        return 3
    if says_tranche(claim):
        return 2
    return 0 if says_further(claim) else 1


def pair_of(subject: str, target: str) -> Pair:
    """The unordered pair; a round without a named lead has "" on one side."""
    return (subject, target) if subject <= target else (target, subject)


def direct(claim: Claim, subject: str, target: str) -> tuple[str, str]:
    """(giver, receiver); ties that have no direction are put in the order of their ids."""
    if claim.relation in MUTUAL and target and target < subject:
        return target, subject
    return subject, target
