"""The ledger as folded from what the store holds, kept until something it was folded from changes."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from broadsheet import ledger
from broadsheet.adapters.store import reading
from broadsheet.records import Claim, Deal, Ledger, Story

_LOCK: Final = threading.Lock()
_KEPT: dict[str, Folded] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """One folded ledger with the ways into it that pages need."""

    ledger: Ledger
    deals: dict[str, Deal]
    claims: dict[str, Claim]
    deals_of_party: dict[str, tuple[Deal, ...]]
    deals_of_claim: dict[str, Deal]
    claims_of_article: dict[str, tuple[Claim, ...]]


def fold_ledger(*, until: datetime | None = None) -> Ledger:
    """The ledger from what was reported before `until`, copies counted under their original's root."""
    return ledger.fold(rooted(reading.claims(until=until)), reading.judgements())


def rooted(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the root of the family of copies that their article belongs to."""
    roots = roots_of(reading.stories_of(sorted({claim.article_id for claim in claims})))
    return tuple(replace(claim, root=roots.get(claim.article_id) or claim.root) for claim in claims)


def roots_of(told: Sequence[Story]) -> dict[str, str]:
    """The voice each article counts as, by article id."""
    return {
        article_id: family.root
        for story in told
        for family in story.families
        for article_id in (family.head_id, *family.copy_ids)
    }


def folded(revision: str) -> Folded:
    """The whole ledger at the store's present revision; folded once and then kept."""
    with _LOCK:
        if revision not in _KEPT:
            kept = _arrange(fold_ledger())
            _KEPT.clear()
            _KEPT[revision] = kept
        return _KEPT[revision]


def _arrange(whole: Ledger) -> Folded:
    moved = sorted(whole.deals, key=lambda d: (d.last_moved is not None, d.last_moved, d.id), reverse=True)
    of_party: dict[str, list[Deal]] = {}
    of_claim: dict[str, Deal] = {}
    for deal in moved:
        for party_id in dict.fromkeys(role.party_id for role in deal.roles if role.party_id):
            of_party.setdefault(party_id, []).append(deal)
        of_claim.update((claim_id, deal) for claim_id in deal.claim_ids)
    of_article: dict[str, list[Claim]] = {}
    for claim in whole.claims:
        of_article.setdefault(claim.article_id, []).append(claim)
    return Folded(
        ledger=whole,
        deals={deal.id: deal for deal in moved},
        claims={claim.id: claim for claim in whole.claims},
        deals_of_party={party_id: tuple(deals) for party_id, deals in of_party.items()},
        deals_of_claim=of_claim,
        claims_of_article={article_id: tuple(claims) for article_id, claims in of_article.items()},
    )
