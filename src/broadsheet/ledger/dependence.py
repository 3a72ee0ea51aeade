"""How much a company leans on each backer, supplier and customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from broadsheet.ledger.dossier import UNDIRECTED
from broadsheet.ledger.flows import (
    KIND_OF,
    ZERO,
    Interval,
    Kind,
    add_up,
    is_pooled,
    is_standing,
    is_talk,
    measure_tree,
    parts_of,
    pick_standing,
)
from broadsheet.ledger.rounds import own_shares, remainder_of
from broadsheet.records import Deal, Ledger, Role

Side = Literal["backer", "supplier", "customer", "partner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of the known whole of one currency, as an interval between 0 and 1."""

    currency: str
    period: str
    low: Decimal
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
    quantities: tuple[str, ...] = ()  #: "6 GW", as written
    unstated: int = 0  #: deals that stand and state no sum
    talk_ids: tuple[str, ...] = ()  #: deals still rumoured or in talks, not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """Herfindahl–Hirschman index of one side and kind: 1 is one party alone, 0 is infinitely many.

    `low` and `high` are the least and the greatest of the index over what is completed and over
    everything announced.
    """

    side: Side
    kind: Kind
    currency: str
    period: str
    low: Decimal
    high: Decimal


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
    investments in them. Currencies stay apart.
    """
    gathered: dict[tuple[Side, Kind, str], list[Deal]] = {}
    names: dict[str, str] = {}
    for deal in ledger.deals:
        for side, role in find_ties(deal, party_id):
            gathered.setdefault((side, KIND_OF[deal.relation], role.party_id), []).append(deal)
            names.setdefault(role.party_id, role.name)
    quantities = {c.id: c.quantity for c in ledger.claims if c.quantity}
    ties = [
        make_tie(key, names.get(key[2], ""), deals, quantities) for key, deals in sorted(gathered.items())
    ]
    ties += _remainders(ledger, party_id)
    shared = _share_out([tie for tie in ties if tie.deal_ids or tie.talk_ids])
    return Dependence(
        party_id=party_id,
        name=_name_of(ledger, party_id),
        ties=tuple(sorted(shared, key=_by_weight)),
        concentration=tuple(_concentrate(shared)),
    )


def find_ties(deal: Deal, party_id: str) -> list[tuple[Side, Role]]:
    """(side, other party) for each party that the deal ties the company to."""
    own = next((role.part for role in deal.roles if role.party_id == party_id), None)
    kind = KIND_OF[deal.relation]
    if own is None:
        return []
    rest = [role for role in deal.roles if role.party_id != party_id]
    if deal.relation in UNDIRECTED:
        return [("partner", role) for role in rest]
    if kind in {"capital", "control"}:
        return [("backer", role) for role in rest if own == "object"]
    if own == "object":
        return [("supplier", role) for role in rest if role.part != "object"]
    return [("customer", role) for role in rest if role.part == "object"]


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
        quantities=tuple(dict.fromkeys(quantities[i] for i in claims if i in quantities)),
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
    """The deal is part of a round only, whose sum is not the investor's own."""
    holder = next((d for d in standing if d.id == deal.part_of), None)
    return holder is not None and holder.relation == "funding_round"


def _remainders(ledger: Ledger, party_id: str) -> list[Tie]:
    """What rounds brought beyond the investments that claims give an own sum."""
    into = [d for d in ledger.deals if KIND_OF[d.relation] == "capital" and d.party("object") == party_id]
    pooled = [d for d in into if is_standing(d) and not d.part_of and is_pooled(d) and not d.cumulative]
    rests = [(deal, rest) for deal in pooled if (rest := remainder_of(deal, into)) is not None]
    if not rests:
        return []
    return [
        Tie(
            party_id="", name="investors without a stated share", side="backer", kind="capital",
            amounts=tuple(add_up(rest for _, rest in rests)), shares=(),
            deal_ids=tuple(deal.id for deal, _ in rests),
            claim_ids=tuple(dict.fromkeys(i for deal, _ in rests for i in deal.claim_ids)),
        )
    ]  # fmt: skip


def _share_out(ties: Sequence[Tie]) -> list[Tie]:
    """Each tie with its share of the known whole of its side, kind and currency.

    The low end sets the tie's completed sum against everything announced by the others, the high
    end the reverse. Nothing known makes no share, not a share of zero.
    """
    return [replace(tie, shares=tuple(_shares(tie, ties))) for tie in ties]


def _shares(tie: Tie, ties: Sequence[Tie]) -> Iterable[Share]:
    for own in tie.amounts:
        rest = [
            one
            for other in ties
            if other is not tie and (other.side, other.kind) == (tie.side, tie.kind)
            for one in other.amounts
            if (one.currency, one.period) == (own.currency, own.period)
        ]
        others_low, others_high = sum((o.low for o in rest), ZERO), sum((o.high for o in rest), ZERO)
        if own.high + others_high > 0:
            low = own.low / (own.low + others_high) if own.low + others_high else ZERO
            high = own.high / (own.high + others_low) if own.high + others_low else ZERO
            yield Share(currency=own.currency, period=own.period, low=_round(low), high=_round(high))


def _concentrate(ties: Sequence[Tie]) -> Iterable[Concentration]:
    shelves: dict[tuple[Side, Kind, str, str], list[tuple[str, Interval]]] = {}
    for tie in ties:
        for one in tie.amounts:
            shelves.setdefault((tie.side, tie.kind, one.currency, one.period), []).append((tie.party_id, one))
    for (side, kind, currency, period), sums in sorted(shelves.items()):
        done, all_told = [(p, s.low) for p, s in sums], [(p, s.high) for p, s in sums]
        known = [end for ends in (_index(done), _index(all_told)) if ends is not None for end in ends]
        if known:
            yield Concentration(
                side=side, kind=kind, currency=currency, period=period, low=min(known), high=max(known)
            )


def _index(sums: Sequence[tuple[str, Decimal]]) -> tuple[Decimal, Decimal] | None:
    """(least, greatest) index: investors without a stated share may be many, or one."""
    whole = sum((one for _, one in sums), ZERO)
    if whole == 0:
        return None
    squares = [(party, (one / whole) ** 2) for party, one in sums]
    named = sum((square for party, square in squares if party), ZERO)
    return _round(named), _round(sum((square for _, square in squares), ZERO))


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"))


def _by_weight(tie: Tie) -> tuple[str, str, Decimal, str]:
    heaviest = max((one.high for one in tie.amounts), default=ZERO)
    return (tie.side, tie.kind, -heaviest, tie.party_id)


def _name_of(ledger: Ledger, party_id: str) -> str:
    roles = (role for deal in ledger.deals for role in deal.roles)
    return next((role.name for role in roles if role.party_id == party_id), party_id)
