"""Time zones by the names that texts give them."""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone
from typing import Final

#: Minutes east of Greenwich; a name of several zones has its most common.
_ZONES: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "met":
    60, "mest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "sast": 120, "trt": 180, "idt":
    180, "msk": 180, "eat": 180, "wat": 60, "cat": 120, "msd": 240, "gst": 240, "pkt": 300, "ist": 330,
    "npt": 345, "wib": 420, "ict": 420, "wita": 480, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
    "awst": 480, "wit": 540, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660,
    "nzst": 720, "nzdt": 780, "brt": -180, "art": -180, "clt": -240, "adt": -180, "edt": -240, "est":
    -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480, "akdt": -480,
    "akst": -540, "hst": -600,
}  # fmt: skip
#: The names that Americans use all the year: minutes in winter, an hour more in summer.
_AMERICAN: Final = {"et": -300, "ct": -360, "mt": -420, "pt": -480}
_NUMBER: Final = re.compile(r"(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?")
_DAY: Final = 24 * 60


def read_zone(zone: str, day: date) -> timezone | None:
    """The zone of "Z", "+02:00", "+0200", "GMT+2" or a common name on that day; None where it is unknown."""
    name = zone.strip().lower()
    minutes = _AMERICAN[name] + 60 * _is_summer(day) if name in _AMERICAN else _ZONES.get(name)
    if minutes is None:
        minutes = _read_number(name)
    return None if minutes is None else timezone(timedelta(minutes=minutes))


def _read_number(name: str) -> int | None:
    found = _NUMBER.fullmatch(name)
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return None if minutes >= _DAY else -minutes if found[1] == "-" else minutes


def _is_summer(day: date) -> bool:
    """Whether American clocks are an hour ahead, by the rule since 2007, to the day."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
