"""What an edition printed of a deal and was set right since: told beside it, never put in its place."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.known_then import is_one_sum, stood_on
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_entry
from broadsheet.records import Claim, Correction, Deal, Edition


def set_right_since(
    printer: Printer, shelf: Shelf, edition: Edition, lines: Iterable[DealLine]
) -> dict[str, str]:
    """Deal id → how its line should have read, for those that were wrong; "" where nothing is left.

    What came later makes no line wrong and stands in no correction: only where no claim of today's ledger
    says any more what was printed, the deal is told as today's claims of that day have it.
    """
    if not edition.entries:
        return {}  # its lines are told from today's ledger
    found: dict[str, str] = {}
    for printed in (line.deal for line in lines):
        now = shelf.deal(printed.id) if printed.id else None
        if now is None:
            found[printed.id] = ""
        elif not _is_still_told(printed, now, shelf.claims_of_deal(now.id)):
            then = stood_on(edition.date, now.id, shelf) or now
            found[printed.id] = tell_entry(printer, line_of(then), named=True)
    return found


def _is_still_told(printed: Deal, now: Deal, claims: Iterable[Claim]) -> bool:
    told = list(claims)
    if not told:
        return True
    sums = [now.money, *(c.money for c in told), *(m.money for m in now.timeline)]
    stages = {now.stage, *(c.stage for c in told), *(m.stage for m in now.timeline)}
    stages |= {"denied"} if any(c.denied for c in told) else set()
    return (
        (printed.money is None or any(is_one_sum(printed.money, one) for one in sums))
        and printed.stage in stages
        and printed.relation in {now.relation, *(c.relation for c in told)}
        and _known_parties(printed) <= {role.party_id for role in now.roles}
    )


def _known_parties(deal: Deal) -> set[str]:
    """Those that are more than a name: a provisional one becomes another when somebody recognises it."""
    return {role.party_id for role in deal.roles if role.party_id and not role.party_id.startswith("?")}


def corrected_later(edition: Edition, shelf: Shelf) -> list[Correction]:
    """The paper's later corrections of stories that the edition printed, oldest first."""
    printed = {item.story_id for section in edition.sections for item in section.items}
    found = [c for c in shelf.corrections() if c.story_id in printed and c.date > edition.date]
    return sorted(found, key=lambda c: c.date)
