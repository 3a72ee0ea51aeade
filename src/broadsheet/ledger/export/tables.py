"""The ledger's deals as a table: for spreadsheets and for analysis."""

from __future__ import annotations

from decimal import Decimal

from broadsheet.ledger.export.parquet import write_parquet
from broadsheet.records import Ledger
from broadsheet.text.deal_table import COLUMNS, Cell, cells_of, write_deals


def to_csv(ledger: Ledger) -> str:
    """Deals as comma-separated values, as the paper gives them too (`text.deal_table`)."""
    return write_deals(ledger.deals)


def to_parquet(ledger: Ledger) -> bytes:
    """The same table as a Parquet file: amounts as doubles, null where no sum is stated."""
    return write_parquet(COLUMNS, [_numbers(cells_of(deal)) for deal in ledger.deals])


def _numbers(cells: list[Cell]) -> list[str | int | float | bool | None]:
    return [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
