"""The claims of the store read back from a past day, some at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db.models import Q

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.sharing import Pool
from broadsheet.records import Claim

AT_ONCE: Final = 30  #: claims more, where the first ones do not do; later half of those seen so far


def claims_back_from(day: date, at_once: int) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """(instant, claims): those reported by the end of a day (UTC), latest first, first `at_once`, then fewer.

    Every claim that is not given yet was reported at the instant or before it; with "" none is left.
    """
    end = datetime.combine(day + timedelta(days=1), time.min, UTC)
    rows = tables.ClaimRow.objects.filter(at__lt=end).order_by("-at", "-id")
    start, pool = 0, Pool()
    while found := list(rows.values_list("at", "payload")[start : start + at_once]):
        bound = "" if len(found) < at_once else found[-1][0].astimezone(UTC).isoformat()
        yield bound, tuple(pool.read_claims(payload for _, payload in found))
        start, at_once = start + at_once, max(AT_ONCE, start // 2)


def undated_claims(most: int) -> tuple[Claim, ...]:
    """Claims that bear no day of report: a ledger knows them by when they were first seen."""
    rows = tables.ClaimRow.objects.filter(at__isnull=True).values_list("payload", flat=True)[:most]
    return tuple(Pool().read_claims(rows))


def claims_sharing(parties: Collection[str], most: int) -> tuple[Claim, ...]:
    """Claims that name one of the parties beside giver and receiver."""
    named = Q()
    for party in sorted(parties):
        named |= Q(others__contains=f"|{party}|")
    rows = tables.ClaimRow.objects.filter(named, others__gt="").values_list("payload", flat=True)[:most]
    return tuple(Pool().read_claims(rows))
