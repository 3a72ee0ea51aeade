"""Where an axis of days is marked: at firsts of a month where it is long, at every so many days where not."""

from __future__ import annotations

import math
from datetime import date
from typing import Final

from broadsheet.press.printer import Printer

MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
DAYS: Final = (1, 2, 5, 10, 15)
SHORT: Final = 75  #: days, below which firsts of a month stand too far apart


def ticks_between(printer: Printer, low: float, high: float, most: int) -> dict[float, str]:
    """At most so many marks between two days (as ordinals), each with what is written below it."""
    first, last = math.ceil(low), math.floor(high)
    if last - first <= SHORT:
        return _by_days(printer, first, last, most)
    months = [m for m in range(_month_of(first), _month_of(last) + 1) if _day_of(m) >= first]
    for step in MONTHS:
        chosen = [m for m in months if m % step == 0]
        if len(chosen) <= most:
            break
    name = _year if step >= MONTHS[4] else printer.month_short
    return {float(_day_of(m)): name(date.fromordinal(_day_of(m))) for m in chosen}


def _by_days(printer: Printer, first: int, last: int, most: int) -> dict[float, str]:
    step = next((n for n in DAYS if (last - first) / n < most), DAYS[-1])
    days = range(first + (step - first % step) % step, last + 1, step)
    return {float(day): printer.day(date.fromordinal(day), "medium") for day in list(days)[:most]}


def _month_of(day: int) -> int:
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1


def _day_of(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _year(day: date) -> str:
    return str(day.year)
