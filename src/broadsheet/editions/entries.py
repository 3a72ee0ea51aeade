"""The lines of the ledger that an edition prints, as they stood in the ledger it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from typing import Final

from broadsheet.editions.days import day_of
from broadsheet.records import Deal, Ledger, Move

RECENT: Final = timedelta(days=45)  #: how far back a thin day looks for moves
BESIDE: Final = 12  #: deals of the weeks before that a front page may have room for
TOLD: Final = 2  #: contradictions that a story's card names


def list_entries(ledger: Ledger, day: date, timezone: tzinfo, named: Iterable[str]) -> tuple[Deal, ...]:
    """The deals that an edition of `day` names, then those that moved last in the weeks before it.

    Each is cut to what is printed of it: the rest stands in the ledger (decisions/0255).
    """
    known = {deal.id: deal for deal in ledger.deals}
    chosen = [known[deal_id] for deal_id in dict.fromkeys(named) if deal_id in known]
    ids = {deal.id for deal in chosen}
    before = [deal for deal in _moved_before(ledger, day, timezone) if deal.id not in ids]
    return tuple(as_printed(deal) for deal in (*chosen, *before[:BESIDE]))


def _moved_before(ledger: Ledger, day: date, timezone: tzinfo) -> list[Deal]:
    moved = [
        (deal.last_moved, len(deal.roots), deal.id, deal)
        for deal in ledger.deals
        if deal.last_moved is not None
        and not (deal.merged_into or deal.part_of)
        and day - RECENT <= day_of(deal.last_moved, timezone) < day
    ]
    return [deal for *_, deal in sorted(moved, key=lambda row: row[:3], reverse=True)]


def as_printed(deal: Deal) -> Deal:
    """The deal without its claims and quotes, with the last move of each of its two last stages."""
    disputes = [replace(one, left_quote="", right_quote="") for one in deal.contradictions[:TOLD]]
    moves = tuple(_last_moves(deal))
    return replace(deal, claim_ids=(), contradictions=tuple(disputes), timeline=moves)


def _last_moves(deal: Deal) -> Iterator[Move]:
    if not deal.timeline:
        return
    last = deal.timeline[-1]
    before = next((move for move in reversed(deal.timeline) if move.stage != last.stage), None)
    yield from (before, last) if before is not None else (last,)
