"""What two claims say that cannot both be right, in the language of the interface."""

from __future__ import annotations

from broadsheet.press.printer import Printer
from broadsheet.records import Claim, Contradiction


def tell_dispute(printer: Printer, dispute: Contradiction, left: Claim | None, right: Claim | None) -> str:
    """One side against the other: "up to $4B against $5B"; the ledger's own English where a claim is gone."""
    if left is None or right is None:
        return dispute.says
    if dispute.kind == "denial" and left.id == right.id:
        return printer.say("a report and its denial in one text")
    sides = [_side(printer, dispute.kind, claim) for claim in (left, right)]
    if not all(sides):
        return dispute.says
    return printer.say("%(left)s against %(right)s") % {"left": sides[0], "right": sides[1]}


def _side(printer: Printer, kind: str, claim: Claim) -> str:
    if kind == "amount":
        return printer.money(claim.money) if claim.money else ""
    if kind == "date":
        return printer.when(claim.when) if claim.when else ""
    if kind == "kind":
        return printer.small(printer.relation(claim.relation))
    if kind == "direction":
        ends = [party.name if party else "?" for party in (claim.subject, claim.object)]
        return f"{ends[0]} {printer.arrow} {ends[1]}"
    assert kind in {"stage", "denial"}, kind
    return printer.stage_inside("denied" if claim.denied else claim.stage)
