"""Loops of money: what one party gives comes back to it through others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.ledger.circles import find_circles
from broadsheet.ledger.flows import (
    KIND_OF,
    Interval,
    Kind,
    add_up,
    is_pooled,
    is_standing,
    measure_tree,
    parts_of,
    pick_standing,
    was_completed,
)
from broadsheet.ledger.stages import LADDER
from broadsheet.records import Deal, Ledger, Relation, Stage

LONGEST: Final = 6  #: parties of a loop
MOST: Final = 1000  #: loops that are listed; graver ones first within what is found


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """All the money that one party of a loop hands the next."""

    giver_id: str
    giver: str
    taker_id: str
    taker: str
    kinds: tuple[Kind, ...]  #: "capital", "credit" for debt; "compute" where the taker is paid for it
    amounts: tuple[Interval, ...]  #: empty: no sum is stated
    stage: Stage  #: of the most certain deal of the leg
    roots: int  #: independent voices for that deal
    deal_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]


Way = tuple[str, str]
"""(giver, taker)"""

ReadDeals = Callable[[Iterable[str]], Mapping[str, Deal]]
"""Gives deals by id, at least those asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A circle of legs; the first giver is the party whose id sorts first."""

    legs: tuple[Leg, ...]
    weakest: int  #: index of the least certain leg

    @property
    def party_ids(self) -> tuple[str, ...]:
        """The parties in the order the money goes."""
        return tuple(leg.giver_id for leg in self.legs)


def loops(ledger: Ledger, *, longest: int = LONGEST, most: int = MOST) -> tuple[Loop, ...]:
    """The circles that money takes, of 2 to `longest` parties: certain ones first, then short ones.

    An investment carries money from the backer, a loan from the lender; a supply or a licence carries
    it from the customer to the supplier. Talk and ended deals make no leg.
    """
    flows: dict[Way, list[Deal]] = {}
    for deal in pick_standing(ledger.deals):
        for way in money_path(deal):
            flows.setdefault(way, []).append(deal)
    names = {role.party_id: role.name for deal in ledger.deals for role in deal.roles}
    return _close_all(_circles_of(flows, longest, most), flows, names)


def loops_of_flows(
    flows: Mapping[Way, Sequence[str]], read_deals: ReadDeals, names: Mapping[str, str],
    *, longest: int = LONGEST, most: int = MOST,
) -> tuple[Loop, ...]:  # fmt: skip
    """`loops` of deals known by id: only those are read whose money goes round.

    `flows` gives for (giver, taker) the ids of the deals of `pick_standing` with this `money_path`, by id;
    `names` what the last deal by id calls a party.
    """
    circles = _circles_of(flows, longest, most)
    wanted = {way: flows[way] for circle in circles for way in _sides(circle)}
    deals = read_deals(dict.fromkeys(i for way in sorted(wanted) for i in wanted[way]))
    return _close_all(circles, {way: [deals[i] for i in ids] for way, ids in wanted.items()}, names)


def _circles_of(ways: Iterable[Way], longest: int, most: int) -> list[tuple[str, ...]]:
    after: dict[str, list[str]] = {}
    for giver, taker in sorted(ways):
        after.setdefault(giver, []).append(taker)
    return find_circles(after, longest, most)


def _close_all(
    circles: Sequence[Sequence[str]], flows: Mapping[Way, Sequence[Deal]], names: Mapping[str, str]
) -> tuple[Loop, ...]:
    """The loops of the circles; a leg is made where some circle has it."""
    ways = {way for circle in circles for way in _sides(circle)}
    legs = {way: _make_leg(*way, names, flows[way]) for way in ways}
    found = [_close([legs[way] for way in _sides(circle)]) for circle in circles]
    return tuple(sorted(found, key=lambda loop: (_doubt(loop), len(loop.legs), loop.party_ids)))


def money_path(deal: Deal) -> list[Way]:
    """(payer, payee) pairs of a deal that stands; members of a round pay too, unnamed ones do not."""
    if not is_standing(deal):
        return []
    return ways_of(deal.relation, [(role.party_id, role.part) for role in deal.roles])


def ways_of(relation: Relation, roles: Sequence[tuple[str, str]]) -> list[Way]:
    """`money_path` of a deal that stands, from its kind and its (party id, part) pairs."""
    subject = next((party for party, part in roles if part == "subject"), "")
    target = next((party for party, part in roles if part == "object"), "")
    kind = KIND_OF[relation]
    if not target or kind in {"exclusivity", "control"}:
        return []
    if kind in {"capital", "credit"}:
        givers = [subject, *(party for party, part in roles if part == "other")]
        return [(giver, target) for giver in dict.fromkeys(givers) if giver and giver != target]
    if relation in {"compute_supply", "chip_supply", "licensing", "offtake_or_other"} and subject:
        return [(target, subject)]
    return []


def _make_leg(giver: str, taker: str, names: Mapping[str, str], deals: Sequence[Deal]) -> Leg:
    own = [deal for deal in deals if not is_pooled(deal)]
    ids = {deal.id for deal in own}
    parts = parts_of(own)
    sums = [one for deal in own if deal.part_of not in ids for one in measure_tree(deal, parts)]
    surest = max(deals, key=lambda deal: (_certainty(deal), deal.id))
    return Leg(
        giver_id=giver,
        giver=names.get(giver, giver),
        taker_id=taker,
        taker=names.get(taker, taker),
        kinds=tuple(sorted({KIND_OF[deal.relation] for deal in deals})),
        amounts=tuple(add_up(sums)),
        stage=surest.stage,
        roots=len(surest.roots),
        deal_ids=tuple(deal.id for deal in deals),
        claim_ids=tuple(dict.fromkeys(i for deal in deals for i in deal.claim_ids)),
    )


def _certainty(deal: Deal) -> tuple[int, int, int]:
    rung = LADDER["completed"] if was_completed(deal) else max(LADDER.get(m.stage, 3) for m in deal.timeline)
    return (rung, min(len(deal.roots), 9), int(deal.money is not None))


def _leg_certainty(leg: Leg) -> tuple[int, int, int]:
    return (LADDER.get(leg.stage, LADDER["agreed"]), min(leg.roots, 9), int(bool(leg.amounts)))


def _close(legs: list[Leg]) -> Loop:
    weakest = min(range(len(legs)), key=lambda i: (_leg_certainty(legs[i]), i))
    return Loop(legs=tuple(legs), weakest=weakest)


def _doubt(loop: Loop) -> tuple[int, int, int]:
    rung, roots, sums = _leg_certainty(loop.legs[loop.weakest])
    return (-rung, -roots, -sums)


def _sides(circle: Sequence[str]) -> Iterator[Way]:
    return zip(circle, (*circle[1:], circle[0]), strict=True)
