"""The ledger as a graph."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from broadsheet.records import Deal, Ledger


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
