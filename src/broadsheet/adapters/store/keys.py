"""Passkeys of the people at the desk: the public halves, nothing that opens a door by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from broadsheet.adapters.store import models as tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One passkey of one person."""

    id: str  #: the credential's id in base64url
    person: int  #: primary key of the account
    label: str
    public: bytes  #: public key in COSE form
    uses: int  #: the authenticator's own counter, as it said last
    made_at: datetime
    used_at: datetime | None = None


def add_key(key: Key) -> bool:
    """Keeps a key; False where its id is known already."""
    try:
        with transaction.atomic():
            tables.PasskeyRow.objects.create(**{name: getattr(key, name) for name in Key.__slots__})
    except IntegrityError:
        return False
    return True


def keys_of(person: int) -> tuple[Key, ...]:
    """The keys of a person, oldest first."""
    return tuple(_key(row) for row in tables.PasskeyRow.objects.filter(person=person).order_by("made_at"))


def find_key(key_id: str) -> Key | None:
    """The key with that id, whoever holds it."""
    row = tables.PasskeyRow.objects.filter(id=key_id).first()
    return _key(row) if row else None


def note_use(key_id: str, uses: int, at: datetime) -> None:
    """Keeps the counter that the authenticator gave, and when."""
    tables.PasskeyRow.objects.filter(id=key_id).update(uses=uses, used_at=at)


def remove_key(person: int, key_id: str) -> bool:
    """Removes a person's own key; False where the person has no such key."""
    removed, _ = tables.PasskeyRow.objects.filter(person=person, id=key_id).delete()
    return bool(removed)


def _key(row: tables.PasskeyRow) -> Key:
    values = {name: getattr(row, name) for name in Key.__slots__}
    return Key(**{**values, "public": bytes(row.public)})
