"""Readers of the letter: asked, confirmed, left; and which letters they have had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q, QuerySet

from broadsheet.adapters.store import models as tables
from broadsheet.records import content_id

MOST_REFUSALS: Final = 3  #: letters in a row that an address may refuse before none is sent there
FORGOTTEN: Final = timedelta(days=7)  #: an address that nobody confirmed is deleted after that


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """A reader of the letter."""

    id: str
    email: str
    asked_at: datetime
    confirmed_at: datetime | None
    left_at: datetime | None
    refusals: int

    @property
    def is_reading(self) -> bool:
        """Whether letters go there."""
        return self.confirmed_at is not None and self.left_at is None and self.refusals < MOST_REFUSALS


def subscriber_id(email: str) -> str:
    """The id of an address; how it is capitalised makes no other reader of it."""
    return content_id("subscriber", email.casefold())


def ask(email: str, now: datetime) -> Subscriber:
    """Notes that somebody asked for the letter to that address, and forgets those never confirmed."""
    tables.SubscriberRow.objects.filter(confirmed_at=None, asked_at__lt=now - FORGOTTEN).delete()
    row, _ = tables.SubscriberRow.objects.get_or_create(
        id=subscriber_id(email), defaults={"email": email, "asked_at": now}
    )
    return _subscriber(row)


def confirm(subscriber: str, now: datetime) -> bool:
    """Begins to send letters there; False for an id that never asked, or was forgotten since."""
    found = tables.SubscriberRow.objects.filter(id=subscriber)
    again = found.filter(Q(confirmed_at=None) | ~Q(left_at=None) | Q(refusals__gte=MOST_REFUSALS))
    again.update(confirmed_at=now, left_at=None, refusals=0)
    return bool(found.exists())


def leave(subscriber: str, now: datetime) -> bool:
    """Ends the letters; False for an id nobody knows. Leaving twice is leaving once."""
    found = tables.SubscriberRow.objects.filter(id=subscriber)
    found.filter(left_at=None).update(left_at=now)
    return bool(found.exists())


def forget(email: str) -> bool:
    """Deletes an address and what was sent there; False where it is not known."""
    deleted, _ = tables.SubscriberRow.objects.filter(id=subscriber_id(email)).delete()
    return bool(deleted)


def subscriber(subscriber_id: str) -> Subscriber | None:
    """The reader with that id."""
    row = tables.SubscriberRow.objects.filter(id=subscriber_id).first()
    return _subscriber(row) if row else None


def everyone() -> Sequence[Subscriber]:
    """All who ever asked, in that order."""
    return [_subscriber(row) for row in tables.SubscriberRow.objects.order_by("asked_at", "id")]


def waiting_for(day: date) -> Sequence[Subscriber]:
    """The readers who have not had the letter of that day, in the order in which they confirmed."""
    had = tables.DeliveryRow.objects.filter(day=day).values("subscriber")
    return [_subscriber(row) for row in _reading().exclude(id__in=had).order_by("confirmed_at", "id")]


def note_delivery(day: date, subscriber: str, at: datetime, *, taken: bool) -> None:
    """Notes that the letter of that day was handed over, or refused for good; no second one follows."""
    with transaction.atomic():
        tables.DeliveryRow.objects.get_or_create(
            day=day, subscriber_id=subscriber, defaults={"at": at, "state": "sent" if taken else "refused"}
        )
        refusals = 0 if taken else F("refusals") + 1
        tables.SubscriberRow.objects.filter(id=subscriber).update(refusals=refusals)


def count_reading() -> int:
    """How many read the letter."""
    return int(_reading().count())


def _reading() -> QuerySet[tables.SubscriberRow]:
    return tables.SubscriberRow.objects.filter(
        confirmed_at__isnull=False, left_at=None, refusals__lt=MOST_REFUSALS
    )


def _subscriber(row: tables.SubscriberRow) -> Subscriber:
    return Subscriber(**{name: getattr(row, name) for name in Subscriber.__slots__})
