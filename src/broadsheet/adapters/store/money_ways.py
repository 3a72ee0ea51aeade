"""Who hands whom money in an edition of the ledger's book, from its rows: no deal is read whole for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from broadsheet.adapters.store.wordings import DEALS
from broadsheet.ledger.flows import is_standing, was_completed
from broadsheet.ledger.loops import ReadDeals, Way, ways_of

Ask = Callable[[str], list[Any]]
"""Rows of one edition: ?1 is its number."""

_LINES: Final = (
    "SELECT id, relation, roles, begun != '', json_extract(body, '$.part_of'),"  # noqa: S608 - our own names
    f" json_extract(body, '$.first_reported') IS NULL FROM {DEALS} WHERE edition = ?1 ORDER BY id"
)
_NAMES: Final = "SELECT party, name, max(deal) FROM role WHERE edition = ?1 GROUP BY party"


def read_flows(ask: Ask, read_deals: ReadDeals) -> dict[Way, list[str]]:
    """(giver, taker) → ids of the deals that stand and hand money on so, by id.

    A row says of dated deals whether they stand. Read are those without a date, and what an ended deal
    holds: that counts where it was completed.
    """
    lines = ask(_LINES)
    undated = read_deals([row[0] for row in lines if row[5]])
    stands = {row[0]: bool(row[3]) or (row[5] and is_standing(undated[row[0]])) for row in lines}
    orphaned = [row[0] for row in lines if stands[row[0]] and not stands.get(row[4], True)]
    paid = {i for i, deal in read_deals(orphaned).items() if was_completed(deal)}
    left_out = set(orphaned) - paid
    flows: dict[Way, list[str]] = {}
    for deal_id, relation, roles, *_ in lines:
        if stands[deal_id] and deal_id not in left_out:
            for way in ways_of(relation, json.loads(roles)):
                flows.setdefault(way, []).append(deal_id)
    return flows


def read_names(ask: Ask) -> Mapping[str, str]:
    """Party → what the last deal by id calls it."""
    return {row[0]: row[1] for row in ask(_NAMES)}
