"""How the command line shows values: tables for people, JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import takewhile
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


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Says on a terminal what is being done for as long as it lasts; says nothing into a file or a pipe."""
    with notices.status(escape(what)):
        yield


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

    Where the words of the table are wider than the terminal, or its sentences would stand in a column of a
    few words, ids and days stay columns and the rest of each row stands beside them, its sentences below:
    no word is broken to fit. A table of names and values stays one; only a long address is folded in it.
    """
    shown = [[show(cell) for cell in row] for row in rows]
    if not shown:
        console.print(empty)
    elif columns[0] in LABELS or _needed_width(columns, shown) <= console.width:
        _print_grid(title, columns, shown)
    else:
        _print_blocks(title, columns, shown)


def _needed_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Columns of the terminal that the table takes with no word broken and no sentence a ladder."""
    return sum(_needed_widths(columns, rows)) + GAP * (len(columns) - 1)


def _needed_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    told = zip(columns, _least_widths(columns, rows), _full_widths(columns, rows), strict=True)
    return [
        max(least, min(SENTENCE, full)) if column in QUOTED | CHAINS else least
        for column, least, full in told
    ]


def _full_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    told = zip(columns, zip(*rows, strict=True), strict=True)
    return [
        max(map(cell_len, (line for cell in (column, *cells) for line in cell.split("\n"))))
        for column, cells in told
    ]


def _least_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    told = zip(columns, zip(*rows, strict=True), strict=True)
    return [max(_longest(column, cell) for cell in (column, *cells)) for column, cells in told]


def _longest(column: str, cell: str) -> int:
    """Columns of the cell that may not be broken; a sentence in Chinese or Japanese may be, anywhere."""
    if column in NUMERIC or column in UNBROKEN:
        return cell_len(cell)
    longest = max(map(cell_len, cell.split()), default=0)
    return min(longest, SENTENCE) if column in SAID else longest


def _print_grid(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column, width in zip(columns, _shared_widths(columns, rows), strict=True):
        numeric = column in NUMERIC
        table.add_column(
            column,
            justify="right" if numeric else "left",
            no_wrap=numeric or column in UNBROKEN,
            overflow="fold",
            width=width,
        )
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _shared_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Sequence[int | None]:
    """The width of each column, none wider than it is full; None for all where the table has to be folded.

    What is left over goes to whom the least is missing: left to itself the table would grow wider than the
    terminal, and what stands beyond its edge would be lost.
    """
    widths, full = _needed_widths(columns, rows), _full_widths(columns, rows)
    spare = console.width - sum(widths) - GAP * (len(columns) - 1)
    if spare < 0:
        return [None] * len(columns)
    for at in sorted(range(len(columns)), key=lambda at: full[at] - widths[at]):
        more = min(full[at] - widths[at], spare)
        widths[at], spare = widths[at] + more, spare - more
    return widths


def _print_blocks(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Each row as a paragraph, beside its id and its day where there is room."""
    console.print(title, style="italic", markup=False)
    ahead = sum(1 for _ in takewhile(UNBROKEN.__contains__, columns))
    leads = [max(cell_len(row[at]) for row in rows) for at in range(ahead)]
    beside = console.width - sum(leads) - GAP * ahead
    told = zip(columns[ahead:], _least_widths(columns, rows)[ahead:], strict=True)
    if ahead and beside >= max(BESIDE, *(width for column, width in told if column not in SAID)):
        _print_beside((*leads, beside), columns, rows)
        return
    for row in rows:
        _print_hanging(_told(columns, row))
        for sentence in _sentences(columns, row):
            print_indented(sentence)


def _print_beside(widths: Sequence[int], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    ahead = len(widths) - 1
    table = Table(box=None, show_header=False, pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    for row in rows:
        rest = [_told(columns[ahead:], row[ahead:]), *_sentences(columns[ahead:], row[ahead:])]
        table.add_row(*map(escape, (*row[:ahead], "\n".join(rest))))
    console.print(table)


def _told(columns: Sequence[str], row: Sequence[str]) -> str:
    """What is known in a row beside its sentences; a number says what it counts."""
    told = (
        f"{column} {cell}" if column in NUMERIC else cell
        for column, cell in zip(columns, row, strict=True)
        if column not in QUOTED and cell != NOTHING
    )
    return ", ".join(told)


def _sentences(columns: Sequence[str], row: Sequence[str]) -> list[str]:
    told = zip(columns, row, strict=True)
    return [
        cell if column in TOLD else f"“{cell}”"
        for column, cell in told
        if column in QUOTED and cell != NOTHING
    ]


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


SENTENCE = 60  # columns; in fewer a sentence takes more lines beside its row than below it (decisions/0227)
BESIDE = 40  # columns for a paragraph that stands beside its id
GAP = 2  # between two columns
NOTHING = "–"
SAID = frozenset(("evidence", "one", "the other"))  # sentences of others
TOLD = frozenset(  # sentences of our own, or none: not quoted
    ("found", "what moved", "below its floor", "feed", "address", "link")
)
QUOTED = SAID | TOLD  # below the rest of a row where there is no room beside it
CHAINS = frozenset(("loop",))  # to be read along the line, as a sentence is
LABELS = frozenset(("key", "field", "setting"))
UNBROKEN = LABELS | frozenset(("id", "claim", "moved", "reported", "learned", "published", "last report"))
NUMERIC = frozenset(
    (
        "reports", "voices", "quality", "heat", "claims", "deals", "articles", "entries", "a week", "copies",
        "first hand", "first", "days silent", "errors", "304", "MB",
        "done", "likely", "at most", "share", "line",
        "had first", "followers", "lead", "followed", "lag", "number",
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
