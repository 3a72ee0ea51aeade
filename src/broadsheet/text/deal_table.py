"""Deals as a table: one set of columns for every file of deals, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from broadsheet.records import Deal, Money, Role
from broadsheet.text.legal_signs import clean

Cell = str | int | bool | Decimal | None


class Column(NamedTuple):
    """A column's name and what it holds; every column may hold null."""

    name: str
    kind: Literal["text", "number", "count", "truth"]


COLUMNS: Final = (
    Column("id", "text"), Column("relation", "text"), Column("stage", "text"),
    Column("giver", "text"), Column("giver_id", "text"), Column("taker", "text"), Column("taker_id", "text"),
    Column("others", "text"), Column("amount_low", "number"), Column("amount_high", "number"),
    Column("currency", "text"), Column("bound", "text"), Column("period", "text"),
    Column("as_written", "text"),
    Column("cumulative", "truth"), Column("part_of", "text"), Column("independent_sources", "count"),
    Column("reports", "count"), Column("first_reported", "text"), Column("last_moved", "text"),
    Column("contradictions", "count"), Column("claim_ids", "text"), Column("pooled", "truth"),
)  # fmt: skip
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_deals(deals: Iterable[Deal]) -> str:
    """Deals as comma-separated values with a header line; no cell can act as a formula.

    An amount is the giver's own unless the row is "pooled": then several gave it together. One that is
    "part_of" another row is in that row's amount already, and a "cumulative" one holds others.
    """
    return write_rows([column.name for column in COLUMNS], map(cells_of, deals))


def write_rows(names: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Any table as comma-separated values with a header; no cell is a formula or turns the text around it."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([disarm(clean(_show(cell))) for cell in row] for row in rows)
    return sheet.getvalue()


def disarm(cell: str) -> str:
    """The cell as text that no spreadsheet runs: an apostrophe stands before what could begin a formula."""
    plain = cell.replace("\x00", "")
    return "'" + plain if plain.lstrip(" \u00a0\ufeff").startswith(RISKY) else plain


def _show(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell)


def cells_of(deal: Deal) -> list[Cell]:
    """The deal as a row under COLUMNS."""
    giver, taker, money = _role(deal, "subject"), _role(deal, "object"), deal.money
    return [
        deal.id, deal.relation, deal.stage,
        giver.name if giver else "", giver.party_id if giver else "",
        taker.name if taker else "", taker.party_id if taker else "",
        "; ".join(role.name for role in deal.roles if role.part == "other"),
        *_money_cells(money), deal.cumulative, deal.part_of, len(deal.roots), deal.reports,
        _instant(deal.first_reported), _instant(deal.last_moved),
        len(deal.contradictions), " ".join(deal.claim_ids), deal.is_pooled,
    ]  # fmt: skip


def _instant(at: datetime | None) -> str:
    """In UTC, so that the column sorts as text."""
    return "" if at is None else at.astimezone(UTC).isoformat()


def _money_cells(money: Money | None) -> list[Cell]:
    if money is None:
        return [None, None, "", "", "", ""]
    return [money.low, money.high, money.currency, money.bound, money.period, money.as_written]


def _role(deal: Deal, part: str) -> Role | None:
    return next((role for role in deal.roles if role.part == part), None)
