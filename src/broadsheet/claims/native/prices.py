"""The price of a deal in a sentence of its own: "Die Kaufsumme beträgt …", "Сумма сделки составила …"."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Attribution

_NEAR = 3
"""Sentences between a deal and its price."""
_PRICED = frozenset(("control", "capital", "supply"))


def add_price(masked: Masked, drafts: list[Draft], reading: Reading, speakers: list[Attribution]) -> None:
    """Gives the deal told last the price that this sentence tells without naming anybody's deal, and who says so."""
    price = reading.lexicon.pattern("money", "price").search(masked.mask)
    if price is None:
        return
    after = [sign for at, sign in deal_amounts(masked, reading.lexicon) if at > price.start()]
    open_deals = [
        d
        for d in drafts
        if d.family in _PRICED
        and 0 <= masked.index - d.masked.index <= _NEAR
        and d.masked.field == masked.field
    ]
    if not open_deals or open_deals[-1].money is not None:
        return
    told = open_deals[-1]
    if not after:
        told.said_by = list(dict.fromkeys((*told.said_by, *speakers)))
        return
    told.money = masked.entity(after[0]).money
    told.evidence.append((masked.field, masked.start, masked.end))
    told.said_by = list(dict.fromkeys((*told.said_by, *speakers)))


_ALIKE = 20
"""Two figures of one sum differ by a twentieth at most."""


def is_other_figure(draft: Draft, drafts: list[Draft]) -> bool:
    """As in "zahlt laut A 14,8 Mrd. B nennt 14,3": a bare sum by which B does not bear out what A says of the same deal."""
    if draft.frame.target != "K" or draft.money is None or not draft.said_by:
        return False
    told = (d for d in drafts if d.parties == draft.parties and d.money is not None and d.said_by)
    return any(_differ_little(d, draft) and not set(d.said_by) & set(draft.said_by) for d in told)


def _differ_little(one: Draft, other: Draft) -> bool:
    a, b = (d.money.high if d.money else None for d in (one, other))
    return a is not None and b is not None and 0 < abs(a - b) * _ALIKE <= max(a, b)
