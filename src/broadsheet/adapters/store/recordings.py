"""What was read aloud: one recording for each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import rows, writing
from broadsheet.records import Recording


def key_of(day: date, language: str) -> str:
    """The id of the recording of a day's edition in a language."""
    return f"{day.isoformat()}-{language}"


def recording(day: date) -> Recording | None:
    """The recording of a day's edition, None while there is none."""
    row = tables.RecordingRow.objects.filter(day=day).order_by("id").first()
    return rows.value_of(Recording, row) if row else None


def forget(ids: Sequence[str]) -> None:
    """Forgets recordings; the paper has a new revision."""
    with transaction.atomic():
        tables.RecordingRow.objects.filter(id__in=list(ids)).delete()
        writing.raise_revision()


def recordings(limit: int | None = 60) -> Sequence[Recording]:
    """The latest recordings, newest first; all of them for None."""
    found = tables.RecordingRow.objects.order_by("-day", "id")[:limit]
    return [rows.value_of(Recording, row) for row in found]


def keep(made: Recording) -> None:
    """Keeps a recording in place of an earlier one of the same edition; the paper has a new revision."""
    with transaction.atomic():
        tables.RecordingRow.objects.filter(day=made.date).exclude(id=made.id).delete()
        rows.upsert([tables.RecordingRow(id=made.id, day=made.date, payload=rows.payload(made))])
        writing.raise_revision()
