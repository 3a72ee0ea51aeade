"""The ledger as entities of the FollowTheMoney model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any, Final

from broadsheet.ledger.amounts import amount_of, show_amount
from broadsheet.ledger.flows import KIND_OF, is_pooled, is_standing, was_completed
from broadsheet.parties import load_parties
from broadsheet.records import Claim, Deal, Ledger, content_id

PUBLIC: Final = frozenset({"government", "regulator"})
UNTRADED: Final = frozenset({"nonprofit", "research"})


def to_followthemoney(ledger: Ledger) -> str:
    """Entities of the FollowTheMoney model, one JSON object a line, for investigative tools.

    A closed investment with a stated sum is a Payment, a closed takeover an Ownership, credit that was
    given or agreed a Debt, anything else an UnknownLink with its kind, stage and sum in words. Payments
    and the sums of Debts can be added up: running totals, rounds and what holds other deals are told
    without, because their parts stand for themselves.
    """
    claims = {claim.id: claim for claim in ledger.claims}
    parties = {role.party_id: role.name for deal in ledger.deals for role in deal.roles}
    bought = {deal.party("object") for deal in ledger.deals if _is_bought(deal)}
    wholes = {deal.part_of for deal in ledger.deals}
    entities = [_party(i, parties[i], is_asset=i in bought) for i in sorted(parties)]
    for deal in ledger.deals:
        entities += _links(deal, claims, adds=deal.id not in wholes)
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in entities)


def _party(party_id: str, name: str, *, is_asset: bool) -> dict[str, Any]:
    """What was bought is a Company, whatever else is known of it: only an Asset can be owned."""
    known = load_parties().party(party_id)
    kind = "" if known is None else known.kind
    schema = "Company" if is_asset or kind else "LegalEntity"
    if kind in PUBLIC and not is_asset:
        schema = "PublicBody"
    if kind in UNTRADED and not is_asset:
        schema = "Organization"
    country = [known.country.lower()] if known is not None else []
    return _entity(_party_key(party_id), schema, {"name": [name], "country": country})


def _is_bought(deal: Deal) -> bool:
    return deal.relation == "acquisition" and was_completed(deal)


def _is_owed(deal: Deal) -> bool:
    """Agreed or closed: what is only planned or talked of is owed by nobody."""
    return (
        deal.relation == "credit" and is_standing(deal) and deal.stage in {"agreed", "completed", "amended"}
    )


def _owed(deal: Deal) -> dict[str, list[str]]:
    """The sum, where one lender's own is stated outright; a ceiling is no debt."""
    money = deal.money
    if money is None or money.low is None or money.low != money.high:
        return {}
    if deal.cumulative or any(role.part == "other" for role in deal.roles):
        return {}
    return {"amount": [format(money.low, "f")], "currency": [money.currency]}


def _is_payment(deal: Deal) -> bool:
    """One giver's own sum, stated outright and paid."""
    if deal.cumulative or is_pooled(deal) or KIND_OF[deal.relation] != "capital" or not was_completed(deal):
        return False
    return deal.money is not None and deal.money.low is not None and deal.money.low == deal.money.high


def _party_key(party_id: str) -> str:
    return "party-" + content_id("party", party_id)


def _entity(key: str, schema: str, properties: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    filled = {name: sorted(set(values) - {""}) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: v for name, v in filled.items() if v}}


def _links(deal: Deal, claims: Mapping[str, Claim], *, adds: bool) -> list[dict[str, Any]]:
    target = deal.party("object")
    givers = [role for role in deal.roles if role.part != "object"] if target else []
    told = [claims[i] for i in deal.claim_ids if i in claims]
    return [
        _link(deal, f"deal-{deal.id}-{at}", _party_key(role.party_id), _party_key(target), told, adds=adds)
        for at, role in enumerate(givers)
    ]


def _link(
    deal: Deal, key: str, giver: str, taker: str, told: Sequence[Claim], *, adds: bool
) -> dict[str, Any]:
    shared = {
        "date": [deal.last_moved.astimezone(UTC).date().isoformat() if deal.last_moved else ""],
        "summary": [_summary(deal)],
        "description": [claim.evidence[0].quote for claim in told if claim.evidence],
        "recordId": [deal.id],
        "publisher": sorted({claim.outlet for claim in told}),
    }
    money = deal.money
    if adds and _is_payment(deal) and money is not None:
        amount = {"amount": [format(money.low or 0, "f")], "currency": [money.currency]}
        return _entity(key, "Payment", {**shared, **amount, "payer": [giver], "beneficiary": [taker]})
    if _is_bought(deal):
        return _entity(key, "Ownership", {**shared, "owner": [giver], "asset": [taker]})
    if _is_owed(deal):
        return _entity(
            key, "Debt", {**shared, **(_owed(deal) if adds else {}), "creditor": [giver], "debtor": [taker]}
        )
    role = deal.relation.replace("_", " ")
    return _entity(key, "UnknownLink", {**shared, "role": [role], "subject": [giver], "object": [taker]})


def _summary(deal: Deal) -> str:
    words = [deal.relation.replace("_", " "), deal.stage.replace("_", " ")]
    if amount_of(deal.money) is not None:
        words.append(show_amount(deal.money) + (" in all" if deal.cumulative else ""))
    return ", ".join(words)
