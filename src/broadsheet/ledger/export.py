"""The ledger as text for people and other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from broadsheet.ledger.flows import KIND_OF, was_completed
from broadsheet.records import Claim, Deal, Ledger, Role, content_id, to_plain

CSV_COLUMNS: Final = (
    "id", "relation", "stage", "giver", "giver_id", "taker", "taker_id", "others", "amount_low",
    "amount_high", "currency", "bound", "period", "as_written", "cumulative", "part_of",
    "independent_sources", "reports", "first_reported", "last_moved", "contradictions", "claim_ids",
)  # fmt: skip
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_json_lines(ledger: Ledger) -> str:
    """One JSON object a line: first the ledger itself, then deals, then claims, each with its "type".

    `records.from_plain` reads every object back once "type" is taken off.
    """
    head = {
        "type": "ledger", "revision": ledger.revision, "as_of": to_plain(ledger.as_of),
        "tombstones": to_plain(ledger.tombstones), "findings": to_plain(ledger.findings),
    }  # fmt: skip
    lines: list[dict[str, Any]] = [head]
    lines += [{"type": "deal", **to_plain(deal)} for deal in ledger.deals]
    lines += [{"type": "claim", **to_plain(claim)} for claim in ledger.claims]
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def to_csv(ledger: Ledger) -> str:
    """Deals as comma-separated values with a header line; no cell can act as a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for deal in ledger.deals:
        writer.writerow([disarm(cell) for cell in _row(deal)])
    return sheet.getvalue()


def disarm(cell: str) -> str:
    """The cell as text that no spreadsheet runs: an apostrophe stands before what could begin a formula."""
    plain = cell.replace("\x00", "")
    return "'" + plain if plain.lstrip(" \u00a0\ufeff").startswith(RISKY) else plain


def _row(deal: Deal) -> list[str]:
    giver, taker = _role(deal, "subject"), _role(deal, "object")
    money = deal.money
    return [
        deal.id, deal.relation, deal.stage,
        giver.name if giver else "", giver.party_id if giver else "",
        taker.name if taker else "", taker.party_id if taker else "",
        "; ".join(role.name for role in deal.roles if role.part == "other"),
        format(money.low, "f") if money and money.low is not None else "",
        format(money.high, "f") if money and money.high is not None else "",
        money.currency if money else "", money.bound if money else "", money.period if money else "",
        money.as_written if money else "", "yes" if deal.cumulative else "no", deal.part_of,
        str(len(deal.roots)), str(deal.reports),
        deal.first_reported.isoformat() if deal.first_reported else "",
        deal.last_moved.isoformat() if deal.last_moved else "",
        str(len(deal.contradictions)), " ".join(deal.claim_ids),
    ]  # fmt: skip


def _role(deal: Deal, part: str) -> Role | None:
    return next((role for role in deal.roles if role.part == part), None)


def to_graphml(ledger: Ledger) -> str:
    """Parties as nodes, deals as directed edges from giver to taker, for any graph program."""
    keys = {
        "name": "node",
        "relation": "edge",
        "stage": "edge",
        "amount": "edge",
        "currency": "edge",
        "sources": "edge",
    }
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'<key id="{key}" for="{kind}" attr.name="{key}" attr.type="{_graph_type(key)}"/>'
            for key, kind in keys.items()
        ),
        '<graph id="ledger" edgedefault="directed">',
    ]
    parties = {role.party_id: role.name for deal in ledger.deals for role in deal.roles}
    out += [
        f'<node id={quoteattr(_legal(party_id))}><data key="name">{_xml(parties[party_id])}</data></node>'
        for party_id in sorted(parties)
    ]
    for deal in ledger.deals:
        out += _edges(deal)
    return "\n".join([*out, "</graph>", "</graphml>", ""])


def _graph_type(key: str) -> str:
    return {"amount": "double", "sources": "int"}.get(key, "string")


def _edges(deal: Deal) -> list[str]:
    target = deal.party("object")
    givers = [role for role in deal.roles if role.part != "object"] if target else []
    data = {"relation": deal.relation, "stage": deal.stage, "sources": str(len(deal.roots))}
    money = deal.money
    if money is not None and (money.low is not None or money.high is not None):
        data |= {
            "amount": str(money.high if money.high is not None else money.low),
            "currency": money.currency,
        }
    cells = "".join(f'<data key="{key}">{_xml(value)}</data>' for key, value in data.items())
    return [
        f"<edge id={quoteattr(f'{deal.id}-{at}')} source={quoteattr(_legal(role.party_id))} "
        f"target={quoteattr(_legal(target))}>{cells}</edge>"
        for at, role in enumerate(givers)
    ]


def _xml(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """The text without signs that XML 1.0 forbids."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )


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
