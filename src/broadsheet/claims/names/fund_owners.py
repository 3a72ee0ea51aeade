"""Funds named with the person who runs them: in "Jane Doe's Era Fund" the fund gives the money."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.mask import Entity
from broadsheet.parties.funds import is_fund

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
