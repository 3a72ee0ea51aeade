"""Claims that want an editor, and those an editor decided on: read a page at a time, never all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from django.db.models import Q

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading
from broadsheet.records import Claim

_BATCH = 500
_MOST_BESIDE = 500  #: claims of one pair that a few days can bring


def count_claims() -> int:
    """How many claims the store holds."""
    return int(tables.ClaimRow.objects.count())


def least_certain(limit: int, *, leave_out: Collection[str] = (), skip: int = 0) -> tuple[Claim, ...]:
    """Claims of parties that no catalogue knows first, then by how sure they are, then the newest.

    The first `skip` of them are passed over.
    """
    rows = tables.ClaimRow.objects.order_by("certainty", "-at", "-id").values_list("id", flat=True)
    ids = [claim_id for claim_id in rows[: skip + limit + len(leave_out)] if claim_id not in leave_out]
    return in_order(ids[skip : skip + limit])


def in_order(ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims with these ids, in this order; unknown ids are left out."""
    found = {claim.id: claim for claim in reading.claims_named(ids)}
    return tuple(found[claim_id] for claim_id in ids if claim_id in found)


def claims_beside(claim: Claim, within: timedelta) -> tuple[Claim, ...]:
    """Claims of the same parties and kind in other articles, reported within so long of it; 500 at most."""
    rows = tables.ClaimRow.objects.filter(
        relation=claim.relation,
        subject_id=claim.subject.party_id if claim.subject else "",
        object_id=claim.object.party_id if claim.object else "",
    ).exclude(article_id=claim.article_id)
    at = claim.reported_at
    near = Q(at__isnull=True) if at is None else Q(at__range=(at - within, at + within))
    ids = rows.filter(near).order_by("at", "id").values_list("id", flat=True)[:_MOST_BESIDE]
    return reading.claims_named(ids)


def articles_behind(ids: Iterable[str]) -> dict[str, str]:
    """Claim id → id of its article, for those of these claims that the store holds."""
    wanted, found = sorted(set(ids)), {}
    for start in range(0, len(wanted), _BATCH):
        rows = tables.ClaimRow.objects.filter(id__in=wanted[start : start + _BATCH])
        found.update(rows.values_list("id", "article_id"))
    return found
