"""What a store holds, as text that two runs can be compared by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

TABLES = (
    "articlerow",
    "wordingrow",
    "pagelinesrow",
    "storyrow",
    "storymemberrow",
    "marksrow",
    "claimrow",
    "editionrow",
    "entryrow",
)
"""What a run is for; how often a source was asked is not among it."""


def rows_of(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the products' tables, sorted, by table."""
    with sqlite3.connect(home / "broadsheet.sqlite3") as store:
        return {table: sorted(store.execute(f"SELECT * FROM store_{table}"), key=repr) for table in TABLES}  # noqa: S608
