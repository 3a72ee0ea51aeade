"""What a deal gives, from whom to whom, and how much of it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from broadsheet.ledger.stages import ENDED, LADDER
from broadsheet.records import Deal, Money, Relation

Kind = Literal["capital", "control", "credit", "compute", "chips", "distribution", "exclusivity", "other"]

KIND_OF: Final[dict[Relation, Kind]] = {
    "investment": "capital", "funding_round": "capital", "acquisition": "control", "credit": "credit",
    "compute_supply": "compute", "chip_supply": "chips", "licensing": "distribution",
    "partnership": "distribution", "joint_venture": "other", "exclusivity": "exclusivity",
    "offtake_or_other": "other", "renegotiation": "other", "termination": "other",
}  # fmt: skip
ZERO: Final = Decimal(0)
RESTATED: Final = Decimal("0.95")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An amount known between two ends, in one currency and period; currencies are never converted.

    `low` ≤ `likely` ≤ `high`: what is done, what is promised at its face, and that with every "up to".
    """

    currency: str
    period: str  #: "" once, "year" or "month" for recurring amounts
    low: Decimal  #: what is completed and stated at least
    likely: Decimal  #: with what is announced and agreed, as far as a sum is stated outright
    high: Decimal  #: with "up to" and what is planned
    is_open: bool  #: "or more": some sum has no stated ceiling
    claim_ids: tuple[str, ...]  #: what each number was read from
    deal_ids: tuple[str, ...]


def was_completed(deal: Deal) -> bool:
    """The deal was closed at some time; money given is not taken back by a later end."""
    return any(move.stage == "completed" for move in deal.timeline)


def is_standing(deal: Deal) -> bool:
    """The deal counts as more than talk, and has not ended before it was closed."""
    if was_completed(deal):
        return deal.stage not in ENDED or KIND_OF[deal.relation] == "capital"
    top = max((LADDER.get(move.stage, -1) for move in deal.timeline), default=-1)
    return deal.stage not in ENDED and (top >= LADDER["planned"] or deal.stage == "amended")


def pick_standing(deals: Sequence[Deal]) -> list[Deal]:
    """The deals that stand; an unpaid part of a headline that ended has ended with it."""
    ended = {deal.id for deal in deals if not is_standing(deal)}
    return [d for d in deals if is_standing(d) and (d.part_of not in ended or was_completed(d))]


def is_talk(deal: Deal) -> bool:
    """Rumours and talks that have not ended: listed, never counted."""
    return deal.stage not in ENDED and not is_standing(deal)


def measure(deal: Deal) -> Interval | None:
    """What the deal itself gives; None where no sum is stated."""
    money = deal.money
    if money is None or (money.low is None and money.high is None):
        return None
    done, ceiling = was_completed(deal), _ceiling(money)
    low = (money.low or ZERO) if done else ZERO
    face = ceiling if done else money.low or ZERO
    return Interval(
        currency=money.currency,
        period=money.period,
        low=low,
        likely=face if _is_promised(deal) else ZERO,
        high=ceiling,
        is_open=money.high is None,
        claim_ids=deal.claim_ids,
        deal_ids=(deal.id,),
    )


def _is_promised(deal: Deal) -> bool:
    """Announced or further at some time: a plan alone promises nothing."""
    return any(LADDER.get(move.stage, LADDER["announced"]) >= LADDER["announced"] for move in deal.timeline)


def _ceiling(money: Money) -> Decimal:
    return money.high if money.high is not None else money.low or ZERO


def measure_tree(deal: Deal, parts: dict[str, list[Deal]]) -> list[Interval]:
    """What a deal and the deals it holds give together: the greater of the two, never their sum.

    A part in another currency than its whole is in the whole already and adds nothing. A whole
    without a sum gives what its parts give. A running total that is stated outright stands against
    parts that were told twice; a part as large as the total is the total, told without the word.
    """
    inner = [one for part in parts.get(deal.id, ()) if is_standing(part) for one in measure_tree(part, parts)]
    own = measure(deal)
    if own is None:
        return add_up(inner)
    same = [one for one in inner if (one.currency, one.period) == (own.currency, own.period)]
    if deal.cumulative:
        same = [one for one in same if one.high < own.high * RESTATED]
    if not same or (deal.cumulative and not own.is_open):
        return [own]
    below = add_up(same)[0]
    return [
        Interval(
            currency=own.currency,
            period=own.period,
            low=max(own.low, below.low),
            likely=max(own.likely, below.likely),
            high=max(own.high, below.high),
            is_open=own.is_open and below.high <= own.high,
            claim_ids=tuple(dict.fromkeys(own.claim_ids + below.claim_ids)),
            deal_ids=own.deal_ids + below.deal_ids,
        )
    ]


def add_up(intervals: Iterable[Interval]) -> list[Interval]:
    """The sum per currency and period, sorted; intervals of other currencies stay apart."""
    shelves: dict[tuple[str, str], list[Interval]] = {}
    for one in intervals:
        shelves.setdefault((one.currency, one.period), []).append(one)
    return [_sum(shelves[key]) for key in sorted(shelves)]


def _sum(same: Sequence[Interval]) -> Interval:
    return Interval(
        currency=same[0].currency,
        period=same[0].period,
        low=sum((one.low for one in same), ZERO),
        likely=sum((one.likely for one in same), ZERO),
        high=sum((one.high for one in same), ZERO),
        is_open=any(one.is_open for one in same),
        claim_ids=tuple(dict.fromkeys(i for one in same for i in one.claim_ids)),
        deal_ids=tuple(dict.fromkeys(i for one in same for i in one.deal_ids)),
    )


def is_pooled(deal: Deal) -> bool:
    """Several gave, lent, bid or put up the sum together, or a round did: it is of none of them alone."""
    return deal.is_pooled


def parts_of(deals: Iterable[Deal]) -> dict[str, list[Deal]]:
    """Deal id → the deals it holds."""
    held: dict[str, list[Deal]] = {}
    for deal in deals:
        if deal.part_of:
            held.setdefault(deal.part_of, []).append(deal)
    return held
