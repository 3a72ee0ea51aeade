"""A store as the migrations leave it: made once in a process, copied for each test that wants one of its own.

Making the tables takes a third of a second, copying the file nothing. `tests/store/test_making_tables.py` and
the commands that begin a newsroom make theirs themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connections

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.connect import open_store
from broadsheet.settings import STORE_FILE, Settings


@cache
def _empty_store() -> bytes:
    with TemporaryDirectory() as folder:
        open_store(Settings(home=Path(folder)))
        close_store()
        return (Path(folder) / STORE_FILE).read_bytes()


def put_store(home: Path) -> Path:
    """Puts a store with all its tables and no rows into a home that has none; gives the home."""
    if not (home / STORE_FILE).exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / STORE_FILE).write_bytes(_empty_store())
    return home


def close_store() -> None:
    """Writes what is open into its one file, which can be copied then; each copy is a store of its own."""
    tables.NoteRow.objects.filter(name="store").delete()  # the mark by which a process knows a store again
    connections["default"].close()
