"""The ledger as a graph."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from broadsheet.ledger.flows import is_pooled
from broadsheet.records import Deal, Ledger, Role

TYPE_OF: Final = {
    "relation": "string", "stage": "string", "amount": "double", "pooled": "double", "currency": "string",
    "bound": "string", "period": "string", "total": "boolean", "part_of": "string", "sources": "int",
}  # fmt: skip


def to_graphml(ledger: Ledger) -> str:
    """Parties as nodes, deals as directed edges from giver to taker, for any graph program.

    An edge's "amount" is its giver's own sum. What several gave together stands as "pooled" on each
    of their edges and is to be added to nothing; "total" marks a running total, "part_of" names the
    deal whose sum holds this one.
    """
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '<key id="name" for="node" attr.name="name" attr.type="string"/>',
        *(f'<key id="{k}" for="edge" attr.name="{k}" attr.type="{kind}"/>' for k, kind in TYPE_OF.items()),
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


def _edges(deal: Deal) -> list[str]:
    target = deal.party("object")
    givers = [role for role in deal.roles if role.part != "object"] if target else []
    return [
        f"<edge id={quoteattr(f'{deal.id}-{at}')} source={quoteattr(_legal(role.party_id))} "
        f"target={quoteattr(_legal(target))}>{_cells(deal, role)}</edge>"
        for at, role in enumerate(givers)
    ]


def _cells(deal: Deal, giver: Role) -> str:
    data = {"relation": deal.relation, "stage": deal.stage, "sources": str(len(deal.roots))}
    money = deal.money
    if money is not None and (money.low is not None or money.high is not None):
        own = giver.part == "subject" and not is_pooled(deal)
        data["amount" if own else "pooled"] = str(money.high if money.high is not None else money.low)
        data |= {"currency": money.currency, "bound": money.bound, "period": money.period}
    data |= {"total": "true" if deal.cumulative else "", "part_of": deal.part_of}
    return "".join(f'<data key="{key}">{_xml(value)}</data>' for key, value in data.items() if value)


def _xml(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """The text without signs that XML 1.0 forbids."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )
