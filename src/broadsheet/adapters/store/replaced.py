"""Claims that only earlier wordings of their articles made: what past days knew and the present does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from broadsheet.adapters.store import changes, rows
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.sharing import Pool
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Claim

_BATCH = 500


def put_replaced(outcome: Outcome) -> None:
    """Writes an outcome's replaced claims in place of those that its articles had."""
    held = tables.ReplacedClaimRow.objects.filter(article_id__in=outcome.claims_of)
    changes.note_claims(held.values_list("id", "at"))
    changes.note_claims((claim.id, claim.reported_at) for claim, _ in outcome.replaced)
    held.delete()
    rows.upsert(
        tables.ReplacedClaimRow(
            id=claim.id,
            payload=rows.payload(claim),
            article_id=claim.article_id,
            at=claim.reported_at,
            gone_at=gone_at,
        )
        for claim, gone_at in outcome.replaced
    )


def replaced_since(moment: datetime) -> tuple[Claim, ...]:
    """Claims reported before `moment` that were still made then, and are not any more."""
    found = _replaced_since(moment).order_by("at", "id")
    return tuple(Pool().read_claims(found.values_list("payload", flat=True)))


def was_replaced_since(moment: datetime) -> bool:
    """Whether there are such claims."""
    return bool(_replaced_since(moment).exists())


def _replaced_since(moment: datetime) -> QuerySet[tables.ReplacedClaimRow]:
    return tables.ReplacedClaimRow.objects.filter(at__lt=moment, gone_at__gte=moment)


def replaced_named(ids: Iterable[str]) -> tuple[Claim, ...]:
    """Those of the claims with these ids that were replaced."""
    wanted = sorted(set(ids))
    found: list[Claim] = []
    for start in range(0, len(wanted), _BATCH):
        chunk = tables.ReplacedClaimRow.objects.filter(id__in=wanted[start : start + _BATCH]).order_by("id")
        found += Pool().read_claims(chunk.values_list("payload", flat=True))
    return tuple(found)
