"""How the command line shows values: tables for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from broadsheet.records import to_plain

WIDE = 160  # columns for a file or a pipe, which have no width of their own
console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
notices = Console(stderr=True, highlight=False)


def print_json(values: Any) -> None:
    """One JSON document on standard output, values in their plain form."""
    json.dump(_plain(values), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return to_plain(value)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, empty: str) -> None:
    """A table, or the line `empty` where there is no row: it says what to do next."""
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        numeric = column in NUMERIC
        table.add_column(column, justify="right" if numeric else "left", no_wrap=numeric or column == "id")
    count = 0
    for row in rows:
        table.add_row(*(escape(show(cell)) for cell in row))
        count += 1
    if count:
        console.print(table)
    else:
        console.print(empty)


NUMERIC = frozenset(
    (
        "reports", "roots", "quality", "heat", "claims", "deals", "articles", "entries", "a week", "copies",
        "first hand", "first", "days silent", "errors", "304", "MB",
    )
)  # fmt: skip


def show(cell: Any) -> str:
    """A cell's text: unknown is a dash, instants are to the minute in UTC."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:g}"
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in str(cell))
