"""A past day of the ledger that the book does not hold yet: told as far as each question goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from broadsheet.adapters.store.book import Book, Entered
from broadsheet.adapters.store.glance import Glance, OutOfReachError, Told
from broadsheet.adapters.store.sheets import Sheet, without_claims
from broadsheet.ledger import Dependence
from broadsheet.ledger.dependence import lean_on
from broadsheet.records import Deal

LookAt = Callable[[Book], Glance]
"""Begins a glance at the day; raises OutOfReachError."""

V = TypeVar("V")


class PastSheet(Sheet):
    """What a glance cannot answer is read from the edition of the day, which is entered the first time."""

    def __init__(self, path: Path, mark: int, look_at: LookAt, enter: Callable[[], Entered]) -> None:
        self._place = (path, mark)
        self._look_at = look_at
        self._enter = enter
        self._entered = None
        self._told: dict[str, Told] = {}  #: by party: a page asks several things about one

    @property
    def entered(self) -> Entered:
        """The edition of the day."""
        if self._entered is None:
            self._entered = self._enter()
        return self._entered

    def deals(self, limit: int, party_id: str = "") -> tuple[Deal, ...]:
        """Deals by when they last moved, latest first; those of one party where an id is given."""
        found = self._of_party(party_id) if party_id else self._glance(lambda glance: glance.latest(limit))
        return super().deals(limit, party_id) if found is None else found.deals[:limit]

    def deal(self, deal_id: str) -> Deal | None:
        """The deal with that id, or the one it was merged into."""
        found = self._glance(lambda glance: glance.named([deal_id]).deals)
        return super().deal(deal_id) if not found else found[0]

    def count_of(self, party_id: str) -> int:
        """How many deals a party takes part in."""
        found = self._of_party(party_id)
        return super().count_of(party_id) if found is None else len(found.deals)

    def deals_beginning(self, prefix: str) -> tuple[Deal, ...]:
        """Up to five deals whose id begins so; merged ones count as what they were merged into."""
        found = self._glance(lambda glance: glance.named(glance.beginning(prefix)).deals)
        return super().deals_beginning(prefix) if found is None else found

    def name_of(self, party_id: str) -> str:
        """What deals call a party; empty where none does."""
        found = self._of_party(party_id)
        if found is None:
            return super().name_of(party_id)
        roles = (role for deal in found.deals[:1] for role in deal.roles)
        return next((role.name for role in roles if role.party_id == party_id), "")

    def leaning(self, party_id: str, *, claims: bool = True) -> Dependence:
        """What the party leans on; without `claims` the ids of those behind the numbers are left out."""
        found = self._of_party(party_id)
        if found is None:
            return super().leaning(party_id, claims=claims)
        leaning = lean_on(*_by_id(found), party_id)
        return leaning if claims else without_claims(leaning)

    def _told_of(self, party_id: str) -> tuple[Sequence[Deal], dict[str, str]]:
        """(the party's deals by id, what their claims quantify)."""
        found = self._of_party(party_id)
        return super()._told_of(party_id) if found is None else _by_id(found)

    def _of_party(self, party_id: str) -> Told | None:
        if self._entered is None and party_id not in self._told:
            found = self._glance(lambda glance: glance.of_party(party_id))
            if found is None:
                return None
            self._told[party_id] = found
        return self._told.get(party_id)

    def _glance(self, question: Callable[[Glance], V]) -> V | None:
        """What a glance says; None where the day is entered already, or has to be."""
        if self._entered is not None:
            return None
        with Book(*self._place) as book, book.unchanging():
            try:
                return question(self._look_at(book))
            except OutOfReachError:
                return None


def _by_id(found: Told) -> tuple[Sequence[Deal], dict[str, str]]:
    return sorted(found.deals, key=lambda deal: deal.id), dict(found.quantities)
