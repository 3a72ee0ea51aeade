"""The ledger's table: what a query string asks for, and the deals that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, get_args
from urllib.parse import urlencode

from broadsheet.press import labels
from broadsheet.press.cards import line_of
from broadsheet.press.views import TablePage
from broadsheet.records import Deal, Money, Relation, Stage

SIZE: Final = 80  #: deals on one page of the table
LONG_AGO: Final = datetime(1, 1, 2, tzinfo=UTC)

SORTS: Final[dict[str, Callable[[Deal], Any]]] = {
    "moved": lambda d: d.last_moved or LONG_AGO,
    "from": lambda d: next((giver.name.casefold() for giver in line_of(d).givers), "\uffff"),
    "to": lambda d: line_of(d).object.name.casefold() or "\uffff",
    "relation": lambda d: labels.RELATIONS[d.relation],
    "stage": lambda d: labels.STAGE_STRENGTH[d.stage],
    "money": lambda d: amount_rank(d.money),
    "roots": lambda d: (len(d.roots), d.reports),
}
DESCENDING: Final = frozenset({"moved", "stage", "money", "roots"})
"""Sorts that begin with the largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the ledger is asked for; empty texts ask for everything."""

    relation: str = ""
    stage: str = ""
    party: str = ""
    other: str = ""  #: a second party: deals between the two
    disputed: bool = False
    sort: str = "moved"
    reverse: bool = False
    page: int = 1

    def as_query(self) -> dict[str, str]:
        """The choice as parts of a query string; what is left to its default is empty."""
        return {
            "relation": self.relation,
            "stage": self.stage,
            "party": self.party,
            "with": self.other,
            "disputed": "1" if self.disputed else "",
            "sort": "" if self.sort == "moved" else self.sort,
            "reverse": "1" if self.reverse else "",
            "page": str(self.page) if self.page > 1 else "",
        }


def read_choice(asked: Mapping[str, str]) -> Choice:
    """The choice in a query string; unknown values count as not asked."""
    page = asked.get("page", "1")
    return Choice(
        relation=_known(asked.get("relation", ""), get_args(Relation)),
        stage=_known(asked.get("stage", ""), get_args(Stage)),
        party=asked.get("party", "")[:120],
        other=asked.get("with", "")[:120],
        disputed=asked.get("disputed", "") == "1",
        sort=_known(asked.get("sort", ""), tuple(SORTS)) or "moved",
        reverse=asked.get("reverse", "") == "1",
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
    )


def query_of(choice: Choice, **other: object) -> str:
    """The choice with some of it changed, as a query string; defaults are left out."""
    values = {**choice.as_query(), **{k: str(v) for k, v in other.items()}}
    kept = {k: v for k, v in values.items() if v and not (k == "page" and v == "1")}
    return "?" + urlencode(kept) if kept else ""


def _known(value: str, choices: tuple[str, ...]) -> str:
    return value if value in choices else ""


def choose_deals(deals: Sequence[Deal], choice: Choice) -> list[Deal]:
    """The deals asked for, in the order asked for; equal ones by id."""
    found = [d for d in deals if _fits(d, choice)]
    found.sort(key=lambda d: d.id)
    backwards = (choice.sort in DESCENDING) != choice.reverse
    return sorted(found, key=SORTS[choice.sort], reverse=backwards)


def page_of_table(deals: Iterable[Deal], number: int) -> TablePage:
    """What `Shelf.table_page` answers, from all deals."""
    chosen = choose_deals([deal for deal in deals if not deal.merged_into], Choice())
    return TablePage(
        deals=tuple(chosen[(number - 1) * SIZE : number * SIZE]),
        total=len(chosen),
        contested=sum(1 for deal in chosen if deal.contradictions),
    )


def _fits(deal: Deal, choice: Choice) -> bool:
    return (
        choice.relation in {"", deal.relation}
        and choice.stage in {"", deal.stage}
        and {choice.party, choice.other} - {""} <= {r.party_id for r in deal.roles}
        and (not choice.disputed or bool(deal.contradictions))
    )


def amount_rank(money: Money | None) -> tuple[int, str, Decimal]:
    """Dollars first, then other currencies by code; no money last. Nothing is converted."""
    if money is None:
        return (0, "", Decimal(0))
    amount = next((x for x in (money.high, money.low) if x is not None), Decimal(0))
    return (2 if money.currency == "USD" else 1, money.currency, amount)
