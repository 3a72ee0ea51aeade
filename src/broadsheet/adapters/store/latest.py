"""The latest claims, of all or of one party, however many there are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.rows import value_of
from broadsheet.records import Claim


def latest_claims(
    limit: int, *, party_id: str = "", until: datetime | None = None, known_as: Collection[str] = ()
) -> tuple[Claim, ...]:
    """Claims by report time, newest first; those that name a party, or that were reported before `until`.

    `known_as`: further ids of the party, which editors ruled to be it.
    """
    rows = tables.ClaimRow.objects.order_by("-at", "-id")
    if until is not None:
        rows = rows.filter(at__lt=until)
    if not party_id:
        return tuple(value_of(Claim, text) for text in rows.values_list("payload", flat=True)[:limit])
    ways = [way for name in dict.fromkeys((party_id, *known_as)) for way in _ways_to(rows, name, limit)]
    found = {row.id: row for way in ways for row in rows.filter(way).only("id", "at", "payload")[:limit]}
    newest = sorted(found.values(), key=lambda row: _at_and_id((row.at, row.id)), reverse=True)
    return tuple(value_of(Claim, row) for row in newest[:limit])


def _ways_to(rows: QuerySet[tables.ClaimRow], party_id: str, limit: int) -> tuple[Q, Q, Q]:
    """Three looks, each along an index of its own; one look with "or" would read every claim."""
    shared = rows.order_by().filter(others__gt="", others__contains=f"|{party_id}|").values_list("at", "id")
    newest = sorted(shared, key=_at_and_id, reverse=True)[:limit]
    return Q(subject_id=party_id), Q(object_id=party_id), Q(id__in=[claim_id for _, claim_id in newest])


def _at_and_id(found: tuple[datetime | None, str]) -> tuple[bool, float, str]:
    at, claim_id = found
    return at is not None, at.timestamp() if at else 0.0, claim_id
