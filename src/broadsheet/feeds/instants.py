"""The parts of a date put together: years, clocks and zones with their limits."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

Clock = tuple[int, int, int]

_EARLIEST_YEAR = 1971  #: before that it is a counter that was never set
#: Minutes east of Greenwich of the names that feeds use; a name of several zones has its most common.
_ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "et": -300,
    "pt": -480, "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "bst": 60, "west": 60,
    "eet": 120, "eest": 180, "msk": 180, "msd": 240, "ist": 330, "jst": 540, "kst": 540, "hkt": 480,
    "sgt": 480,
    "awst": 480, "aest": 600, "aedt": 660, "acst": 570, "nzst": 720, "nzdt": 780, "sast": 120, "brt": -180,
    "art": -180, "wib": 420, "pht": 480, "gst": 240, "trt": 180, "idt": 180,
}  # fmt: skip
_PREFIX = re.compile(r"^(?:gmt|utc|ut)\s?")


def build_instant(year: int, month: int, day: int, clock: Clock, offset: int) -> datetime | None:
    """The instant in UTC; None for a year before 1971 or a time no clock shows.

    Hour 24 and second 60 roll over. Raises ValueError for a day or month that does not exist.
    """
    hour, minute, second = clock
    if year < _EARLIEST_YEAR or hour > 24 or minute > 59 or second > 61:
        return None
    start = datetime(year, month, day, tzinfo=timezone(timedelta(minutes=offset)) if offset else UTC)
    return (start + timedelta(hours=hour, minutes=minute, seconds=second)).astimezone(UTC)


def read_offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich of "+01:00", "+1", "GMT-5" or a name; None where it is unknown."""
    name = (zone or "").strip().lower()
    if name in _ZONES:
        return _ZONES[name]
    digits = _PREFIX.sub("", name)
    sign, digits = digits[:1], digits[1:]
    if sign not in {"+", "-"}:
        return None
    hours, _, minutes = digits.partition(":") if ":" in digits else (digits[:-2], "", digits[-2:])
    if not hours:
        hours, minutes = digits, "0"
    total = int(hours) * 60 + int(minutes)
    return None if total > 15 * 60 else (total if sign == "+" else -total)
