"""Slips: entries as the store keeps them, written where they were read so that nobody writes them twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from broadsheet.records import Entry, content_id, plain_layer

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain_layer).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySlip:
    """An Entry as text, with what its row is found by."""

    id: str
    source_id: str
    url: str
    page: str  #: what page work it asks for, see `work_key`
    published: datetime | None
    payload: str  #: the whole Entry, see `payload_of`


def slip_of(entry: Entry) -> EntrySlip:
    """The slip of an entry."""
    return EntrySlip(
        id=entry.id,
        source_id=entry.source_id,
        url=entry.url,
        page=work_key(entry),
        published=entry.published,
        payload=payload_of(entry),
    )


def payload_of(value: Any) -> str:
    """A value as JSON text, the same text for the same value."""
    return _WRITE(value)


def work_key(entry: Entry) -> str:
    """What page work an entry asks for: its address, and again whenever the feed says it was updated."""
    return content_id("work", entry.url, entry.updated.isoformat() if entry.updated else "")
