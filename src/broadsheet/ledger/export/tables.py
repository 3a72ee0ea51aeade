"""Deals as a table: for spreadsheets and for analysis."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from broadsheet.ledger.export.parquet import Column, write_parquet
from broadsheet.ledger.flows import is_pooled
from broadsheet.records import Deal, Ledger, Money, Role

Cell = str | int | bool | Decimal | None

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


def to_csv(ledger: Ledger) -> str:
    """Deals as comma-separated values with a header line; no cell can act as a formula.

    An amount is the giver's own unless the row is "pooled": then several gave it together. One that is
    "part_of" another row is in that row's amount already, and a "cumulative" one holds others.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for deal in ledger.deals:
        writer.writerow([disarm(_show(cell)) for cell in _cells(deal)])
    return sheet.getvalue()


def to_parquet(ledger: Ledger) -> bytes:
    """The same table as a Parquet file: amounts as doubles, null where no sum is stated."""
    return write_parquet(COLUMNS, [_numbers(_cells(deal)) for deal in ledger.deals])


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


def _numbers(cells: list[Cell]) -> list[str | int | float | bool | None]:
    return [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]


def _cells(deal: Deal) -> list[Cell]:
    giver, taker, money = _role(deal, "subject"), _role(deal, "object"), deal.money
    return [
        deal.id, deal.relation, deal.stage,
        giver.name if giver else "", giver.party_id if giver else "",
        taker.name if taker else "", taker.party_id if taker else "",
        "; ".join(role.name for role in deal.roles if role.part == "other"),
        *_money_cells(money), deal.cumulative, deal.part_of, len(deal.roots), deal.reports,
        _instant(deal.first_reported), _instant(deal.last_moved),
        len(deal.contradictions), " ".join(deal.claim_ids), is_pooled(deal),
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
