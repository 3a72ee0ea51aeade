"""The moves of the ledger that stand beside a day's news, each deal as it stood that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.shelf import Shelf
from broadsheet.records import Claim, Deal, Edition, Money

ClaimsOfDeal = Callable[[str], Sequence[Claim]]
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


def stood_recently(
    deals: Iterable[Deal], day: date, limit: int, claims_of_deal: ClaimsOfDeal
) -> tuple[Deal, ...]:
    """What `Shelf.moves_until` answers, from all deals."""
    moved = (d for d in deals if not d.merged_into and not d.part_of and _moved_lately(d, day))
    recent = [then for d in moved if (then := as_it_stood(d, day, claims_of_deal)) is not None]
    recent.sort(key=lambda d: (d.last_moved, len(d.roots), d.id), reverse=True)
    return tuple(recent[:limit])


def as_it_stood(deal: Deal, day: date, claims_of_deal: ClaimsOfDeal) -> Deal | None:
    """The deal with its moves up to a day; None where nothing was known of it yet.

    Its sum is the one that counts today where somebody had stated it by then, else the last that a move told.
    """
    moves = tuple(m for m in deal.timeline if m.learned is not None and m.learned.date() <= day)
    if not moves:
        return None
    stated = [m for m in reversed(moves) if m.money is not None]
    told = next((m.money for m in stated if m.note != "amount"), stated[0].money if stated else None)
    money = told if _is_one_sum(told, deal.money) else _sum_then(deal, day, claims_of_deal) or told
    return replace(deal, timeline=moves, stage=moves[-1].stage, money=money, last_moved=moves[-1].learned)


def _sum_then(deal: Deal, day: date, claims_of_deal: ClaimsOfDeal) -> Money | None:
    """Today's sum, where a claim stated it by the day."""
    stated = (c for c in claims_of_deal(deal.id) if _is_one_sum(c.money, deal.money))
    known = any(c.reported_at is not None and c.reported_at.date() <= day for c in stated)
    return deal.money if known else None


def _is_one_sum(left: Money | None, right: Money | None) -> bool:
    if left is None or right is None:
        return left is right
    return replace(left, as_written="") == replace(right, as_written="")


def _moved_lately(deal: Deal, day: date) -> bool:
    days = (move.learned.date() for move in deal.timeline if move.learned is not None)
    return any(day - RECENT <= learned <= day for learned in days)
