"""The moves of the ledger that stand beside a day's news, each deal as it stood that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.shelf import Shelf
from broadsheet.records import Deal, Edition

RECENT: Final = timedelta(days=45)  #: how far back a thin day looks for moves


def moved_on(edition: Edition, shelf: Shelf) -> tuple[DealLine, ...]:
    """The deals that moved on the edition's day."""
    deals = [shelf.deal(deal_id) for deal_id in edition.deal_ids]
    return tuple(line_of(deal) for deal in deals if deal is not None and not deal.merged_into)


def moved_before(day: date, shelf: Shelf, moved: Sequence[DealLine], most: int) -> tuple[DealLine, ...]:
    """The deals that moved last in the weeks before a day, latest first, without those given."""
    if most <= 0:
        return ()
    known = {line.deal.id for line in moved}
    recent = shelf.moves_until(day - timedelta(days=1), most + len(known))
    return tuple(line_of(d) for d in recent if d.id not in known)[:most]


def stood_recently(deals: Iterable[Deal], day: date, limit: int) -> tuple[Deal, ...]:
    """What `Shelf.moves_until` answers, from all deals."""
    stood = [as_it_stood(d, day) for d in deals if not d.merged_into and not d.part_of]
    recent = [d for d in stood if d is not None and _moved_since(d, day - RECENT)]
    recent.sort(key=lambda d: (d.last_moved, len(d.roots), d.id), reverse=True)
    return tuple(recent[:limit])


def as_it_stood(deal: Deal, day: date) -> Deal | None:
    """The deal with its moves up to a day; None where nothing was known of it yet."""
    moves = tuple(m for m in deal.timeline if m.learned is not None and m.learned.date() <= day)
    if not moves:
        return None
    money = next((m.money for m in reversed(moves) if m.money is not None), None)
    return replace(deal, timeline=moves, stage=moves[-1].stage, money=money, last_moved=moves[-1].learned)


def _moved_since(deal: Deal, day: date) -> bool:
    return deal.last_moved is not None and deal.last_moved.date() >= day
