"""A Sheet: one edition of the ledger's book, as listings ask it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from broadsheet import ledger as room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.book import Book, Entered
from broadsheet.adapters.store.money_ways import read_flows, read_names
from broadsheet.adapters.store.rows import payload, value_of
from broadsheet.adapters.store.wordings import DEALS
from broadsheet.errors import StoreError
from broadsheet.ledger.dependence import lean_on, quantities_of
from broadsheet.ledger.loops import loops_of_flows
from broadsheet.records import Contradiction, Deal, Finding, Ledger, from_plain, to_plain

ALL = 10**9
MANY = 300  #: deals from which a party's leaning is worked out ahead
_BATCH = 500


class Sheet:
    """Reads rows; nothing is folded. One that another process took away raises StoreError."""

    def __init__(self, path: Path, mark: int, entered: Entered) -> None:
        self._place = (path, mark)
        self._entered: Entered | None = entered

    @property
    def entered(self) -> Entered:
        """The edition that is read."""
        assert self._entered is not None
        return self._entered

    @property
    def number(self) -> int:
        """The number of the edition."""
        return self.entered.number

    def revision(self) -> str:
        """The digest of the claims and judgements that the ledger was folded from."""
        return str(self._head()["revision"])

    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with claims and judgements."""
        return tuple(from_plain(Finding, row) for row in self._head()["findings"])

    def _head(self) -> dict[str, Any]:
        head: dict[str, Any] = json.loads(self._ask("SELECT head FROM edition WHERE number = ?1")[0][0])
        return head

    def count(self) -> int:
        """How many deals there are."""
        return int(self._ask("SELECT count(*) FROM deal WHERE edition = ?1")[0][0])

    def deals(self, limit: int, party_id: str = "") -> tuple[Deal, ...]:
        """Deals by when they last moved, latest first; those of one party where an id is given."""
        if not party_id:
            asked = f"SELECT body FROM {DEALS} WHERE edition = ?1 ORDER BY moved DESC, id DESC LIMIT ?2"  # noqa: S608
            return self._deals(asked, limit)
        return tuple(self._named([row[0] for row in self._roles(party_id, limit)]))

    def _roles(self, party_id: str, limit: int) -> list[Any]:
        asked = (
            "SELECT DISTINCT deal, moved FROM role WHERE edition = ?1 AND party = ?2"
            " ORDER BY moved DESC, deal DESC LIMIT ?3"
        )
        return self._ask(asked, party_id, limit)

    def all_deals(self) -> tuple[Deal, ...]:
        """Every deal by id."""
        return self._deals(f"SELECT body FROM {DEALS} WHERE edition = ?1 ORDER BY id")  # noqa: S608

    def _deals(self, asked: str, *values: object) -> tuple[Deal, ...]:
        return tuple(value_of(Deal, row[0]) for row in self._ask(asked, *values))

    def _named(self, ids: Sequence[str]) -> list[Deal]:
        found: dict[str, Deal] = {}
        for start in range(0, len(ids), _BATCH):
            chunk = ids[start : start + _BATCH]
            marks = ", ".join(f"?{n + 2}" for n in range(len(chunk)))
            asked = f"SELECT id, body FROM {DEALS} WHERE edition = ?1 AND id IN ({marks})"  # noqa: S608
            found.update((row[0], value_of(Deal, row[1])) for row in self._ask(asked, *chunk))
        return [found[i] for i in ids if i in found]

    def deal(self, deal_id: str) -> Deal | None:
        """The deal with that id, or the one it was merged into."""
        heir = self._ask("SELECT new FROM heir WHERE edition = ?1 AND old = ?2", deal_id)
        return next(iter(self._named([heir[0][0] if heir else deal_id])), None)

    def deal_of_old_id(self, old: str) -> Deal | None:
        """The deal that holds the claim an id stands for, or that an id of a deal was made from.

        A deal's id comes from its earliest claim; where an earlier one came to light the former id
        leads to the deal still. Reads the ids of all claims: only for ids that no deal has now.
        """
        for claim_id, parties in reading.parties_of_claims():
            if old in {claim_id, room.deal_id(claim_id)}:
                return self._holding(claim_id, parties)
        return None

    def _holding(self, claim_id: str, parties: Sequence[str]) -> Deal | None:
        for party in parties:
            for deal in self.deals(ALL, party):
                if claim_id in deal.claim_ids:
                    return deal
        return None

    def count_of(self, party_id: str) -> int:
        """How many deals a party takes part in."""
        asked = "SELECT count(DISTINCT deal) FROM role WHERE edition = ?1 AND party = ?2"
        return int(self._ask(asked, party_id)[0][0])

    def deals_beginning(self, prefix: str) -> tuple[Deal, ...]:
        """Up to five deals whose id begins so; merged ones count as what they were merged into."""
        end = prefix + "\uffff"
        ids = [
            row[0]
            for row in self._ask(
                "SELECT id FROM deal WHERE edition = ?1 AND id >= ?2 AND id < ?3"
                " UNION SELECT new FROM heir WHERE edition = ?1 AND old >= ?2 AND old < ?3 LIMIT 5",
                prefix,
                end,
            )
        ]
        return tuple(self._named(ids))

    def contradictions(self, limit: int) -> tuple[tuple[Deal, Contradiction], ...]:
        """Contradictions with their deals, gravest first."""
        rows = self._ask(
            "SELECT deal, at FROM contradiction WHERE edition = ?1 ORDER BY rank, deal, at LIMIT ?2", limit
        )
        deals = {deal.id: deal for deal in self._named(list(dict.fromkeys(row[0] for row in rows)))}
        return tuple((deals[row[0]], deals[row[0]].contradictions[row[1]]) for row in rows)

    def count_contradictions(self) -> int:
        """How many contradictions there are in all deals."""
        return int(self._ask("SELECT count(*) FROM contradiction WHERE edition = ?1")[0][0])

    def name_of(self, party_id: str) -> str:
        """What deals call a party; empty where none does."""
        asked = "SELECT name FROM role WHERE edition = ?1 AND party = ?2 ORDER BY moved DESC LIMIT 1"
        rows = self._ask(asked, party_id)
        return str(rows[0][0]) if rows else ""

    def parties(self) -> tuple[tuple[str, str], ...]:
        """(id, name) of every party that takes part in a deal."""
        asked = "SELECT party, min(name) FROM role WHERE edition = ?1 GROUP BY party"
        return tuple((row[0], row[1]) for row in self._ask(asked))

    def leaning(self, party_id: str, *, claims: bool = True) -> room.Dependence:
        """What the party leans on; worked out once for each edition.

        Without `claims` the ids of the claims behind the numbers are left out: a party with thousands
        of deals has hundreds of thousands of them.
        """
        column = "claims" if claims else "''"
        asked = f"SELECT body, {column} FROM leaning WHERE edition = ?1 AND party = ?2"  # noqa: S608
        rows = self._ask(asked, party_id)
        if not rows:
            found = _pack(self._lean(party_id))
            with Book(*self._place) as book:
                book.keep("leaning", [(self.number, party_id, *found)])
            rows = [found if claims else (found[0], "")]
        return _unpack(*rows[0])

    def leaning_without(self, party_id: str, gone: str) -> room.Dependence:
        """What the party would lean on if another left it, and all that the other gives."""
        deals, quantities = self._told_of(party_id)
        left = room.without(Ledger(deals=tuple(deals), claims=()), gone)
        return lean_on(left.deals, quantities, party_id)

    def _lean(self, party_id: str) -> room.Dependence:
        return lean_on(*self._told_of(party_id), party_id)

    def _told_of(self, party_id: str) -> tuple[Sequence[Deal], dict[str, str]]:
        """(the party's deals by id, what their claims quantify)."""
        asked = (
            f"SELECT body, quantities FROM {DEALS} WHERE edition = ?1 AND id IN"  # noqa: S608
            " (SELECT deal FROM role WHERE edition = ?1 AND party = ?2) ORDER BY id"
        )
        rows = self._ask(asked, party_id)
        quantities: dict[str, str] = {}
        for row in rows:
            quantities.update(json.loads(row[1]) if row[1] else {})
        return [value_of(Deal, row[0]) for row in rows], quantities

    def rings(self, limit: int, party_id: str = "") -> tuple[room.Loop, ...]:
        """Loops of money, certain ones first; those through one party where an id is given."""
        if not self._has_rings():
            self.keep_rings(self._find_rings())
        asked = (
            "SELECT body FROM ring WHERE edition = ?1 AND at >= 0 AND parties LIKE ?2 ORDER BY at LIMIT ?3"
        )
        wanted = f"%|{party_id}|%" if party_id else "%"
        return tuple(value_of(room.Loop, row[0]) for row in self._ask(asked, wanted, limit))

    def _find_rings(self) -> tuple[room.Loop, ...]:
        def read_deals(ids: Iterable[str]) -> dict[str, Deal]:
            return {deal.id: deal for deal in self._named(list(ids))}

        return loops_of_flows(read_flows(self._ask, read_deals), read_deals, read_names(self._ask))

    def _has_rings(self) -> bool:
        return bool(self._ask("SELECT 1 FROM ring WHERE edition = ?1 LIMIT 1"))

    def keep_rings(self, found: Sequence[room.Loop]) -> None:
        """Keeps the loops of this edition; a row before the first says that they were looked for."""
        rows = [(self.number, at, f"|{'|'.join(r.party_ids)}|", payload(r)) for at, r in enumerate(found)]
        with Book(*self._place) as book:
            book.keep("ring", [(self.number, -1, "", ""), *rows])

    def standing(self, days: Iterable[date]) -> tuple[room.Standing, ...]:
        """Every party's standing on each of the days, as this edition tells of them."""
        asked = "SELECT relation, roles, begun FROM deal WHERE edition = ?1 AND begun != '' ORDER BY id"
        lines = (
            room.Line(row[0], tuple([(party, part) for party, part in json.loads(row[1])]), _day(row[2]))
            for row in self._ask(asked)
        )
        return room.centrality_of(lines, days)

    def standing_in_all(self) -> tuple[room.Standing, ...]:
        """Every party's standing by all that this edition tells; worked out once and then kept."""
        asked = (
            "SELECT party, rank, counterparties, deals FROM standing"
            " WHERE edition = ?1 AND at >= 0 ORDER BY at"
        )
        if not self._ask("SELECT 1 FROM standing WHERE edition = ?1 LIMIT 1"):
            found = self.standing([date.max])
            self._keep_standing(found)
            return found
        return tuple(
            room.Standing(day=date.max, party_id=row[0], rank=row[1], counterparties=row[2], deals=row[3])
            for row in self._ask(asked)
        )

    def _keep_standing(self, found: Sequence[room.Standing]) -> None:
        """Keeps it in order; a row before the first says that it was worked out."""
        rows = [
            (self.number, at, s.party_id, s.rank, s.counterparties, s.deals) for at, s in enumerate(found)
        ]
        with Book(*self._place) as book:
            book.keep("standing", [(self.number, -1, "", 0, 0, 0), *rows])

    def prepare(self, held: Ledger | None = None) -> None:
        """Works out ahead what takes long to ask: loops, standings, and leanings of parties with many deals.

        `held` is this edition's ledger where the process has it open: rows need not be read back then.
        """
        if held is not None and not self._has_rings():
            self.keep_rings(room.loops(held))
        self.rings(1)
        self.standing_in_all()
        asked = (
            "SELECT party FROM role WHERE edition = ?1 AND party NOT IN"
            " (SELECT party FROM leaning WHERE edition = ?1) GROUP BY party HAVING count(*) >= ?2"
        )
        stale = [row[0] for row in self._ask(asked, MANY)]
        if held is None:
            for party_id in stale:
                self.leaning(party_id)
        elif stale:
            self._keep_leanings(stale, held)

    def _keep_leanings(self, stale: Sequence[str], held: Ledger) -> None:
        deals: dict[str, list[Deal]] = {party_id: [] for party_id in stale}
        for deal in held.deals:
            for party_id in {role.party_id for role in deal.roles}:
                if party_id in deals:
                    deals[party_id].append(deal)
        quantities = quantities_of(held.claims)
        for party_id, told in deals.items():
            with Book(*self._place) as book:
                found = _pack(lean_on(told, quantities, party_id))
                book.keep("leaning", [(self.number, party_id, *found)])

    def changes(self, since: Sheet, limit: int) -> tuple[room.Change, ...]:
        """What changed from an earlier edition to this one, latest moved first; merged and gone ones last."""
        differing = (
            "SELECT a.id FROM deal a LEFT JOIN deal b ON b.edition = ?2 AND b.id = a.id"
            " WHERE a.edition = ?1 AND (b.id IS NULL OR b.mark != a.mark)"
            " ORDER BY a.moved DESC, a.id DESC LIMIT ?3"
        )
        lost = (
            "SELECT a.id FROM deal a LEFT JOIN deal b ON b.edition = ?1 AND b.id = a.id"
            " WHERE a.edition = ?2 AND b.id IS NULL ORDER BY a.moved DESC, a.id DESC LIMIT ?3"
        )
        ids = [row[0] for row in self._ask(differing, since.number, limit)]
        ids += [row[0] for row in self._ask(lost, since.number, limit - len(ids))]
        after = {deal.id: deal for deal in self._named(ids)}
        before = {deal.id: deal for deal in since._named(ids)}
        heirs = {i: self._heir(i) for i in ids if i not in after}
        found = {c.deal_id: c for c in room.compare_deals(before, after, heirs)}
        return tuple(found[i] for i in ids)

    def _heir(self, old: str) -> str:
        rows = self._ask("SELECT new FROM heir WHERE edition = ?1 AND old = ?2", old)
        return str(rows[0][0]) if rows else ""

    def _ask(self, asked: str, *values: object) -> list[Any]:
        with Book(*self._place) as book:
            rows = book.base.execute(asked, (self.number, *values)).fetchall()
            if rows or book.holds(self.number):
                return rows
        raise StoreError(
            "the ledger was folded anew while it was read",
            place=str(self._place[0]),
            remedy="Ask again.",
        )


@lru_cache(maxsize=20_000)
def _day(words: str) -> date:
    return date.fromisoformat(words)


def _pack(found: room.Dependence) -> tuple[str, str]:
    """(JSON without the ids of claims, those ids: a line for each tie and each of its sums)."""
    plain = to_plain(found)
    lines = [" ".join(row.pop("claim_ids")) for row in _with_claims(plain)]
    return json.dumps(plain, ensure_ascii=False), "\n".join(lines)


def _unpack(body: str, ids: str) -> room.Dependence:
    plain = json.loads(body)
    lines = iter(ids.split("\n") if ids else ())
    for row in _with_claims(plain):
        row["claim_ids"] = next(lines, "").split()
    return from_plain(room.Dependence, plain)


def without_claims(found: room.Dependence) -> room.Dependence:
    """The same without the ids of the claims behind the numbers."""
    return _unpack(_pack(found)[0], "")


def _with_claims(plain: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for tie in plain["ties"]:
        yield tie
        yield from tie["amounts"]
