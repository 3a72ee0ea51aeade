"""Dates, times, lengths of time and money as a reader of one language writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_compact_currency, format_compact_decimal, format_decimal, format_percent

from broadsheet.records import Money, When

DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")

Say = Callable[[str], str]


def locale_of(language: str) -> Locale:
    """The locale of a BCP 47 tag, English where it is unknown."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=4096)
def day_text(day: date, locale: Locale, style: str = "long") -> str:
    """A day: "21 November 2026" in the order of the language; style as in CLDR."""
    if locale.language == "en":
        pattern = {"medium": "d MMM y", "long": "d MMMM y", "full": "EEEE d MMMM y"}[style]
        return str(format_date(day, pattern, locale=locale))
    return str(format_date(day, style, locale=locale))


@lru_cache(maxsize=1024)
def month_text(day: date, locale: Locale) -> str:
    """Month and year."""
    return str(format_date(day, "LLLL y", locale=locale))


def month_short_text(day: date, locale: Locale) -> str:
    """Month and year, the month cut short."""
    return str(format_date(day, "LLL y", locale=locale))


def weekday_text(day: date, locale: Locale) -> str:
    """The day of the week, short."""
    return str(format_date(day, "EEE", locale=locale))


def instant_text(at: datetime, locale: Locale, zone: tzinfo) -> str:
    """Day and time with minutes in the paper's time zone."""
    local = at.astimezone(zone)
    if locale.language == "en":
        return str(format_datetime(local, "d MMM y, HH:mm", locale=locale))
    comma = "" if locale.language in {"zh", "ja", "ko"} else ","
    return (
        f"{format_date(local, 'medium', locale=locale)}{comma} {format_time(local, 'short', locale=locale)}"
    )


def clock_text(at: datetime, locale: Locale, zone: tzinfo) -> str:
    """The time of day alone."""
    local = at.astimezone(zone)
    return str(format_time(local, "HH:mm" if locale.language == "en" else "short", locale=locale))


def lead_text(lead: timedelta, locale: Locale) -> str:
    """A length of time in the largest unit of which there are two: "3 hours", "90 minutes"."""
    if timedelta(minutes=55) <= lead < timedelta(minutes=66):
        lead = timedelta(hours=1)
    return str(format_timedelta(lead, locale=locale, threshold=1 if lead == timedelta(hours=1) else 2))


@lru_cache(maxsize=4096, typed=True)
def number_text(number: float, locale: Locale) -> str:
    """A number with the language's separators."""
    return str(format_decimal(number, locale=locale))


def share_text(low: float | None, high: float | None, locale: Locale) -> str:
    """A share as an interval: "12–40%", "?" where an end is unknown."""
    ends = [("?" if x is None else format_percent(x, locale=locale)) for x in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def amount_text(amount: Decimal, currency: str, locale: Locale) -> str:
    """An amount in short form: "$13.3B"."""
    if currency == "XXX":
        return str(format_decimal(amount, locale=locale))
    if locale.language == "zh" and currency in _NAMED:
        return f"{_plain(amount, locale)}{_NAMED[currency]}"
    digits = 0 if amount == amount.to_integral() and abs(amount) < 1000 else 2
    text = _trimmed(format_compact_currency(amount, currency, locale=locale, fraction_digits=digits))
    return re.sub(r"^([A-Z]{3})(?=\d)", "\\1\u00a0", text)  # a code needs a space, a sign does not


_NAMED: Final = {
    "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "CNY": "元", "HKD": "港元", "KRW": "韩元",
    "INR": "卢比", "CHF": "瑞士法郎", "SGD": "新加坡元", "AUD": "澳元", "CAD": "加元", "TWD": "新台币",
}  # fmt: skip
"""How Chinese newspapers name a currency, after the amount."""


def _plain(amount: Decimal, locale: Locale) -> str:
    return _trimmed(format_compact_decimal(amount, locale=locale, fraction_digits=2))


def _trimmed(text: str) -> str:
    return re.sub(r"([.,]\d*?)0+(?=\D|$)", lambda m: m[1] if len(m[1]) > 1 else "", text, count=1)


def money_text(money: Money, locale: Locale, say: Say) -> str:
    """Money with its bound: "up to $5B", "$6.5B–$7B"; as written where the currency is open."""
    low, high = money.low, money.high
    if money.currency == "XXX" or (low is None and high is None):
        return money.as_written
    ends = [amount_text(x, money.currency, locale) for x in (low, high) if x is not None]
    if money.bound == "range" and len(ends) == 2 and ends[0] != ends[1]:
        text = f"{ends[0]}–{ends[1]}"
    else:
        text = _bounded(money, ends, say)
    return text + _period(money, say)


def _bounded(money: Money, ends: list[str], say: Say) -> str:
    patterns = {
        "about": "about %(amount)s",
        "up_to": "up to %(amount)s",
        "at_least": "at least %(amount)s",
        "more_than": "more than %(amount)s",
    }
    amount = ends[-1] if money.bound == "up_to" else ends[0]
    pattern = patterns.get(money.bound)
    return amount if pattern is None else say(pattern) % {"amount": amount}


def _period(money: Money, say: Say) -> str:
    if money.period == "":
        return ""
    return " " + say("a year" if money.period == "year" else "a month")


def when_text(when: When, locale: Locale, say: Say) -> str:
    """When something happens, as precisely as is known; the words of the text where no day is."""
    early, late = when.earliest, when.latest
    if early is None and late is None:
        return when.as_written
    if early is not None and late is not None:
        return _stretch(early, late, when.precision, locale)
    if late is not None:
        return say("by %(day)s") % {"day": day_text(late, locale, "medium")}
    if early is None:  # pragma: no cover - both ends were looked at above
        return when.as_written
    return say("from %(day)s") % {"day": day_text(early, locale, "medium")}


def _stretch(early: date, late: date, precision: str, locale: Locale) -> str:
    if early == late:
        return day_text(early, locale, "medium")
    if precision == "month":
        return str(format_date(early, "MMMM y", locale=locale))
    if precision == "quarter":
        return str(format_date(early, "QQQ y", locale=locale))
    if precision == "year" and early.year == late.year:
        return str(early.year)
    return f"{day_text(early, locale, 'medium')} – {day_text(late, locale, 'medium')}"
