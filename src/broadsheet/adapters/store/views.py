"""Dependence and loops, worked out by the ledger, as the plain values that pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal, cast

from broadsheet import ledger as room
from broadsheet.ledger.dependence import lean_on, quantities_of
from broadsheet.press.views import DependenceKind, DependenceView, GrowthView, Known, LoopView
from broadsheet.records import Claim, Deal, Ledger

SIDES: dict[str, DependenceKind] = {
    "backer": "backer", "lender": "lender", "supplier": "supplier", "borrower": "borrower",
    "customer": "customer",
}  # fmt: skip
"""Partners are told in the party's list of deals: a tie without a direction is no dependence."""

MOST_CLAIMS: Final = 50_000  #: of a party; they are gone through within a second


def dependence_views(
    deals: Sequence[Deal], claims: Mapping[str, Claim], party_id: str
) -> Sequence[DependenceView]:
    """Who the party leans on, one row for each currency, largest first; unknown sums stay None.

    `deals` are those it takes part in: of a great ledger the others would be most of the work.
    """
    quantities = quantities_of(claims[i] for deal in deals for i in deal.claim_ids if i in claims)
    rows = [
        view
        for tie in lean_on(_by_id(deals), quantities, party_id).ties
        if tie.side in SIDES and tie.party_id
        for view in _rows(party_id, tie)
    ]
    return sorted(rows, key=lambda r: (r.kind, -(r.high or r.low or 0), r.other_name, r.currency))


def _rows(party_id: str, tie: room.Tie) -> list[DependenceView]:
    shares = {(share.currency, share.period): share for share in tie.shares}
    rows = []
    for amount in tie.amounts:
        share = shares.get((amount.currency, amount.period))
        rows.append(
            DependenceView(
                party_id=party_id,
                other_id=tie.party_id,
                other_name=tie.name,
                kind=SIDES[tie.side],
                low=amount.low,
                high=None if amount.is_open else amount.high,
                currency=amount.currency,
                period=cast("Literal['', 'year', 'month']", amount.period),
                low_share=float(share.low) if share else None,
                high_share=float(share.high) if share else None,
                deal_ids=amount.deal_ids,
                claim_ids=amount.claim_ids,
                what=tie.kind,
                quantities=tie.quantities,
                unstated=tie.unstated,
                talked=len(tie.talk_ids),
            )
        )
    return rows or [_unstated(party_id, tie)]


def _unstated(party_id: str, tie: room.Tie) -> DependenceView:
    return DependenceView(
        party_id=party_id,
        other_id=tie.party_id,
        other_name=tie.name,
        kind=SIDES[tie.side],
        low=None,
        high=None,
        currency="",
        deal_ids=tie.deal_ids,
        claim_ids=tie.claim_ids,
        what=tie.kind,
        quantities=tie.quantities,
        unstated=tie.unstated,
        talked=len(tie.talk_ids),
    )


def growth_views(deals: Sequence[Deal], claims: Mapping[str, Claim], party_id: str) -> Sequence[GrowthView]:
    """How the party's sums grew as reports came in; nothing where it has more than MOST_CLAIMS."""
    if sum(len(deal.claim_ids) for deal in deals) > MOST_CLAIMS:
        return ()
    names = {role.party_id: role.name for deal in deals for role in deal.roles}
    ordered = _by_id(deals)
    grown = room.growth(ordered, claims, party_id, room.year_ends(ordered))
    return [
        GrowthView(
            party_id=party_id,
            other_id=one.other_id,
            other_name=names.get(one.other_id, ""),
            kind=SIDES[one.side],
            what=one.kind,
            currency=one.currency,
            period=cast("Literal['', 'year', 'month']", one.period),
            known=tuple(_known(day, sums) for day, sums in one.known),
            pooled=one.pooled,
        )
        for one in grown
    ]


def _by_id(deals: Sequence[Deal]) -> list[Deal]:
    return sorted(deals, key=lambda deal: deal.id)


def _known(day: date | None, sums: room.Interval | None) -> Known:
    if sums is None:
        return Known(day=day, low=None, high=None)
    return Known(day=day, low=sums.low, high=sums.high, is_open=sums.is_open)


def loop_views(folded: Ledger, party_id: str) -> Sequence[LoopView]:
    """Rings of money, shortest first, each with its least certain leg named."""
    rings = [_ring(loop) for loop in room.loops(folded)]
    wanted = [ring for ring in rings if not party_id or party_id in ring.party_ids]
    return sorted(wanted, key=lambda r: (len(r.party_ids), r.names))


def _ring(loop: room.Loop) -> LoopView:
    return LoopView(
        party_ids=tuple(leg.giver_id for leg in loop.legs),
        names=tuple(leg.giver for leg in loop.legs),
        deal_ids=tuple(leg.deal_ids[0] for leg in loop.legs),
        weakest=loop.weakest,
        stage=loop.legs[loop.weakest].stage,
        lent=tuple(at for at, leg in enumerate(loop.legs) if leg.kinds == ("credit",)),
    )
