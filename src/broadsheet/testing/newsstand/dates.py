"""Dates as outlets print them: by their own clock, in their language, at times only "3 hours ago"."""

from __future__ import annotations

from datetime import datetime

from babel import Locale
from babel.dates import format_datetime, format_timedelta

from broadsheet.testing.newsstand.outlets import Outlet


def visible_date(outlet: Outlet, at: datetime, now: datetime) -> str:
    """The date as the page shows it; empty where the outlet shows none."""
    if outlet.date == "none":
        return ""
    locale = Locale.parse(_LOCALES.get(outlet.language, outlet.language), sep="-")
    if outlet.date == "relative":
        return str(format_timedelta(at - now, add_direction=True, locale=locale, threshold=1.5))
    return str(format_datetime(outlet.local_time(at), outlet.date, tzinfo=None, locale=locale))


_LOCALES = {"pt": "pt-PT", "en": "en-US"}


def machine_date(outlet: Outlet, at: datetime) -> str:
    """ISO 8601 with the outlet's own offset; analysts and letters give the day alone."""
    local = outlet.local_time(at)
    if outlet.kind in {"analyst", "regulator"}:
        return f"{local:%Y-%m-%d}"
    if "no_zone" in outlet.quirks:
        local = local.replace(tzinfo=None)
    return local.isoformat(timespec="seconds")


def mail_date(at: datetime) -> str:
    """RFC 822, as RSS and HTTP write it, in GMT whatever the machine's locale."""
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[at.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[at.month - 1]
    return f"{day}, {at.day:02d} {month} {at.year} {at:%H:%M:%S} GMT"
