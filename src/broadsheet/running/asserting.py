"""Assertions held against the store's ledger, each with the claims behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet import ledger as room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.adapters.store.sheets import ALL, Sheet
from broadsheet.records import Claim, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the ledger says to one assertion."""

    check: room.Check
    claims: tuple[Claim, ...]  #: that the known sum was read from, oldest first


def check_lines(lines: Sequence[room.AssertionLine]) -> tuple[Checked, ...]:
    """One for each line, in their order. Only the deals of the taker are read."""
    sheet = open_sheet()
    return tuple(_check(sheet, line.assertion) for line in lines)


def _check(sheet: Sheet, assertion: room.Assertion) -> Checked:
    deals = sheet.deals(ALL, assertion.taker_id)
    claims = reading.claims_named({i for deal in deals for i in deal.claim_ids})
    (check,) = room.check_assertions(Ledger(deals=deals, claims=claims), [assertion])
    behind = set(check.found.claim_ids) if check.found is not None else set()
    told = [claim for claim in claims if claim.id in behind]
    return Checked(check=check, claims=tuple(sorted(told, key=lambda c: (str(c.reported_at), c.id))))


def asserted_at_the_desk() -> tuple[room.AssertionLine, ...]:
    """The assertions that stand among the editors' judgements, by time."""
    standing = (j for j in room.in_force(reading.judgements()) if j.kind == "deal_asserted")
    return tuple(_line_of(room.read_assertion(j), j.by) for j in standing)


def _line_of(assertion: room.Assertion, by: str) -> room.AssertionLine:
    day = assertion.day.isoformat() if assertion.day else "today"
    kind = "" if assertion.kind == "capital" else f", {assertion.kind}"
    told = (
        f"{day} {assertion.giver_id} -> {assertion.taker_id}{kind}: {room.show_range(assertion)}, says {by}"
    )
    return room.AssertionLine(number=0, text=told, assertion=assertion)
