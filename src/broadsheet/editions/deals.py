"""The deals of the day."""

from __future__ import annotations

from datetime import date, tzinfo

from broadsheet.editions.candidates import day_of
from broadsheet.editions.weighing import weigh_move
from broadsheet.records import Ledger


def list_moved_deals(ledger: Ledger, day: date, timezone: tzinfo) -> tuple[str, ...]:
    """Ids of the deals that moved on the day, gravest move first.

    A running total is not one of them: what moved it is listed itself.
    """
    weights: dict[str, float] = {}
    for deal in ledger.deals:
        moves = [m for m in deal.timeline if m.learned is not None and day_of(m.learned, timezone) == day]
        if moves and not deal.cumulative:
            weights[deal.id] = max(weigh_move(deal, move) for move in moves)
    return tuple(sorted(weights, key=lambda i: (-weights[i], i)))
