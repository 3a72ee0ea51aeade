"""The words of deals in the ledger's book: held once, however many editions have the deal so."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

DEALS: Final = "deal CROSS JOIN wording USING (mark)"
"""Deals with their words; the order of the deals' own index is kept."""

_BATCH: Final = 500


def mark_of(body: str) -> str:
    """What a wording is known by: a digest of it."""
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


def put_wordings(base: sqlite3.Connection, bodies: Iterable[str]) -> None:
    """Keeps these words; what is there already is not written again."""
    base.executemany(
        "INSERT OR IGNORE INTO wording VALUES (?, ?)", ((mark_of(body), body) for body in bodies)
    )


def marks_of(
    base: sqlite3.Connection, number: int, ids: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """(mark, deal) of some deals of an edition, or of all."""
    if ids is None:
        return base.execute("SELECT mark, id FROM deal WHERE edition = ?", (number,)).fetchall()
    found: list[tuple[str, str]] = []
    for start in range(0, len(ids), _BATCH):
        chunk = ids[start : start + _BATCH]
        asked = f"SELECT mark, id FROM deal WHERE edition = ? AND id IN ({', '.join('?' * len(chunk))})"  # noqa: S608
        found += base.execute(asked, (number, *chunk))
    return found


def drop_wordings(base: sqlite3.Connection, marks: Iterable[tuple[str, str]]) -> None:
    """Drops those of the words that no edition has any more; words name their deal, so no other has them."""
    unused = (
        "DELETE FROM wording WHERE mark = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM edition CROSS JOIN deal ON deal.edition = edition.number AND deal.id = ?2"
        " WHERE deal.mark = ?1)"
    )
    base.executemany(unused, marks)
