"""Funds named with the person who runs them ("Jane Doe's Era Fund"), and those that share a short name with a maker."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity
from broadsheet.parties.book import PartyBook
from broadsheet.parties.forms import Sighting
from broadsheet.parties.funds import is_fund
from broadsheet.records import Mention

_PLAIN = re.compile(
    r"(?:(?:Venture|Ventures|Growth|Seed|Startup|Innovation|Climate|Vision|Impact|Investment|Pension|Strategic|Opportunity|Corporate|"
    r"Capital|Series|Global|New|First|Second|Third|AI|Early|Late|Stage|Infrastructure) ?)*"
    r"(?:Fund|Funds|Ventures?|Capital|Partners|Growth|Investments?|Equity|Seed)(?: [IVX]+)?"
)
"""As in "Acme's Climate Innovation Fund": common words, with which the owner gives the money."""
_FULL_NAME = re.compile(r"[A-Z][a-zé]+ (?:[A-Z]\. )?[A-Z][a-zé]+")


def is_fund_of_somebody(written: str) -> bool:
    """Whether a name behind "'s" is a fund with a name of its own ("Era Fund")."""
    return is_fund(written) and _PLAIN.fullmatch(written) is None


def with_funds_for_owners(found: list[Entity], text: str) -> list[Entity]:
    """The entities, a person and the fund behind him put together as the fund, a company and its fund as the company."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda e: e.start):
        owner = kept[-1] if kept else None
        if owner is not None and _runs(owner, entity, text):
            kept[-1] = replace(entity, start=owner.start)
        elif owner is not None and _has(owner, entity, text):
            kept[-1] = replace(owner, end=entity.end)
        else:
            kept.append(entity)
    return kept


def _has(owner: Entity, fund: Entity, text: str) -> bool:
    """As in "Acme's Climate Innovation Fund"."""
    if owner.kind not in {"org", "stranger"} or text[owner.end : fund.start] not in {"'s ", "’s "}:
        return False
    written = text[fund.start : fund.end]
    return fund.kind in {"product", "stranger"} and is_fund(written) and _PLAIN.fullmatch(written) is not None


def _runs(owner: Entity, fund: Entity, text: str) -> bool:
    if fund.kind != "stranger" or text[owner.end : fund.start] not in {"'s ", "’s "}:
        return False
    is_person = owner.kind == "person" or (
        owner.kind == "stranger" and _FULL_NAME.fullmatch(text, owner.start, owner.end) is not None
    )
    return is_person and is_fund_of_somebody(text[fund.start : fund.end])


_MAKERS = frozenset(
    ("chips", "hardware", "software", "ai_app", "ai_lab", "robotics", "energy", "telecom", "auto")
)
_FUND_BEFORE = re.compile(
    r"\b(?:VC|[Vv]enture(?: capital)?|[Pp]rivate equity|PE) (?:firm|fund|investor|house) $"
)


def is_fund_named_so(sighting: Sighting, mention: Mention, book: PartyBook, text: str) -> bool:
    """As in "the VC firm Credo": an investor of the name that the catalogue has for the short form of a maker's."""
    party = book.party(mention.party_id)
    is_short = mention.name != mention.as_written and party is not None and party.kind in _MAKERS
    return is_short and _FUND_BEFORE.search(text, max(0, sighting.start - 40), sighting.start) is not None
