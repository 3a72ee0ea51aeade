"""What one party is to another: backer, lender, supplier, borrower, customer, partner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from broadsheet.ledger.flows import (
    KIND_OF,
    Interval,
    Kind,
    add_up,
    is_pooled,
    is_talk,
    measure_tree,
    parts_of,
    pick_standing,
)
from broadsheet.ledger.quantities import tell_once
from broadsheet.ledger.rounds import own_shares
from broadsheet.records import MUTUAL, Deal, Role

Side = Literal["backer", "lender", "supplier", "borrower", "customer", "partner"]


_SIDES_OF: Final[dict[Kind, tuple[Side, Side]]] = {"credit": ("lender", "borrower")}
"""What gives and what takes is called where it is no supply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of the known whole of one currency, as an interval between 0 and 1.

    `likely` sets likely sums against likely sums; None where nobody has promised anything.
    """

    currency: str
    period: str
    low: Decimal
    likely: Decimal | None
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one other party is to the company, in one kind."""

    party_id: str  #: "" for the investors of a round that no claim gives an own sum
    name: str
    side: Side
    kind: Kind
    amounts: tuple[Interval, ...]  #: empty: no sum is stated anywhere, which is not zero
    shares: tuple[Share, ...]
    deal_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    quantities: tuple[str, ...] = ()  #: "6 GW", "49% stake", each once however many tongues tell it
    unstated: int = 0  #: deals that stand and state no sum
    talk_ids: tuple[str, ...] = ()  #: deals still rumoured or in talks, not counted


def find_ties(deal: Deal, party_id: str) -> list[tuple[Side, Role]]:
    """(side, other party) for each party that the deal ties the company to."""
    own = next((role.part for role in deal.roles if role.party_id == party_id), None)
    kind = KIND_OF[deal.relation]
    if own is None:
        return []
    rest = [role for role in deal.roles if role.party_id != party_id]
    if deal.relation in MUTUAL:
        return [("partner", role) for role in rest]
    if kind in {"capital", "control"}:
        return [("backer", role) for role in rest if own == "object"]
    gives, takes = _SIDES_OF.get(kind, ("supplier", "customer"))
    if own == "object":
        return [(gives, role) for role in rest if role.part != "object"]
    return [(takes, role) for role in rest if role.part == "object"]


def make_tie(
    key: tuple[Side, Kind, str], name: str, deals: Sequence[Deal], quantities: dict[str, str]
) -> Tie:
    """One tie from all deals between the two; shares are worked out later, beside the others."""
    side, kind, other = key
    standing = pick_standing(deals)
    amounts, unstated = measure_ties(standing, other)
    claims = tuple(dict.fromkeys(i for deal in standing for i in deal.claim_ids))
    return Tie(
        party_id=other,
        name=name,
        side=side,
        kind=kind,
        amounts=tuple(amounts),
        shares=(),
        deal_ids=tuple(deal.id for deal in standing),
        claim_ids=claims,
        quantities=tell_once(quantities[i] for i in claims if i in quantities),
        unstated=unstated,
        talk_ids=tuple(deal.id for deal in deals if is_talk(deal)),
    )


def measure_ties(standing: Sequence[Deal], other: str) -> tuple[list[Interval], int]:
    """(sums per currency, deals without a sum) of one party's own deals; rounds give its own share."""
    ids = {deal.id for deal in standing}
    parts = parts_of(standing)
    found: list[Interval] = []
    unstated = 0
    for deal in standing:
        if deal.part_of in ids and not _is_shared(deal, standing):
            continue
        if _is_joint(deal, other):
            own = own_shares(deal, standing)
            unstated += not own
            continue
        sums = measure_tree(deal, {k: [d for d in v if not _is_joint(d, other)] for k, v in parts.items()})
        found += sums
        unstated += not sums
    return add_up(found), unstated


def _is_joint(deal: Deal, other: str) -> bool:
    """The sum is not this party's own: pooled, or the party is one of several further sides."""
    return is_pooled(deal) or any(role.party_id == other and role.part == "other" for role in deal.roles)


def _is_shared(deal: Deal, standing: Sequence[Deal]) -> bool:
    """The deal is part of a sum that several gave or lent, which is not the party's own."""
    holder = next((d for d in standing if d.id == deal.part_of), None)
    return holder is not None and holder.relation not in MUTUAL and is_pooled(holder)
