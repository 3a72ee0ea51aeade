"""What the ledger's book keeps of its present edition, so that a past day is told from it in a moment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from broadsheet.adapters.store.rows import payload, value_of
from broadsheet.adapters.store.wordings import DEALS, mark_of, put_wordings
from broadsheet.ledger import Folder
from broadsheet.ledger.clocks import DAY, end_of
from broadsheet.ledger.dossier import Pair
from broadsheet.ledger.past import Kept, Past, Present
from broadsheet.ledger.stubs import EQUITY, Stub, stub_of
from broadsheet.ledger.views import claims_in_force, deal_in_force
from broadsheet.records import Claim, Deal, Finding, from_plain

FindClaims = Callable[[Iterable[str]], Iterable[Claim]]
_COPIED: Final = (
    ("deal", "id, moved, mark, quantities, relation, cumulative, roles, begun, '', 0, 0", "id"),
    ("role", "party, moved, deal, name", "deal"),
    ("contradiction", "rank, deal, at", "deal"),
)


_BEGUN: Final = """
SELECT id, relation, cumulative, roles FROM deal WHERE edition = :edition AND id IN (
  SELECT coalesce(new, id) FROM stub LEFT JOIN heir ON heir.edition = :edition AND old = id
  WHERE stub.edition = :edition AND first < :end)
