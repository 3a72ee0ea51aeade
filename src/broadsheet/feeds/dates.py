"""Dates as feeds write them: RFC 822 and ISO 8601 by the shortest way, all others by their words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from broadsheet.feeds.instants import Clock, build_instant, read_offset
from broadsheet.feeds.worded_dates import read_worded

_MONTHS = {
    name: number
    for number, name in enumerate("janfebmaraprmayjunjulaugsepoctnovdec"[i : i + 3] for i in range(0, 36, 3))
}
_RFC = re.compile(
    r"(?:[A-Za-z]{2,9}[,.]?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)"
    r"(?:,?[\sT]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?"
    r"\s*([A-Za-z]{1,5}|(?:GMT|UTC|UT)?\s?[+-]\d\d?:?\d\d)?(?:\s*\([A-Za-z ]{1,40}\))?$"
)
_ISO = re.compile(
    r"(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,12})?)?)?"
    r"\s*(Z|z|[A-Z]{3,4}|(?:GMT|UTC)?\s?[+-]\d\d(?::?\d\d)?)?$"
)
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d{1,9})?$")  #: since 1970, or thousandths; a 2 begins a year
_LONGEST = 80


def read_date(text: str, language: str = "") -> datetime | None:
    """The instant in UTC, or None where the text is no date.

    A date without a zone is taken as UTC, a day without a time as its midnight. Two-digit years are
    of 1970 to 2069; ten or thirteen digits that begin with 1 count from 1970, as programs do. `language`
    is that of the feed, for months that two languages name alike.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _read_rfc(text) or _read_count(text) or _read_iso(text) or read_worded(text, language)
    except (ValueError, OverflowError):
        return None


def _read_rfc(text: str) -> datetime | None:
    found = _RFC.match(text)
    if found is None:
        return None
    day, name, year, hour, minute, second, zone = found.groups()
    month, offset = _MONTHS.get(name[:3].lower()), read_offset(zone)
    if month is None or offset is None:
        return None
    return build_instant(_whole_year(year), month + 1, int(day), _clock(hour, minute, second), offset)


def _read_iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = read_offset(zone)
    if offset is None:
        return None
    return build_instant(int(year), int(month), int(day or 1), _clock(hour, minute, second), offset)


def _read_count(text: str) -> datetime | None:
    found = _SECONDS.match(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def _whole_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _clock(hour: str | None, minute: str | None, second: str | None) -> Clock:
    return int(hour or 0), int(minute or 0), int(second or 0)
