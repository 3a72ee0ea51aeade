"""Articles by what they claim: the newest that tell of a company, a relation or a stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from broadsheet.adapters.store.finding_claims import claim_fits
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.press.views import Query
from broadsheet.records import Claim, Ledger

NEVER: Final = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The claims of one revision of the ledger, newest first."""

    ledger: Ledger
    claims: tuple[Claim, ...]
    of_party: dict[str, list[Claim]]  #: by id and by name in small letters; a claim may stand twice


_LATEST: dict[str, Sorted] = {}  # of the ledger that was asked last


def asks_ledger(query: Query) -> bool:
    """Whether a search narrows by what is claimed."""
    return bool(query.parties or query.relations or query.stages)


def tells(query: Query, claims: Iterable[Claim]) -> bool:
    """Whether one of the claims is what the search narrows by."""
    return any(claim_fits(query, claim) for claim in claims)


def newest_told(shelf: LedgerShelf, query: Query, most: int) -> list[str]:
    """Ids of articles with a claim that fits, the newest claim first, at most so many."""
    claims = _candidates(_sorted(shelf), query)
    fitting = (claim.article_id for claim in claims if claim_fits(query, claim))
    return list(islice(_once(fitting), most))


def _once(ids: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for article_id in ids:
        if article_id not in seen:
            seen.add(article_id)
            yield article_id


def _candidates(known: Sorted, query: Query) -> Sequence[Claim]:
    if not query.parties:
        return known.claims
    return min((known.of_party.get(party, []) for party in query.parties), key=len)


def _sorted(shelf: LedgerShelf) -> Sorted:
    """What a search goes through; made once for a revision of the ledger."""
    ledger = shelf.ledger()
    latest = _LATEST.get("sorted")
    if latest is None or latest.ledger is not ledger:
        latest = _LATEST["sorted"] = _sort(ledger)
    return latest


def _sort(ledger: Ledger) -> Sorted:
    claims = sorted(ledger.claims, key=lambda claim: claim.article_id, reverse=True)
    claims.sort(key=lambda claim: claim.reported_at or NEVER, reverse=True)
    of_party: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for mention in (claim.subject, claim.object, *claim.others):
            if mention is not None:
                of_party[mention.party_id].append(claim)
                of_party[mention.name.lower()].append(claim)
    return Sorted(ledger=ledger, claims=tuple(claims), of_party=dict(of_party))
