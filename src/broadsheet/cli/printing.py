"""How the command line shows values: tables for people, JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rich.cells import cell_len
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

    Where the terminal is narrow and a column holds sentences, or the words of the table are wider than
    it, each row becomes a line with its sentences below: no word is broken to fit a column. A table of
    names and values stays one; only a long address is folded in it.
    """
    shown = [[show(cell) for cell in row] for row in rows]
    if not shown:
        console.print(empty)
    elif columns[0] in LABELS or console.width >= NARROW:
        _print_grid(title, columns, shown)
    elif QUOTED & set(columns) or _least_width(columns, shown) > console.width:
        _print_blocks(title, columns, shown)
    else:
        _print_grid(title, columns, shown)


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Columns of the terminal that the table takes at least without a broken word."""
    return sum(_least_widths(columns, rows)) + GAP * (len(columns) - 1)


def _least_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    told = zip(columns, zip(*rows, strict=True), strict=True)
    return [max(_longest(column, cell) for cell in (column, *cells)) for column, cells in told]


def _longest(column: str, cell: str) -> int:
    whole = column in NUMERIC or column in UNBROKEN
    return cell_len(cell) if whole else max(map(cell_len, cell.split()), default=0)


def _print_grid(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    least = _least_widths(columns, rows)
    fits = _least_width(columns, rows) <= console.width
    for column, width in zip(columns, least, strict=True):
        numeric = column in NUMERIC
        table.add_column(
            column,
            justify="right" if numeric else "left",
            no_wrap=numeric or column in UNBROKEN,
            overflow="fold",
            min_width=width if fits else None,
        )
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _print_blocks(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    console.print(title, style="italic", markup=False)
    for row in rows:
        cells = list(zip(columns, row, strict=True))
        line = ", ".join(
            f"{column} {cell}" if column in NUMERIC else cell
            for column, cell in cells
            if column not in QUOTED and cell != NOTHING
        )
        _print_hanging(line)
        for column, cell in cells:
            if column in QUOTED and cell != NOTHING:
                print_indented(f"“{cell}”" if column not in TOLD else cell)


def _print_hanging(line: str, *, by: int = 4) -> None:
    """A paragraph whose first line stands out."""
    first, *rest = Text(line).wrap(console, console.width)
    console.print(first)
    if rest:
        print_indented(line[len(first.plain) :].lstrip(), by=by)


def print_indented(text: str, *, by: int = 2, style: str = "") -> None:
    """A paragraph whose every line stands in by so many columns."""
    shown = Text("".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text), style=style)
    console.print(Padding(shown, (0, 0, 0, by), expand=False))


NARROW = 100  # columns; below that a sentence in a column of its own is a ladder of words
GAP = 2  # between two columns
NOTHING = "–"
QUOTED = frozenset(("evidence", "one", "the other", "found"))
TOLD = frozenset(("found",))  # sentences of our own: no quotation marks
LABELS = frozenset(("key", "field", "setting"))
UNBROKEN = LABELS | frozenset(("id", "claim", "moved", "reported", "learned", "published", "last report"))
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
