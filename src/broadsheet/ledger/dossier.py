"""A Dossier gathers the claims of one pair of parties that speak of one deal, in the order learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from broadsheet.ledger.amounts import Amount, amount_of
from broadsheet.ledger.clocks import learned_second
from broadsheet.ledger.stages import LADDER
from broadsheet.ledger.wording import matter_of, says_tranche, series_of
from broadsheet.records import FAMILY_OF, Claim, Relation, content_id
from broadsheet.records.claim import Family

Pair = tuple[str, str]

LINE_OF: Final[dict[Family, str]] = {
    "capital": "equity", "control": "equity", "rights": "equity",
    "supply": "supply", "credit": "supply", "alliance": "alliance", "terms": "terms",
}  # fmt: skip
"""Families that are mistaken for each other share a line: talks are called an investment by one
paper and an acquisition by the next, and a licence-and-hire deal is called both."""

WHOLLY_APART: Final = frozenset({"exclusivity", "renegotiation", "termination"})


class Dossier:
    """Mutable while claims are sorted into it; a Deal is made from it afterwards.

    `first` and `last` are seconds since 1970 of the earliest and latest claim, `head` is the earliest,
    `top` the highest rung of the lattice reached, `forward` whether
    the pair's first party gives. `alone` is set where an editor took a claim out of its deal,
    `tranche` where a claim speaks of a part of a larger sum.
    """

    __slots__ = (
        "alone", "amounts", "articles", "claims", "cumulative", "first", "forward", "generation", "head",
        "last", "latest_when", "line", "matter", "object_id", "opening_id", "pair", "relations", "series",
        "stage", "stated_at", "subject_id", "top", "tranche",
    )  # fmt: skip

    def __init__(
        self, pair: Pair, claim: Claim, subject: str, target: str, *, generation: int = 0, alone: bool = False
    ) -> None:
        self.pair = pair
        self.line = line_of(claim)
        self.generation = generation
        self.subject_id = subject
        self.object_id = target
        self.forward = subject == pair[0]
        self.cumulative = claim.cumulative
        self.alone = alone
        self.claims: list[Claim] = []
        self.opening_id = claim.id  #: of the claim that was sorted in first
        self.amounts: dict[Amount, int] = {}
        self.stated_at: dict[Amount, int] = {}
        self.articles: dict[str, Claim] = {}  #: article → a claim of it, one that states a sum before others
        self.relations: dict[Relation, int] = {}
        self.series = ""
        self.matter = ""  #: of an exclusive tie
        self.tranche = False
        self.top = -1
        self.stage = claim.stage
        self.head = claim
        self.first = self.last = learned_second(claim)
        self.latest_when = claim.when
        self.take(claim)

    def take(self, claim: Claim) -> None:
        """Adds the claim, which must not have been learned on an earlier day than the others."""
        second = learned_second(claim)
        self.claims.append(claim)
        if (second, claim.id) < (self.first, self.head.id):
            self.first, self.head = second, claim
        self.last = max(self.last, second)
        self.relations[claim.relation] = self.relations.get(claim.relation, 0) + 1
        self.stage = claim.stage
        self.top = max(self.top, LADDER.get(claim.stage, -1))
        amount = amount_of(claim.money)
        if amount is not None:
            self.amounts[amount] = self.amounts.get(amount, 0) + 1
            self.stated_at[amount] = second
            self.tranche = self.tranche or says_tranche(claim)
        if claim.article_id not in self.articles or self.articles[claim.article_id].money is None:
            self.articles[claim.article_id] = claim
        if claim.relation == "funding_round" and not self.series:
            self.series = series_of(claim)
        if claim.relation == "exclusivity" and not self.matter:
            self.matter = matter_of(claim)
        if claim.when is not None and claim.when.earliest is not None:
            self.latest_when = claim.when

    @property
    def id(self) -> str:
        """The id its deal has while nothing else is merged into it."""
        return deal_id(self.head.id)

    @property
    def relation(self) -> Relation:
        """What most of its claims call it; the earlier one where two tie."""
        return name_most(self.relations)

    @property
    def family(self) -> Family:
        """The family of its relation."""
        return FAMILY_OF[self.relation]

    @property
    def key(self) -> tuple[str, int, int]:
        """Changes whenever a claim is added, and when the book it stands in is written anew."""
        return (self.head.id, len(self.claims), self.generation)


def deal_id(claim_id: str) -> str:
    """The id of the deal whose earliest claim has this id."""
    return content_id("deal", claim_id)


def name_most(counts: Mapping[Relation, int]) -> Relation:
    """The relation that most claims name, the first given where two tie.

    Who calls it "other" has only no word for it: where some say that money is lent, it is credit.
    """
    most = max(counts, key=lambda relation: counts[relation])
    return "credit" if most == "offtake_or_other" and "credit" in counts else most


def line_of(claim: Claim) -> str:
    """The line of a claim: claims of two lines are never one deal."""
    return LINE_OF[FAMILY_OF[claim.relation]]
