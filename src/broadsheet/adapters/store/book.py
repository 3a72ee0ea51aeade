"""The ledger's book: folded ledgers in a file that can be thrown away and is then folded again.

Each edition of the book is the ledger of one day by one clock; the edition without a day is the
ledger as it stands. Listings read rows of it, never the whole (decisions/0057).
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, Final

from broadsheet.adapters.store.kept import copy_deals, put_stubs, roles_words
from broadsheet.adapters.store.rows import payload
from broadsheet.adapters.store.wordings import drop_wordings, mark_of, marks_of, put_wordings
from broadsheet.errors import StoreError
from broadsheet.ledger import Folder
from broadsheet.ledger.centrality import standing_since
from broadsheet.ledger.folder import RULES
from broadsheet.ledger.past import Past
from broadsheet.records import Deal, Finding, Ledger, to_plain

KEPT: Final = 8  #: editions of past days; the one that was asked for longest ago goes first
_BATCH: Final = 2000  #: deals in one writing
_WAIT: Final = 30  #: seconds that a writer waits for another
_FORMAT: Final = 10 * 1000 + RULES  #: of these tables and of the fold; a file of another format is emptied
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS edition (
  number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, position INTEGER, revision TEXT,
  used INTEGER, head TEXT);
CREATE TABLE IF NOT EXISTS deal (
  edition INTEGER, id TEXT, moved TEXT, mark TEXT, quantities TEXT,
  relation TEXT, cumulative INTEGER, roles TEXT, begun TEXT, holder TEXT, since INTEGER, until INTEGER,
  PRIMARY KEY (edition, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS wording (mark TEXT PRIMARY KEY, body TEXT);
CREATE INDEX IF NOT EXISTS deal_by_time ON deal (edition, moved, id, mark);
CREATE TABLE IF NOT EXISTS role (
  edition INTEGER, party TEXT, moved TEXT, deal TEXT, name TEXT,
  PRIMARY KEY (edition, party, moved, deal)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contradiction (edition INTEGER, rank REAL, deal TEXT, at INTEGER);
CREATE INDEX IF NOT EXISTS contradiction_by_rank ON contradiction (edition, rank, deal, at);
CREATE INDEX IF NOT EXISTS contradiction_by_deal ON contradiction (edition, deal);
CREATE TABLE IF NOT EXISTS heir (edition INTEGER, old TEXT, new TEXT);
CREATE INDEX IF NOT EXISTS heir_by_old ON heir (edition, old, new);
CREATE INDEX IF NOT EXISTS heir_by_new ON heir (edition, new);
CREATE TABLE IF NOT EXISTS stub (
  edition INTEGER, giver TEXT, taker TEXT, first INTEGER, id TEXT, body TEXT, place TEXT);
CREATE INDEX IF NOT EXISTS stub_by_time ON stub (edition, first);
CREATE INDEX IF NOT EXISTS stub_by_pair ON stub (edition, giver, taker);
CREATE INDEX IF NOT EXISTS stub_by_taker ON stub (edition, taker, giver);
CREATE INDEX IF NOT EXISTS stub_by_id ON stub (edition, id);
CREATE INDEX IF NOT EXISTS stub_by_place ON stub (edition, place, first) WHERE place IS NOT NULL;
CREATE TABLE IF NOT EXISTS learned (edition INTEGER, day INTEGER, digest TEXT);
CREATE TABLE IF NOT EXISTS leaning (
  edition INTEGER, party TEXT, body TEXT, claims TEXT, PRIMARY KEY (edition, party));
CREATE TABLE IF NOT EXISTS ring (edition INTEGER, at INTEGER, parties TEXT, body TEXT);
CREATE INDEX IF NOT EXISTS ring_in_order ON ring (edition, at);
CREATE TABLE IF NOT EXISTS standing (
  edition INTEGER, at INTEGER, party TEXT, rank REAL, counterparties INTEGER, deals INTEGER,
  PRIMARY KEY (edition, at)) WITHOUT ROWID;
"""
_OF_EDITIONS: Final = (
    "deal",
    "role",
    "contradiction",
    "heir",
    "stub",
    "learned",
    "leaning",
    "ring",
    "standing",
)
_OF_DEALS: Final = (("deal", "id"), ("contradiction", "deal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An edition that the book holds."""

    number: int
    position: int  #: of the last change of claims that it knows
    revision: str  #: of the store's ledger


class Book:
    """One file. Open one for each look or write: it is not shared between threads.

    `mark` is the store's own number: what was written for another store is thrown away.
    """

    def __init__(self, path: Path, mark: int) -> None:
        self._path = path
        self.base = _open(path, mark)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: object) -> None:
        self.base.close()
        if isinstance(fault, sqlite3.Error):
            raise _refused(fault, self._path) from fault

    def find(self, name: str) -> Entered | None:
        """The edition of that name, whether or not it is up to date."""
        asked = "SELECT number, position, revision FROM edition WHERE name = ?"
        row = self.base.execute(asked, (name,)).fetchone()
        return None if row is None else Entered(number=row[0], position=row[1], revision=row[2])

    def holds(self, number: int) -> bool:
        """The edition is still there."""
        asked = "SELECT 1 FROM edition WHERE number = ?"
        return self.base.execute(asked, (number,)).fetchone() is not None

    def confirm(self, entered: Entered, position: int, revision: str) -> Entered:
        """Says that nothing the edition was made from changed up to a position."""
        with self.base:
            self.base.execute(
                "UPDATE edition SET position = ?, revision = ? WHERE number = ?",
                (position, revision, entered.number),
            )
        return Entered(number=entered.number, position=position, revision=revision)

    def enter(
        self, name: str, ledger: Ledger, position: int, revision: str, folder: Folder | None = None
    ) -> Entered:
        """Writes a ledger as the edition of that name; what stood under it goes.

        With the folder that it is of, what a past day can be told from is kept too.
        """
        with self._alone():
            number = self._begin(name, position, revision, _head(ledger.revision, ledger.findings))
            self._put(number, ledger.deals, _quantities(ledger), folder)
            self._put_heirs(number, ledger.tombstones)
            if folder is not None:
                folder.take_touched()
                put_stubs(self.base, number, folder)
            self._forget_oldest()
        return Entered(number=number, position=position, revision=revision)

    def enter_past(self, name: str, present: Entered, past: Past) -> Entered | None:
        """Writes a past day as the edition of that name: what stands now as it stood then is copied.

        None: the present edition has changed since it was looked back from, and nothing was written.
        """
        with self._alone():
            if self.find("") != present:
                return None
            number = self._begin(
                name, present.position, present.revision, _head(past.revision, past.findings)
            )
            copy_deals(self.base, present.number, number, past.same)
            self._put(number, past.made, past.quantities)
            self._put_heirs(number, past.tombstones)
            self._forget_oldest()
        return Entered(number=number, position=present.position, revision=present.revision)

    def _begin(self, name: str, position: int, revision: str, head: str) -> int:
        old = self.find(name)
        if old is not None:
            self._erase(old.number)
        used = self.base.execute("SELECT coalesce(max(used), 0) + 1 FROM edition").fetchone()[0]
        done = self.base.execute(
            "INSERT INTO edition (name, position, revision, used, head) VALUES (?, ?, ?, ?, ?)",
            (name, position, revision, used, head),
        )
        return int(done.lastrowid or 0)

    def amend(
        self, entered: Entered, before: Ledger, ledger: Ledger, position: int, revision: str, folder: Folder
    ) -> Entered:
        """Writes only what differs from the ledger that the edition was entered or amended from."""
        old = {deal.id: deal for deal in before.deals}
        fresh = [deal for deal in ledger.deals if old.get(deal.id) is not deal]
        kept = {deal.id for deal in ledger.deals} - {deal.id for deal in fresh}
        gone = [deal for deal in before.deals if deal.id not in kept]
        touched = [*fresh, *gone]
        parties = {role.party_id for deal in touched for role in deal.roles}
        wanted = {claim_id for deal in fresh for claim_id in deal.claim_ids}
        with self._alone():
            ids = [deal.id for deal in touched]
            unsaid = marks_of(self.base, entered.number, ids)
            for table, column in _OF_DEALS:
                self.base.executemany(
                    f"DELETE FROM {table} WHERE edition = ? AND {column} = ?",  # noqa: S608 - our own names
                    [(entered.number, deal_id) for deal_id in ids],
                )
            self.base.executemany(
                "DELETE FROM role WHERE edition = ? AND party = ? AND moved = ? AND deal = ?",
                [
                    (entered.number, r.party_id, moved_words(deal), deal.id)
                    for deal in gone
                    for r in deal.roles
                ],
            )
            self._put(entered.number, fresh, _quantities(ledger, wanted), folder)
            put_stubs(self.base, entered.number, folder, folder.take_touched())
            if before.tombstones != ledger.tombstones:
                self.base.execute("DELETE FROM heir WHERE edition = ?", (entered.number,))
                self._put_heirs(entered.number, ledger.tombstones)
            if touched:
                for table in ("ring", "standing"):
                    self.base.execute(f"DELETE FROM {table} WHERE edition = ?", (entered.number,))  # noqa: S608
            self.base.executemany(
                "DELETE FROM leaning WHERE edition = ? AND party = ?",
                [(entered.number, party) for party in parties],
            )
            drop_wordings(self.base, unsaid)
            self.base.execute(
                "UPDATE edition SET position = ?, revision = ?, head = ? WHERE number = ?",
                (position, revision, _head(ledger.revision, ledger.findings), entered.number),
            )
        return Entered(number=entered.number, position=position, revision=revision)

    def use(self, number: int) -> None:
        """Notes that an edition was asked for, so that it stays when others have to go."""
        newest = "SELECT number FROM edition ORDER BY used DESC LIMIT 1"
        if self.base.execute(newest).fetchone() != (number,):
            with self.base:
                self.base.execute(
                    "UPDATE edition SET used = (SELECT max(used) + 1 FROM edition) WHERE number = ?",
                    (number,),
                )

    def keep(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Keeps what was worked out from an edition: rows of "leaning", "ring" or "standing"."""
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        with self._alone():
            self.base.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def _put(
        self, number: int, deals: Iterable[Deal], quantities: Mapping[str, str], folder: Folder | None = None
    ) -> None:
        deals = list(deals)
        for start in range(0, len(deals), _BATCH):
            bodies = [(deal, payload(deal)) for deal in deals[start : start + _BATCH]]
            rows = [_deal_row(number, deal, mark_of(body), quantities, folder) for deal, body in bodies]
            put_wordings(self.base, (body for _, body in bodies))
            self.base.executemany("INSERT INTO deal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.base.executemany(
            "INSERT OR IGNORE INTO role VALUES (?, ?, ?, ?, ?)",
            ((number, r.party_id, moved_words(deal), deal.id, r.name) for deal in deals for r in deal.roles),
        )
        self.base.executemany(
            "INSERT INTO contradiction VALUES (?, ?, ?, ?)",
            (
                (number, -row.rank, deal.id, at)
                for deal in deals
                for at, row in enumerate(deal.contradictions)
            ),
        )

    def _put_heirs(self, number: int, stones: Iterable[tuple[str, str]]) -> None:
        self.base.executemany("INSERT INTO heir VALUES (?, ?, ?)", ((number, *pair) for pair in stones))

    def _erase(self, number: int) -> None:
        stale = marks_of(self.base, number)
        for table in _OF_EDITIONS:
            self.base.execute(f"DELETE FROM {table} WHERE edition = ?", (number,))  # noqa: S608
        self.base.execute("DELETE FROM edition WHERE number = ?", (number,))
        drop_wordings(self.base, stale)

    def _forget_oldest(self) -> None:
        rows = self.base.execute("SELECT number FROM edition WHERE name != '' ORDER BY used DESC").fetchall()
        for row in rows[KEPT:]:
            self._erase(row[0])

    def unchanging(self) -> _Transaction:
        """What is read within is of one moment, whatever another process writes."""
        return _Transaction(self.base, "BEGIN")

    def _alone(self) -> _Transaction:
        """No other writer comes between."""
        return _Transaction(self.base, "BEGIN IMMEDIATE")


class _Transaction:
    """Committed at its end, or rolled back where it failed."""

    def __init__(self, base: sqlite3.Connection, beginning: str) -> None:
        self._base = base
        self._beginning = beginning

    def __enter__(self) -> None:
        self._base.execute(self._beginning)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._base.execute("COMMIT" if kind is None else "ROLLBACK")


def _begun(deal: Deal) -> str:
    """The day from which a deal counts for who stands where; empty where it is only talk."""
    day = standing_since(deal)
    return "" if day is None else day.isoformat()


def moved_words(deal: Deal) -> str:
    """When the deal last moved, as rows are ordered by it: in UTC, whatever zone the report was dated in."""
    return deal.last_moved.astimezone(UTC).isoformat() if deal.last_moved else ""


def _deal_row(
    number: int, deal: Deal, mark: str, quantities: Mapping[str, str], folder: Folder | None
) -> tuple[object, ...]:
    stated = {i: quantities[i] for i in deal.claim_ids if i in quantities} if quantities else {}
    said = (deal.relation, deal.cumulative, roles_words(deal), _begun(deal))
    kept: tuple[object, ...] = ("", 0, 0) if folder is None else (deal.part_of, *folder.span_of(deal))
    return (number, deal.id, moved_words(deal), mark, json.dumps(stated) if stated else "", *said, *kept)


def _quantities(ledger: Ledger, wanted: set[str] | None = None) -> dict[str, str]:
    """Claim id → quantity as written, of all claims or of those wanted; claims stand by id."""
    if wanted is None:
        return {claim.id: claim.quantity for claim in ledger.claims if claim.quantity}
    found = (bisect_left(ledger.claims, i, key=lambda claim: claim.id) for i in wanted)
    told = (ledger.claims[at] for at in found if at < len(ledger.claims))
    return {claim.id: claim.quantity for claim in told if claim.quantity and claim.id in wanted}


def _head(revision: str, findings: Sequence[Finding]) -> str:
    return json.dumps({"revision": revision, "findings": to_plain(findings)})


def _refused(fault: sqlite3.Error, path: Path) -> StoreError:
    return StoreError(
        f"the ledger's book could not be used: {fault}",
        place=str(path),
        remedy="Make room, or delete the file: it is made again from the store.",
    )


def _open(path: Path, mark: int) -> sqlite3.Connection:
    """The file; a damaged one is dropped, because everything in it can be folded again.

    One that another process holds, or that has no room, is whole and stays. Raises StoreError for it.
    """
    try:
        return _prepare(path, mark)
    except sqlite3.OperationalError as fault:
        raise _refused(fault, path) from fault
    except sqlite3.DatabaseError:
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            name.unlink(missing_ok=True)
        return _prepare(path, mark)


def _prepare(path: Path, mark: int) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    found = tuple(base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    if found != (_FORMAT, mark):
        base.execute("PRAGMA journal_mode=WAL")
        for table in ("edition", "wording", *_OF_EDITIONS):
            base.execute(f"DROP TABLE IF EXISTS {table}")
        base.executescript(_TABLES)
        base.execute(f"PRAGMA user_version={_FORMAT}")
        base.execute(f"PRAGMA application_id={mark}")
    base.execute("PRAGMA synchronous=OFF")  # a crash costs a fold, never an answer
    base.execute("PRAGMA mmap_size=1073741824")
    return base
