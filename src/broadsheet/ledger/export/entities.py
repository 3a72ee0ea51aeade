"""The ledger as entities of the FollowTheMoney model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from broadsheet.ledger.flows import KIND_OF, was_completed
from broadsheet.records import Claim, Deal, Ledger, Role, content_id


def to_followthemoney(ledger: Ledger) -> str:
    """Entities of the FollowTheMoney model, one JSON object a line, for investigative tools.

    Parties are Organizations; a closed investment with a stated sum is a Payment, a closed takeover
    an Ownership, anything else an UnknownLink with its kind and stage in words.
    """
    claims = {claim.id: claim for claim in ledger.claims}
    parties = {role.party_id: role.name for deal in ledger.deals for role in deal.roles}
    entities = [_entity(_party_key(i), "Organization", {"name": [parties[i]]}) for i in sorted(parties)]
    for deal in ledger.deals:
        entities += _links(deal, claims)
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in entities)


def _party_key(party_id: str) -> str:
    return "party-" + content_id("party", party_id)


def _entity(key: str, schema: str, properties: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    filled = {name: sorted(set(values) - {""}) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: v for name, v in filled.items() if v}}


def _links(deal: Deal, claims: Mapping[str, Claim]) -> list[dict[str, Any]]:
    target = deal.party("object")
    givers = [role for role in deal.roles if role.part != "object"] if target else []
    return [_link(deal, role, target, claims, at) for at, role in enumerate(givers)]


def _link(deal: Deal, giver: Role, target: str, claims: Mapping[str, Claim], at: int) -> dict[str, Any]:
    told = [claims[i] for i in deal.claim_ids if i in claims]
    day = deal.last_moved.date().isoformat() if deal.last_moved else ""
    shared = {
        "date": [day],
        "summary": [f"{deal.relation.replace('_', ' ')}, {deal.stage.replace('_', ' ')}"],
        "description": [claim.evidence[0].quote for claim in told if claim.evidence],
        "recordId": [deal.id],
        "publisher": sorted({claim.outlet for claim in told}),
    }
    key, one, two = f"deal-{deal.id}-{at}", _party_key(giver.party_id), _party_key(target)
    money = deal.money
    exact = money is not None and money.low is not None and money.low == money.high
    sole = giver.part == "subject" and not any(role.part == "other" for role in deal.roles)
    if KIND_OF[deal.relation] == "capital" and was_completed(deal) and exact and sole and money is not None:
        amount = {
            "amount": [format(money.low, "f") if money.low is not None else ""],
            "currency": [money.currency],
        }
        return _entity(key, "Payment", {**shared, **amount, "payer": [one], "beneficiary": [two]})
    if deal.relation == "acquisition" and was_completed(deal):
        return _entity(key, "Ownership", {**shared, "owner": [one], "asset": [two]})
    role = deal.relation.replace("_", " ")
    return _entity(key, "UnknownLink", {**shared, "role": [role], "subject": [one], "object": [two]})
