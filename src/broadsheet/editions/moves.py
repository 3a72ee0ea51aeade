"""What the day moved in the ledger, and how much that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from math import log10

from broadsheet.editions.days import day_of
from broadsheet.editions.wording import read_wording
from broadsheet.records import Deal, Ledger, Money, Move

STAGE_POINTS = {
    "rumoured": 3.0, "in_talks": 6.0, "planned": 7.0, "announced": 12.0, "agreed": 14.0,
    "completed": 12.0, "amended": 10.0, "lapsed": 9.0, "denied": 8.0, "terminated": 13.0,
}  # fmt: skip

OLD = timedelta(days=60)  #: what took effect earlier is background, even where we learn it today

Moved = tuple[Deal, Move]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMoves:
    """The deals that moved on a day, by the articles that moved them and that told of them."""

    by_article: dict[str, list[Moved]]
    told_by: dict[str, dict[str, Moved]]  #: article → deal id → that deal's last move of the day
    in_passing: frozenset[str]  #: claims that tell of the past beside the news of their article


def gather_moves(ledger: Ledger, day: date, timezone: tzinfo) -> DayMoves:
    """Every move learned on the day, under the article that made it.

    Not one that took effect long ago and only came to our notice, nor a running total: what moved it
    moves itself.
    """
    article_of = {claim.id: claim.article_id for claim in ledger.claims}
    made = DayMoves(by_article={}, told_by={}, in_passing=frozenset(_told_in_passing(ledger)))
    for deal in ledger.deals:
        moves = [m for m in deal.timeline if _is_news(deal, m, day, timezone)]
        for move in moves:
            made.by_article.setdefault(article_of.get(move.claim_id, ""), []).append((deal, move))
        for claim_id in deal.claim_ids if moves else ():
            made.told_by.setdefault(article_of.get(claim_id, ""), {})[deal.id] = (deal, moves[-1])
    return made


def _told_in_passing(ledger: Ledger) -> Iterator[str]:
    passing = read_wording().passing
    for claim in ledger.claims:
        if claim.evidence[0].start > 0 and passing.search(claim.evidence[0].quote):
            yield claim.id


def _is_news(deal: Deal, move: Move, day: date, timezone: tzinfo) -> bool:
    if deal.cumulative or move.learned is None or day_of(move.learned, timezone) != day:
        return False
    effective = None if move.effective is None else move.effective.latest
    return effective is None or day - effective <= OLD


def deals_by_article(ledger: Ledger) -> dict[str, set[str]]:
    """Article id → the deals that its claims tell of, moved or not."""
    article_of = {claim.id: claim.article_id for claim in ledger.claims}
    found: dict[str, set[str]] = {}
    for deal in ledger.deals:
        for claim_id in deal.claim_ids:
            found.setdefault(article_of.get(claim_id, ""), set()).add(deal.id)
    return found


def list_moved_deals(ledger: Ledger, day: date, timezone: tzinfo) -> tuple[str, ...]:
    """Ids of the deals that moved on the day, gravest move first."""
    weights: dict[str, float] = {}
    for moves in gather_moves(ledger, day, timezone).by_article.values():
        for deal, move in moves:
            weights[deal.id] = max(weights.get(deal.id, 0.0), weigh_move(deal, move))
    return tuple(sorted(weights, key=lambda i: (-weights[i], i)))


def weigh_move(deal: Deal, move: Move) -> float:
    """Points of a move: its stage, and the size of the money where any is stated."""
    size = _size(move.money or deal.money)
    return round(STAGE_POINTS[move.stage] + (max(0.0, log10(size) - 6) * 3 if size > 1 else 0.0), 3)


def _size(money: Money | None) -> float:
    if money is None:
        return 0.0
    return float(money.high if money.high is not None else money.low or 0)


def rank_moves(moves: Iterable[Moved]) -> list[Moved]:
    """The moves, the gravest first."""
    return sorted(moves, key=lambda m: (-weigh_move(*m), m[0].id))
