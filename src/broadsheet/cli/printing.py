"""How the command line shows values: tables for people, JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from broadsheet.records import to_plain

WIDE = 160  # columns for a file or a pipe, which have no width of their own
_KNOWN = sys.stdout.isatty() or "COLUMNS" in os.environ
console = Console(highlight=False, width=None if _KNOWN else WIDE)
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
    """A table, or the line `empty` where there is no row: it says what to do next.

    Where the terminal is narrow and a column holds sentences, each row becomes a line with its
    sentences below.
    """
    shown = [[show(cell) for cell in row] for row in rows]
    if not shown:
        console.print(empty)
    elif console.width < NARROW and QUOTED & set(columns):
        _print_blocks(title, columns, shown)
    else:
        _print_grid(title, columns, shown)


def _print_grid(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        numeric = column in NUMERIC
        table.add_column(
            column,
            justify="right" if numeric else "left",
            no_wrap=numeric or column in UNBROKEN,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _print_blocks(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    console.print(title, style="italic", markup=False)
    for row in rows:
        cells = list(zip(columns, row, strict=True))
        line = ", ".join(cell for column, cell in cells if column not in QUOTED and cell != NOTHING)
        console.print(line, markup=False)
        for column, cell in cells:
            if column in QUOTED and cell != NOTHING:
                print_indented(f"“{cell}”" if column not in TOLD else cell)


def print_indented(text: str, *, by: int = 2, style: str = "") -> None:
    """A paragraph whose every line stands in by so many columns."""
    shown = Text("".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text), style=style)
    console.print(Padding(shown, (0, 0, 0, by), expand=False))


NARROW = 100  # columns; below that a sentence in a column of its own is a ladder of words
NOTHING = "–"
QUOTED = frozenset(("evidence", "one", "the other", "found"))
TOLD = frozenset(("found",))  # sentences of our own: no quotation marks
UNBROKEN = frozenset(("id", "claim", "moved", "reported", "learned", "published", "last report"))
NUMERIC = frozenset(
    (
        "reports", "roots", "quality", "heat", "claims", "deals", "articles", "entries", "a week", "copies",
        "first hand", "first", "days silent", "errors", "304", "MB",
        "done", "likely", "at most", "share", "line",
    )
)  # fmt: skip


def show(cell: Any) -> str:
    """A cell's text: unknown is a dash, instants are to the minute in UTC."""
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:g}"
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in str(cell))
