"""When articles were first read, whatever was made of them since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.reading import BATCH


def first_reads(article_ids: Iterable[str]) -> dict[str, datetime]:
    """Article id → when its first wording was read, for those that had another wording before."""
    wanted = sorted(article_ids)
    found: dict[str, datetime] = {}
    for start in range(0, len(wanted), BATCH):
        earlier = tables.WordingRow.objects.filter(
            article_id__in=wanted[start : start + BATCH], at__isnull=False
        )
        found.update(earlier.values_list("article_id").annotate(first=Min("at")))
    return found
