"""A sum that several put together, and what each of them gives of it: told both ways, each gives its own, and nobody the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import MONEY
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention, Money

_NEAR = 3
"""Sentences behind the whole sum in which the share of each may stand."""
_EACH = re.compile(
    rf"\b[Ee]ach (?:(?:company|firm|side|partner|party|investor|of (?:the (?:two|three|companies|firms|partners)|them)) )?(?:(?:is|will|has|to|would|had) )*"
    rf"(?:invest|contribut|put|commit|provid|chipp|pledg|add|pay)\w* (?:in )?(?P<each>{MONEY})|(?P<apiece>{MONEY}) (?:each|apiece)\b"
)


def with_shares(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """The drafts, with the cheques of each in place of the whole that they come to."""
    split = [part for draft in drafts for part in _split(draft, reading)]
    return [d for d in split if not _is_whole(d, split)]


def _split(draft: Draft, reading: Reading) -> Iterator[Draft]:
    givers = _givers(draft)
    share = _share_told(draft, len(givers), reading) if len(givers) > 1 and not draft.is_share else None
    if share is None:
        yield draft
        return
    for giver in givers:
        yield replace(draft, subject=giver, others=[], money=share, is_share=True, sum_at=-1)


def _givers(draft: Draft) -> list[Mention]:
    if draft.relation != "investment" or draft.subject is None or _sum_of(draft) is None:
        return []
    return [draft.subject, *draft.others]


def _sum_of(draft: Draft) -> Decimal | None:
    money = draft.money
    return money.high if money and not money.period and money.high == money.low else None


def _share_told(draft: Draft, count: int, reading: Reading) -> Money | None:
    """As in "A and B invest $1bn in C. … with each company investing $500 million": the share, where the shares make the whole."""
    behind = reading.sentences[draft.masked.index : draft.masked.index + _NEAR]
    for masked in behind:
        for found in _EACH.finditer(masked.mask):
            money = masked.entity(found["each"] or found["apiece"]).money
            if money and money.high and money.high * count == _sum_of(draft):
                return money
    return None


def _is_whole(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the cheques of several, its giver among them, come to the sum of a draft that tells them as one."""
    whole = _sum_of(draft)
    if draft.relation != "investment" or draft.subject is None or draft.object is None or whole is None:
        return False
    cheques = {
        d.subject.party_id: told
        for d in drafts
        if d.relation == "investment" and d.subject and d.object and d.object.party_id == draft.object.party_id
        and (told := _sum_of(d)) is not None and told < whole
    }  # fmt: skip
    return len(cheques) > 1 and draft.subject.party_id in cheques and sum(cheques.values()) == whole
