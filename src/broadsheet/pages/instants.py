"""Instants as machines write them: ISO 8601 and its misspellings, RFC 2822, compact forms, epochs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from broadsheet.records.article import Precision
from broadsheet.text.zones import read_zone

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{2}"
    r"|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?$")


class Instant(NamedTuple):
    """A stated time: aware, or midnight UTC where only the day is known."""

    at: datetime
    precision: Precision


def read_instant(text: str) -> Instant | None:
    """The instant that a machine-readable date names; None where it is none or out of all reason.

    ISO 8601 in its common misspellings, RFC 2822, compact and epoch forms. A time without a zone is
    taken for a day only: which midnight it belongs to cannot be known.
    """
    text = text.strip()
    if not text or len(text) > 80:
        return None
    return _iso(text) or _compact(text) or _rfc(text)


def _iso(text: str) -> Instant | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    return build_instant((int(year), int(month), int(day)), (hour, minute, second), zone or "")


def _compact(text: str) -> Instant | None:
    if _EPOCH.match(text):
        return _sane(datetime.fromtimestamp(int(text[:10]), UTC), "second")
    found = _COMPACT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    return build_instant((int(year), int(month), int(day)), (hour, minute, second), zone or "")


def _rfc(text: str) -> Instant | None:
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        return _sane(at.replace(hour=0, minute=0, second=0, tzinfo=UTC), "day")
    return _sane(at, "second")


def build_instant(
    day: tuple[int, int, int], clock: tuple[str | None, str | None, str | None], zone: str
) -> Instant | None:
    """An instant from its parts; the day alone where hour, minute or a known zone is missing."""
    try:
        offset = read_zone(zone, date(*day))
        if clock[0] is None or clock[1] is None or offset is None:
            return _sane(datetime(*day, tzinfo=UTC), "day")
        at = datetime(*day, int(clock[0]), int(clock[1]), int(clock[2] or 0), tzinfo=offset)
    except ValueError:
        return None
    return _sane(at, "second" if clock[2] else "minute")


def _sane(at: datetime, precision: Precision) -> Instant | None:
    return Instant(at, precision) if 1990 <= at.year <= 2100 else None
