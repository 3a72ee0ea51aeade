"""Where each body stands: an index that can be thrown away and made again from the WARC files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from broadsheet.errors import StoreError

_TABLES = """
CREATE TABLE IF NOT EXISTS bodies (
  id TEXT PRIMARY KEY, file TEXT, start INTEGER, length INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, seen INTEGER) WITHOUT ROWID;
"""
_BATCH = 500  #: bodies between two commits; what is lost in a crash is read again from the files
_BODILESS = 10  #: records without a body count as one: nobody looks for them

Place = tuple[str, int, int]


class BodyIndex:
    """Maps digests to places. Not safe for threads by itself: the archive holds the lock.

    What is added stays in memory until `commit`, so that another process never waits for the file.
    """

    def __init__(self, path: Path) -> None:
        self._base = _open(path)
        self._bodies: dict[str, Place] = {}
        self._seen: dict[str, int] = {}
        self._pending = 0

    def find(self, body_id: str) -> Place | None:
        """File, offset and length of the body's record, or None."""
        if body_id in self._bodies:
            return self._bodies[body_id]
        row = self._base.execute("SELECT file, start, length FROM bodies WHERE id = ?", (body_id,)).fetchone()
        return None if row is None else (str(row[0]), int(row[1]), int(row[2]))

    def add(self, body_id: str, place: Place, seen: int) -> None:
        """Notes a record; `body_id` is empty where it holds no body. `seen`: the file is read up to there."""
        if body_id:
            self._bodies.setdefault(body_id, place)
        self._seen[place[0]] = seen
        self._pending += _BODILESS if body_id else 1
        if self._pending >= _BATCH * _BODILESS:
            self.commit()

    def seen(self, file: str) -> int:
        """How many bytes of a file are in the index."""
        if file in self._seen:
            return self._seen[file]
        row = self._base.execute("SELECT seen FROM files WHERE name = ?", (file,)).fetchone()
        return 0 if row is None else int(row[0])

    def forget(self, file: str) -> None:
        """Takes a file out, to read it again."""
        self.commit()
        with self._base:
            self._base.execute("DELETE FROM bodies WHERE file = ?", (file,))
            self._base.execute("DELETE FROM files WHERE name = ?", (file,))

    def commit(self) -> None:
        """Writes what was added; a locked file costs nothing, it is tried again with the next."""
        rows = [(key, *place) for key, place in self._bodies.items()]
        try:
            with self._base:
                self._base.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?, ?, ?)", rows)
                self._base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", list(self._seen.items()))
        except sqlite3.OperationalError:
            self._pending = _BATCH * _BODILESS // 2  # the WARC files have it all; soon again
            return
        self._bodies.clear()
        self._seen.clear()
        self._pending = 0

    def close(self) -> None:
        """Commits and closes."""
        self.commit()
        self._base.close()


def _open(path: Path) -> sqlite3.Connection:
    """The index file; a damaged one is dropped, because the WARC files hold everything."""
    try:
        return _prepare(path)
    except sqlite3.DatabaseError:
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            name.unlink(missing_ok=True)
    try:
        return _prepare(path)
    except sqlite3.DatabaseError as fault:
        raise StoreError(
            f"the archive's index could not be opened: {fault}", place=str(path),
            remedy="Check that the folder is writable and the disk has room.",
        ) from fault  # fmt: skip


def _prepare(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, check_same_thread=False, timeout=5)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=OFF")  # a crash costs a rescan, never an answer
    base.executescript(_TABLES)
    return base