"""  #: the deals that have a dossier from before a day's end


def put_stubs(
    base: sqlite3.Connection, number: int, folder: Folder, pairs: Collection[Pair] | None = None
) -> None:
    """Keeps the dossiers of some pairs, or of all, in the place of what was kept of them."""
    if pairs is not None:
        gone = [(number, *pair) for pair in pairs]
        base.executemany("DELETE FROM stub WHERE edition = ? AND giver = ? AND taker = ?", gone)
    stubs = (stub_of(dossier) for dossier in folder.dossiers(pairs))
    base.executemany(
        "INSERT INTO stub VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((number, *stub.pair, stub.first, stub.id, _stub_words(stub), _place_of(stub)) for stub in stubs),
    )
    base.execute("DELETE FROM learned WHERE edition = ?", (number,))
    days = folder.digest().days()
    base.executemany(
        "INSERT INTO learned VALUES (?, ?, ?)", ((number, day, f"{part:x}") for day, part in days.items())
    )


def _place_of(stub: Stub) -> str | None:
    """Who receives, where dossiers of several pairs may be joined; None where a pair stands for itself."""
    return stub.object_id if stub.line == EQUITY else None


def _stub_words(stub: Stub) -> str:
    return json.dumps([
        stub.line, stub.subject_id, stub.object_id, stub.last, stub.cumulative, stub.alone, stub.tranche,
        stub.series, stub.claims, stub.articles, stub.amounts, stub.relations,
    ], ensure_ascii=False)  # fmt: skip


def read_stub(row: tuple[Any, ...]) -> Stub:
    """A stub from its row: giver, taker, first, id, body."""
    giver, taker, first, stub_id, body = row
    line, subject, target, last, cumulative, alone, tranche, series, claims, articles, amounts, relations = (
        json.loads(body)
    )
    return Stub(
        id=stub_id, pair=(giver, taker), line=line, subject_id=subject, object_id=target, first=first,
        last=last, cumulative=cumulative, alone=alone, tranche=tranche, series=series,
        claims=claims, articles=articles,
        amounts=tuple([(tuple(amount), count) for amount, count in amounts]),
        relations=tuple([(relation, count) for relation, count in relations]),
    )  # fmt: skip


def roles_words(deal: Deal) -> str:
    """Who takes part in a deal, as it is kept beside its row."""
    return json.dumps([[role.party_id, role.part] for role in deal.roles], ensure_ascii=False)


def read_present(base: sqlite3.Connection, number: int, day: date, find_claims: FindClaims) -> Present:
    """What is kept of the present edition, as looking back at a day needs it."""
    end = end_of(day)
    asked = "SELECT giver, taker, first, id, body FROM stub WHERE edition = ? AND first < ?"
    later = base.execute("SELECT id FROM stub WHERE edition = ? AND first >= ?", (number, end))
    deals = base.execute(_BEGUN, {"edition": number, "end": end})
    learned = base.execute("SELECT day, digest FROM learned WHERE edition = ?", (number,))
    return Present(
        stubs=[read_stub(row) for row in base.execute(asked, (number, end))],
        later=[row[0] for row in later],
        heirs=dict(base.execute("SELECT old, new FROM heir WHERE edition = ?", (number,))),
        deals={row[0]: Kept(row[1], bool(row[2]), row[3]) for row in deals},
        broken=broken_claims(base, number),
        digest={day: int(part, 16) for day, part in learned},
        find_claims=find_claims,
    )


def broken_claims(base: sqlite3.Connection, number: int) -> list[str]:
    """What the findings of an edition are about: claims that no deal can be made from among them."""
    return [row["subject_id"] for row in _head_of(base, number)["findings"]]


def knows_later(base: sqlite3.Connection, number: int, day: date) -> bool:
    """Whether a claim of the present edition was learned after a day, or nobody knows when."""
    asked = "SELECT 1 FROM learned WHERE edition = ? AND day >= ? LIMIT 1"
    return base.execute(asked, (number, end_of(day) // DAY)).fetchone() is not None


def read_in_force(base: sqlite3.Connection, number: int, day: date, find_claims: FindClaims) -> Past:
    """What of the present edition was in force on a day; `find_claims` gives claims as they count."""
    at = day.toordinal()
    same = dict(base.execute("SELECT id, holder FROM deal WHERE edition = ? AND until <= ?", (number, at)))
    asked = f"SELECT body FROM {DEALS} WHERE edition = ? AND since <= ? AND until > ?"  # noqa: S608
    begun = [value_of(Deal, row[0]) for row in base.execute(asked, (number, at, at))]
    standing = claims_in_force(find_claims(i for deal in begun for i in deal.claim_ids), begun, day)
    made = [then for deal in begun if (then := deal_in_force(deal, standing)) is not None]
    ids = same.keys() | {deal.id for deal in made}
    head = _head_of(base, number)
    return Past(
        same={deal_id: holder if holder in ids else "" for deal_id, holder in same.items()},
        made=tuple(deal if deal.part_of in ids else replace(deal, part_of="") for deal in made),
        tombstones=tuple(base.execute("SELECT old, new FROM heir WHERE edition = ? ORDER BY old", (number,))),
        findings=tuple(from_plain(Finding, row) for row in head["findings"]),
        revision=head["revision"],
        quantities={claim.id: claim.quantity for claim in standing.values() if claim.quantity},
    )


def _head_of(base: sqlite3.Connection, number: int) -> dict[str, Any]:
    row = base.execute("SELECT head FROM edition WHERE number = ?", (number,)).fetchone()
    head: dict[str, Any] = json.loads(row[0])
    return head


def copy_deals(base: sqlite3.Connection, source: int, number: int, same: Mapping[str, str]) -> None:
    """Copies deals of one edition to another, each with the deal that held it then."""
    base.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY, holder TEXT) WITHOUT ROWID")
    base.execute("DELETE FROM wanted")
    base.executemany("INSERT INTO wanted VALUES (?, ?)", sorted(same.items()))
    for table, columns, key in _COPIED:
        base.execute(
            f"INSERT INTO {table} SELECT ?, {columns} FROM {table}"  # noqa: S608 - our own names
            f" WHERE edition = ? AND {key} IN (SELECT id FROM wanted)",
            (number, source),
        )
    otherwise = base.execute(
        "SELECT t.body, w.holder FROM wanted w JOIN deal d ON d.edition = ? AND d.id = w.id"
        " JOIN wording t ON t.mark = d.mark WHERE d.holder != w.holder",
        (source,),
    ).fetchall()
    for body, holder in otherwise:
        deal = replace(value_of(Deal, body), part_of=holder)
        told = payload(deal)
        put_wordings(base, [told])
        base.execute(
            "UPDATE deal SET mark = ? WHERE edition = ? AND id = ?", (mark_of(told), number, deal.id)
        )
