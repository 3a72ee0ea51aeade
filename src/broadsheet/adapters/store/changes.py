"""Which claims changed, in the order of the commits: what keeps a folded ledger up to date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from secrets import token_hex

from django.db.models import Max, Min, Q

from broadsheet.adapters.store import models as tables

ALL = ""  #: instead of a claim's id: everything may have changed
KEPT = 200_000  #: changes; who is further behind folds anew
_BATCH = 500


def store_mark() -> int:
    """A number of this very store: one that is emptied or made anew under the same name has another."""
    row, _ = tables.NoteRow.objects.get_or_create(name="store", defaults={"value": token_hex(8)})
    return int(row.value[:7], 16)


def note_claims(claims: Iterable[tuple[str, object]]) -> None:
    """Notes claims, as (id, when reported), before they are written or taken away."""
    rows = [tables.ClaimChangeRow(claim_id=claim_id, at=at) for claim_id, at in claims]
    if not rows:
        return
    if len(rows) > KEPT:
        rows = [tables.ClaimChangeRow(claim_id=ALL)]
    tables.ClaimChangeRow.objects.bulk_create(rows, batch_size=_BATCH)
    _forget_old()


def note_claims_of(article_ids: Iterable[str]) -> None:
    """Notes all claims that the store has of these articles."""
    ids = list(article_ids)
    for start in range(0, len(ids), _BATCH):
        held = tables.ClaimRow.objects.filter(article_id__in=ids[start : start + _BATCH])
        note_claims(held.values_list("id", "at"))


def note_all() -> None:
    """Notes that everything is to be folded anew."""
    tables.ClaimChangeRow.objects.bulk_create([tables.ClaimChangeRow(claim_id=ALL)])
    _forget_old()


def _forget_old() -> None:
    newest = position()
    tables.ClaimChangeRow.objects.filter(id__lte=newest - KEPT).delete()


def position() -> int:
    """The number of the latest change; 0 where there was none."""
    return tables.ClaimChangeRow.objects.aggregate(last=Max("id"))["last"] or 0


def changed_since(number: int) -> frozenset[str] | None:
    """Ids of the claims that changed after a position; None: fold anew."""
    later = tables.ClaimChangeRow.objects.filter(id__gt=number)
    if _is_forgotten(number) or later.filter(claim_id=ALL).exists():
        return None
    return frozenset(later.values_list("claim_id", flat=True))


def changed_by(number: int, day: date) -> bool:
    """After a position something changed that was known by the end of that day (UTC)."""
    later = tables.ClaimChangeRow.objects.filter(id__gt=number)
    return _is_forgotten(number) or later.filter(Q(at__isnull=True) | Q(at__date__lte=day)).exists()


def _is_forgotten(number: int) -> bool:
    first = tables.ClaimChangeRow.objects.aggregate(first=Min("id"))["first"]
    return first is not None and first > number + 1
