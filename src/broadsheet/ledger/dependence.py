"""How much a company leans on each backer, supplier and customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from broadsheet.ledger.flows import (
    KIND_OF,
    ZERO,
    Interval,
    Kind,
    add_up,
    is_pooled,
    is_standing,
    measure_tree,
    parts_of,
)
from broadsheet.ledger.rounds import remainder_of
from broadsheet.ledger.shares import Concentration, concentrate, share_out
from broadsheet.ledger.ties import Side, Tie, find_ties, make_tie
from broadsheet.records import MUTUAL, Claim, Deal, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Everything one company leans on, as far as claims say."""

    party_id: str
    name: str
    ties: tuple[Tie, ...]
    concentration: tuple[Concentration, ...]


def dependence(ledger: Ledger, party_id: str) -> Dependence:
    """The company's ties by side and kind, heaviest first; empty where the ledger has none.

    Each amount runs from what is completed to what is announced with every "up to"; each lists the
    claims it was read from. Running totals are not added to their parts, nor rounds to the
    investments in them; what several put up together is of none of them alone. Currencies stay apart.
    """
    deals = [deal for deal in ledger.deals if any(role.party_id == party_id for role in deal.roles)]
    return lean_on(deals, quantities_of(ledger.claims), party_id)


def quantities_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Claim id → "6 GW", as written, for those that state one."""
    return {claim.id: claim.quantity for claim in claims if claim.quantity}


def lean_on(deals: Sequence[Deal], quantities: dict[str, str], party_id: str) -> Dependence:
    """`dependence` from the deals that the company takes part in, and what their claims quantify."""
    gathered: dict[tuple[Side, Kind, str], list[Deal]] = {}
    names: dict[str, str] = {}
    for deal in deals:
        for side, role in find_ties(deal, party_id):
            gathered.setdefault((side, KIND_OF[deal.relation], role.party_id), []).append(deal)
            names.setdefault(role.party_id, role.name)
    ties = [make_tie(key, names.get(key[2], ""), told, quantities) for key, told in sorted(gathered.items())]
    ties += _remainders(deals, party_id)
    shared = share_out([tie for tie in ties if tie.deal_ids or tie.talk_ids])
    return Dependence(
        party_id=party_id,
        name=_name_of(deals, party_id),
        ties=tuple(sorted(shared, key=_by_weight)),
        concentration=tuple(concentrate(shared)),
    )


def _remainders(deals: Sequence[Deal], party_id: str) -> list[Tie]:
    """What several gave, lent or put up together, beyond the parts that claims give an own sum."""
    into = [d for d in deals if d.relation in MUTUAL or d.party("object") == party_id]
    of_all: dict[Kind, list[Deal]] = {}
    for deal in into:
        if is_standing(deal) and not deal.part_of and is_pooled(deal) and not deal.cumulative:
            of_all.setdefault(KIND_OF[deal.relation], []).append(deal)
    found = (_remainder(kind, pooled, into) for kind, pooled in sorted(of_all.items()))
    return [tie for tie in found if tie is not None]


def _remainder(kind: Kind, pooled: Sequence[Deal], into: Sequence[Deal]) -> Tie | None:
    told = [(deal, rest) for deal in pooled for rest in _left_of(deal, into) if rest.high or rest.is_open]
    if not told:
        return None
    side, name = _TOGETHER.get(kind, ("partner", "all partners together"))
    return Tie(
        party_id="", name=name, side=side, kind=kind,
        amounts=tuple(add_up(rest for _, rest in told)), shares=(),
        deal_ids=tuple(dict.fromkeys(deal.id for deal, _ in told)),
        claim_ids=tuple(dict.fromkeys(i for deal, _ in told for i in deal.claim_ids)),
    )  # fmt: skip


def _left_of(pooled: Deal, into: Sequence[Deal]) -> list[Interval]:
    """What is nobody's own of a sum; of what partners put up together all of it, its parts included."""
    if pooled.relation in MUTUAL:
        return measure_tree(pooled, parts_of(into))
    rest = remainder_of(pooled, into)
    return [] if rest is None else [rest]


_TOGETHER: Final[dict[Kind, tuple[Side, str]]] = {
    "capital": ("backer", "investors without a stated share"),
    "control": ("backer", "buyers without a stated share"),
    "credit": ("lender", "lenders without a stated share"),
}


def _by_weight(tie: Tie) -> tuple[str, str, Decimal, str]:
    heaviest = max((one.high for one in tie.amounts), default=ZERO)
    return (tie.side, tie.kind, -heaviest, tie.party_id)


def _name_of(deals: Sequence[Deal], party_id: str) -> str:
    roles = (role for deal in deals for role in deal.roles)
    return next((role.name for role in roles if role.party_id == party_id), party_id)
