"""Houses that carry their owner's name before their own: "Harbour Ventures" of Harbour is a party of its own, "Harbour Group" is Harbour."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity
from broadsheet.parties.book import PartyBook
from broadsheet.parties.strangers import CapitalName, stranger

_WORD = r"[A-Z][\w&-]*"
_OWN = (
    r"(?:Ventures|Venture (?:Fund|Partners|Capital)|Growth|Autonomous Solutions|Alternatives|Financial|Foundation|Logistics|Electric|"
    r"Insurance|Infrastructure Partners|Innovation Fund|Impact Fund|Life Sciences|Investment Management|Rise Climate|Trucks|Pension Fund)"
)
_CAPITAL = r"Capital(?: Partners| Ventures)?"
_UNIT = re.compile(rf"(?: (?!Series\b|Seed\b){_WORD}){{0,1}}? {_OWN}(?! [A-Z])\b")
_VENTURE = re.compile(rf" (?:{_OWN}|{_CAPITAL})(?! [A-Z])\b")
_FUND = re.compile(r" (?:Ventures|Investments|Venture (?:Fund|Partners|Capital))(?! [A-Z])\b")
_ROLLED_UP = frozenset(("amazon", "microsoft", "alphabet", "meta"))
"""Owners whose units all count as theirs."""
_HOUSES = frozenset(("investor", "bank", "sovereign_fund"))


def as_unit(entity: Entity, text: str, book: PartyBook) -> Entity:
    """A name of the catalogue with the words behind it that make it one of its owner's houses; else the entity."""
    if entity.kind != "org" or len(entity.mentions) != 1 or entity.mentions[0].division_id:
        return entity
    if text[entity.start : entity.end] != entity.mentions[0].as_written:
        return entity  # "the Paperclip owner Acme"
    owner = entity.mentions[0].party_id
    if owner in _ROLLED_UP:
        behind = _FUND.match(text, entity.end)
        return replace(entity, end=behind.end()) if behind else entity
    party = book.party(owner)
    is_house = party is not None and party.kind in _HOUSES
    behind = (_UNIT if is_house else _VENTURE).match(text, entity.end) or (_UNIT.match(text, entity.end))
    if behind is None:
        return entity
    name = CapitalName(entity.start, behind.end(), text[entity.start : behind.end()], "name")
    return Entity("stranger", name.start, name.end, (stranger(name),))
