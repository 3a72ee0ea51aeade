"""The moves of the ledger that stand beside a day's news, each deal as it stood that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.known_then import ClaimsOfDeal, as_it_stood, day_of, deals_in, placed_today
from broadsheet.press.shelf import Shelf
from broadsheet.records import Deal, Edition

RECENT: Final = timedelta(days=45)  #: how far back a thin day looks for moves


def moved_on(edition: Edition, shelf: Shelf) -> tuple[DealLine, ...]:
    """The deals that moved on the edition's day, as its ledger knew them."""
    return tuple(line_of(deal) for deal in deals_in(edition, edition.deal_ids, shelf))


def moved_before(
    edition: Edition, shelf: Shelf, moved: Sequence[DealLine], most: int
) -> tuple[DealLine, ...]:
    """The deals that moved last in the weeks before an edition, latest first, without those given."""
    if most <= 0:
        return ()
    known = {line.deal.id for line in moved}
    asked = most + len(known)
    until = edition.date - timedelta(days=1)
    recent = _entries_before(edition, shelf) if edition.entries else shelf.moves_until(until, asked)
    return tuple(line_of(d) for d in recent if d.id not in known)[:most]


def _entries_before(edition: Edition, shelf: Shelf) -> list[Deal]:
    """The edition's own entries that moved before its day, whatever else it names them for."""
    of_day = set(edition.deal_ids)
    before = [d for d in edition.entries if d.id not in of_day and not d.part_of and _moved_by(d, edition)]
    before.sort(key=lambda d: (d.last_moved, len(d.roots), d.id), reverse=True)
    return [placed_today(deal, shelf) for deal in before]


def _moved_by(deal: Deal, edition: Edition) -> bool:
    return deal.last_moved is not None and edition.date - RECENT <= day_of(deal.last_moved) < edition.date


def stood_recently(
    deals: Iterable[Deal], day: date, limit: int, claims_of_deal: ClaimsOfDeal
) -> tuple[Deal, ...]:
    """What `Shelf.moves_until` answers, from all deals."""
    moved = (d for d in deals if not d.merged_into and not d.part_of and _moved_lately(d, day))
    recent = [then for d in moved if (then := as_it_stood(d, day, claims_of_deal)) is not None]
    recent.sort(key=lambda d: (d.last_moved, len(d.roots), d.id), reverse=True)
    return tuple(recent[:limit])


def _moved_lately(deal: Deal, day: date) -> bool:
    days = (day_of(move.learned) for move in deal.timeline if move.learned is not None)
    return any(day - RECENT <= learned <= day for learned in days)
