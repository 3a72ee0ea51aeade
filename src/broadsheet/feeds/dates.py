"""Dates as feeds write them: RFC 822, ISO 8601, and the words of other languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

_ENGLISH = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_RFC = re.compile(
    r"(?:[A-Za-z]{2,9}[,.]?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)"
    r"(?:,?[\sT]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s*([A-Za-z]{1,5}|(?:GMT|UTC|UT)?\s?[+-]\d\d?:?\d\d)?(?:\s*\([A-Za-z ]{1,40}\))?$"
)
_ISO = re.compile(
    r"(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,12})?)?)?"
    r"\s*(Z|z|[A-Z]{3,4}|(?:GMT|UTC)?\s?[+-]\d\d(?::?\d\d)?)?$"
)
_ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "et": -300,
    "pt": -480, "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "bst": 60, "west": 60,
    "eet": 120, "eest": 180, "msk": 180, "msd": 240, "ist": 330, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480,
    "awst": 480, "aest": 600, "aedt": 660, "acst": 570, "nzst": 720, "nzdt": 780, "sast": 120, "brt": -180,
    "art": -180, "wib": 420, "pht": 480, "gst": 240, "trt": 180, "idt": 180,
}  # fmt: skip
_EARLIEST_YEAR = 1971  #: before that it is a counter that was never set
_LONGEST = 80


def read_date(text: str) -> datetime | None:
    """The instant in UTC, or None where the text is no date.

    A date without a zone is taken as UTC, a day without a time as its midnight. Two-digit years are
    of 1970 to 2069. Hour 24 and the second 60 roll over.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _read_rfc(text) or _read_iso(text) or _read_worded(text)
    except (ValueError, OverflowError):
        return None


def _build(year: int, month: int, day: int, clock: tuple[int, int, int], zone: int) -> datetime | None:
    if year < 100:
        year += 2000 if year < 70 else 1900
    if year < _EARLIEST_YEAR or clock[0] > 24 or clock[1] > 59 or clock[2] > 61:
        return None
    start = datetime(year, month, day, tzinfo=timezone(timedelta(minutes=zone)))
    return (start + timedelta(hours=clock[0], minutes=clock[1], seconds=clock[2])).astimezone(UTC)


def _clock(hour: str | None, minute: str | None, second: str | None) -> tuple[int, int, int]:
    return int(hour or 0), int(minute or 0), int(second or 0)


def _read_rfc(text: str) -> datetime | None:
    found = _RFC.match(text)
    if found is None:
        return None
    day, name, year, hour, minute, second, zone = found.groups()
    month = _ENGLISH.get(name[:3].lower())
    offset = _offset(zone)
    if month is None or offset is None:
        return None
    return _build(int(year), month, int(day), _clock(hour, minute, second), offset)


def _read_iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = _offset(zone)
    if offset is None:
        return None
    return _build(int(year), int(month), int(day or 1), _clock(hour, minute, second), offset)


def _offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich; None where the name is unknown."""
    zone = (zone or "").strip().lower()
    if zone in _ZONES:
        return _ZONES[zone]
    zone = re.sub(r"^(?:gmt|utc|ut)\s?", "", zone)
    if zone[:1] not in {"+", "-"}:
        return _ZONES.get(zone)
    digits = (
        zone[1:].replace(":", "").ljust(4, "0")
        if len(zone) < 5 and ":" not in zone
        else zone[1:].replace(":", "").rjust(4, "0")
    )
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return None if minutes > 15 * 60 else (minutes if zone[0] == "+" else -minutes)


_NUMBERS = re.compile(r"\d+")
_TIME = re.compile(r"(\d{1,2})[:.hH](\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_HALF_DAY = (("오후", 12), ("午後", 12), ("下午", 12), ("오전", 0), ("午前", 0), ("上午", 0))
_TAIL_ZONE = re.compile(r"(?:^|[\s\d])((?:GMT|UTC)?\s?[+-]\d\d:?\d\d|Z|[A-Z]{2,4})\)?$")


def _read_worded(text: str) -> datetime | None:
    """A date with a month in the words of any language that CLDR knows, or in numbers."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    text = "".join(str(unicodedata.digit(c, c)) for c in text)
    zone = _TAIL_ZONE.search(text)
    offset = (_offset(zone.group(1)) or 0) if zone else 0
    clock, rest = _cut_time(text[: zone.start(1)] if zone and offset else text)
    if found := _EAST_ASIAN.search(rest):
        year, month, day = (int(v) for v in found.groups())
        return _build(year, month, day, clock, offset)
    numbers = [(m.group(), int(m.group())) for m in _NUMBERS.finditer(rest) if len(m.group()) <= 4]
    named = _find_month(rest)
    if named is not None:
        year = next((v for raw, v in numbers if len(raw) == 4), None)
        day = next((v for raw, v in numbers if len(raw) <= 2 and 1 <= v <= 31), None)
        if year is None:
            short = [v for raw, v in numbers if len(raw) <= 2]
            year = short[1] + 2000 if len(short) > 1 and short[1] < 70 else None
        return None if year is None else _build(year, named, day or 1, clock, offset)
    return _read_numbers(numbers, clock, offset)


def _read_numbers(
    numbers: list[tuple[str, int]], clock: tuple[int, int, int], offset: int
) -> datetime | None:
    """Three numbers: year first, else day before month unless only month before day is possible."""
    if len(numbers) < 3:
        return None
    (first, a), (_, b), (third, c) = numbers[:3]
    if len(first) == 4:
        return _build(a, b, c, clock, offset)
    if len(third) not in {2, 4}:
        return None
    day, month = (b, a) if b > 12 else (a, b)
    return _build(c, month, day, clock, offset)


def _cut_time(text: str) -> tuple[tuple[int, int, int], str]:
    colon = re.search(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?(?:\s*([ap])\.?\s?m\b)?", text, re.IGNORECASE)
    if colon is None:
        return (0, 0, 0), text
    hour, minute, second = _clock(*colon.group(1, 2, 3))
    half = (colon.group(4) or "").lower()
    shift = next((h for word, h in _HALF_DAY if word in text), None)
    if half == "p" or shift == 12:
        hour = hour + 12 if hour < 12 else hour
    elif (half == "a" or shift == 0) and hour == 12:
        hour = 0
    return (hour, minute, second), text[: colon.start()] + " " + text[colon.end() :]


@cache
def _months() -> dict[str, int]:
    """Names of months in the languages of the catalogue, from CLDR; about a second, once."""
    from babel import Locale  # noqa: PLC0415 - its tables are slow to load and seldom needed

    names: dict[str, int] = {}
    for code in _LANGUAGES:
        tables = Locale.parse(code).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in tables[use][width].items():
                    word = _plain_word(name)
                    if len(word) >= 3 and not word.isdigit():
                        names.setdefault(word, month)
    return names


_LANGUAGES = (
    "en de fr es it pt nl ru uk pl cs sk hu ro bg el tr sv da nb fi et lv lt hr sl sr ca eu gl "
    "id ms vi th hi fa ar he be mk is ga"
).split()  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_]+(?:[̀-ͯ]+[^\W\d_]*)*", re.UNICODE)


def _plain_word(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip(" .،,")


def _find_month(text: str) -> int | None:
    known = _months()
    words = [_plain_word(m.group()) for m in _WORD.finditer(text)]
    for word in words:
        if word in known:
            return known[word]
    for word in words:
        if len(word) >= 4:
            for name, month in known.items():
                if len(name) >= 3 and word.startswith(name):
                    return month
    return None
