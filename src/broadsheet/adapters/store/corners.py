"""What the ledger's book keeps of some corners of its present edition: what a look back at them needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from broadsheet.adapters.store.kept import FindClaims, read_stub
from broadsheet.ledger.dossier import Pair
from broadsheet.ledger.past import Kept, Present
from broadsheet.ledger.stubs import EQUITY, Corner, Stub

_BATCH: Final = 500
# a plus before a column keeps SQLite from looking through all that was told by a day for a few rows of it
_COLUMNS: Final = "SELECT giver, taker, first, id, body FROM stub WHERE edition = ?"
_WHERE_IN: Final = "SELECT id, giver, taker, place, json_extract(body, '$[0]') FROM stub WHERE edition = ?"
_DEALS: Final = "SELECT id, relation, cumulative, roles, moved, holder FROM deal WHERE edition = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a deal stands in the present edition."""

    moved: str
    holder: str
    roles: str  #: JSON of [party id, part] pairs


class Corners:
    """Reads parts of one edition; `end` is the second at which the day looked back at is over."""

    def __init__(self, base: sqlite3.Connection, number: int, end: int) -> None:
        self._base = base
        self._number = number
        self._end = end

    def read(
        self, corners: Iterable[Corner], broken: Sequence[str], find_claims: FindClaims
    ) -> tuple[Present, dict[str, Standing]]:
        """What is kept of these corners, and how the deals in them stand."""
        stubs = [stub for corner in corners for stub in self._stubs_of(corner)]
        ids = {stub.id for stub in stubs}
        heirs = dict(self._among("SELECT old, new FROM heir WHERE edition = ?", "old", ids))
        standing = {heirs.get(i, i) for i in ids}
        members = dict(
            self._among("SELECT old, new FROM heir INDEXED BY heir_by_new WHERE edition = ?", "new", standing)
        )
        deals = self._among(_DEALS, "id", standing)
        present = Present(
            stubs=stubs,
            later=sorted((members.keys() | standing) - ids),
            heirs={**heirs, **members},
            deals={row[0]: Kept(row[1], bool(row[2]), row[3]) for row in deals},
            broken=broken,
            digest={},
            find_claims=find_claims,
        )
        return present, {row[0]: Standing(moved=row[4], holder=row[5], roles=row[3]) for row in deals}

    def _stubs_of(self, corner: Corner) -> Iterable[Stub]:
        giver, taker, line = corner
        if line == EQUITY:
            asked, values = f"{_COLUMNS} AND place = ? AND first < ?", (taker, self._end)
            return map(read_stub, self._base.execute(asked, (self._number, *values)))
        asked = f"{_COLUMNS} AND giver = ? AND taker = ? AND place IS NULL AND +first < ? AND body LIKE ?"
        given = (self._number, giver, taker, self._end, f'["{line}"%')
        return map(read_stub, self._base.execute(asked, given))

    def holding(self, pair: Pair, line: str, claim_id: str) -> Corner | None:
        """The corner in which a claim of a pair stands; None where the edition has no such claim."""
        if line != EQUITY:
            return (*pair, line)
        asked = (
            "SELECT place FROM stub WHERE edition = ? AND giver = ? AND taker = ?"
            " AND place IS NOT NULL AND instr(body, ?)"
        )
        row = self._base.execute(asked, (self._number, *pair, claim_id)).fetchone()
        return None if row is None else ("", row[0], EQUITY)

    def of_stubs(self, ids: Collection[str]) -> dict[str, Corner]:
        """Dossier → the corner it stands in, of those ids that are dossiers' own."""
        return {row[0]: _corner(row[1:]) for row in self._among(_WHERE_IN, "id", ids)}

    def beginning(self, prefix: str, most: int) -> set[Corner]:
        """The corners of dossiers whose id begins so; of no more than `most`."""
        asked = f"{_WHERE_IN} AND id >= ? AND id < ? AND +first < ? LIMIT ?"
        rows = self._base.execute(asked, (self._number, prefix, prefix + "\uffff", self._end, most))
        return {_corner(row[1:]) for row in rows}

    def of_parties(self, parties: Collection[str]) -> set[tuple[Pair, Corner]]:
        """The pairs that these parties are in by the end of the day, each with every corner it stands in."""
        asked = f"{_WHERE_IN} AND +first < {self._end}"
        rows = (row for side in ("giver", "taker") for row in self._among(asked, side, parties))
        return {((row[1], row[2]), _corner(row[1:])) for row in rows}

    def count(self, corners: Iterable[Corner]) -> int:
        """How many dossiers there were in neighbourhoods of equity by the end of the day."""
        asked = "SELECT count(*) FROM stub WHERE edition = ? AND place = ? AND first < ?"
        places = (taker for _, taker, line in corners if line == EQUITY)
        return sum(self._base.execute(asked, (self._number, p, self._end)).fetchone()[0] for p in places)

    def count_begun(self) -> int:
        """How many dossiers there were in all by the end of the day."""
        asked = "SELECT count(*) FROM stub WHERE edition = ? AND first < ?"
        return int(self._base.execute(asked, (self._number, self._end)).fetchone()[0])

    def _among(self, asked: str, column: str, values: Collection[str]) -> list[tuple[Any, ...]]:
        wanted = sorted(values)
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(wanted), _BATCH):
            chunk = wanted[start : start + _BATCH]
            marks = ", ".join("?" * len(chunk))
            found += self._base.execute(f"{asked} AND {column} IN ({marks})", (self._number, *chunk))
        return found


def _corner(row: tuple[Any, ...]) -> Corner:
    giver, taker, place, line = row
    return (giver, taker, line) if place is None else ("", place, EQUITY)
