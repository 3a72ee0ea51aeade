"""Dates in the words of other languages, and in bare numbers: what the two standard forms are not."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from functools import cache
from typing import Any

from broadsheet.feeds.instants import Clock, build_instant, read_offset

_BUDDHIST = 543  #: years that the Thai calendar is ahead
_LAST_YEAR = 2400
_NUMBERS = re.compile(r"\d+")
_COLON = re.compile(
    r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?(?:\s*([ap])\.?\s?m\b)?", re.IGNORECASE
)  # fmt: skip
#: "10h05", "10 h", "kl. 10.05", "10時05分", "10시 5분": clocks without a colon, read where there is none.
_OTHER_CLOCK = re.compile(
    r"(?:(?<!\d)(\d{1,2})\s?h(?:\s?(\d\d))?(?![a-z])"
    r"|\b(?:kl|klo|um|ore)\.?\s?(\d{1,2})\.(\d\d)(?!\d)"
    r"|(\d{1,2})\s?[時时点點시](?:\s?(\d{1,2})\s?[分분])?(?:\s?\d{1,2}\s?[秒초])?)",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_AFTERNOON, _MORNING = ("오후", "午後", "下午"), ("오전", "午前", "上午")
_TAIL_ZONE = re.compile(r"(?:^|[\s\d])((?:GMT|UTC)?\s?[+-]\d\d:?\d\d|Z|[A-Z]{2,4})\)?$")
_WORD = re.compile(r"[^\s\d,.،:;/()+-]+")
_IN_HEBREW = "\u05d1"
_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg", "el", "tr",
    "sv", "da", "nb", "fi", "et",
    "lv", "lt", "hr", "sl", "sr", "ca", "eu", "gl", "id", "ms", "vi", "th", "hi", "fa", "ar", "he", "be",
    "mk", "is", "ga",
)  # fmt: skip


def read_worded(text: str, language: str = "") -> datetime | None:
    """A date with a month in the words of any language that CLDR knows, or three numbers.

    `language` decides where two languages use one word for different months ("listopad").
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    text = "".join(str(unicodedata.digit(c, c)) for c in text)
    zone = _TAIL_ZONE.search(text)
    offset = read_offset(zone.group(1)) if zone else 0
    if offset is None and zone and zone.group(1)[-1].isdigit():
        return None  # an offset that no place on Earth has
    offset = offset or 0
    clock, rest = _cut_time(text[: zone.start(1)] if zone and offset else text)
    if found := _EAST_ASIAN.search(rest):
        year, month, day = (int(v) for v in found.groups())
        return build_instant(year, month, day, clock, offset)
    numbers = [m.group() for m in _NUMBERS.finditer(rest) if len(m.group()) <= 4]
    named = _find_month(rest, language)
    if named is None:
        return _read_numbers(numbers, clock, offset)
    day_and_year = _day_and_year(numbers)
    return (
        None
        if day_and_year is None
        else build_instant(day_and_year[1], named, day_and_year[0], clock, offset)
    )


def _day_and_year(numbers: list[str]) -> tuple[int, int] | None:
    year = next((int(n) for n in numbers if len(n) == 4), None)
    short = [int(n) for n in numbers if len(n) <= 2]
    day = next((n for n in short if 1 <= n <= 31), 1)
    if year is None:
        year = short[1] + 2000 if len(short) > 1 and short[1] < 70 else None
    return None if year is None else (day, year - _BUDDHIST if year > _LAST_YEAR else year)


def _read_numbers(numbers: list[str], clock: Clock, offset: int) -> datetime | None:
    """Year first, else day before month unless only month before day is possible."""
    if len(numbers) < 3:
        return None
    first, second, third = numbers[:3]
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        return build_instant(a, b, c, clock, offset)
    if len(third) != 4:
        return None
    day, month = (b, a) if b > 12 else (a, b)
    return build_instant(c, month, day, clock, offset)


def _cut_time(text: str) -> tuple[Clock, str]:
    """The time of day, and the text without it."""
    found = _COLON.search(text)
    if found is None:
        return _cut_other_time(text)
    hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3))
    half = (found.group(4) or "").lower()
    if half == "p" or any(word in text for word in _AFTERNOON):
        hour = hour + 12 if hour < 12 else hour
    elif hour == 12 and (half == "a" or any(word in text for word in _MORNING)):
        hour = 0
    return (hour, minute, second), f"{text[: found.start()]} {text[found.end() :]}"


def _cut_other_time(text: str) -> tuple[Clock, str]:
    found = _OTHER_CLOCK.search(text)
    if found is None:
        return (0, 0, 0), text
    hour, minute = ([int(part) for part in found.groups() if part] + [0])[:2]
    if hour < 12 and any(word in text for word in _AFTERNOON):
        hour += 12
    return (hour, minute, 0), f"{text[: found.start()]} {text[found.end() :]}"


def _find_month(text: str, language: str) -> int | None:
    words = [_plain(m.group()) for m in _WORD.finditer(text)] + [_plain(word) for word in text.split()]
    own = _months_of(language.split("-", maxsplit=1)[0].lower())
    for known in (own, _months()):
        for word in words:
            if word in known:
                return known[word]
    return next((m for w in words if len(w) >= 3 and (m := _month_like(w)) is not None), None)


def _month_like(word: str) -> int | None:
    """The month whose name the word begins with, or that begins with the word where only one does."""
    longer = next((m for name, m in _months().items() if len(word) >= 4 and word.startswith(name)), None)
    if longer is not None:
        return longer
    shorter = {m for name, m in _months().items() if name.startswith(word)}
    return shorter.pop() if len(shorter) == 1 else None


@cache
def _months() -> dict[str, int]:
    """Names of months in all languages, the first language winning; about half a second, once."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for word, month in _months_of(language).items():
            names.setdefault(word, month)
    return names


@cache
def _months_of(language: str) -> dict[str, int]:
    from babel import Locale  # noqa: PLC0415 - its tables are slow to load and seldom needed

    if language not in _LANGUAGES:
        return {}
    tables = Locale.parse(language).months
    return {
        word: month
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in tables[use][width].items()
        if len(word := _plain(name)) >= 3 and not word.isdigit()
    } | {_IN_HEBREW + word: month for word, month in _hebrew(tables, language)}


def _hebrew(tables: Any, language: str) -> list[tuple[str, int]]:
    """In Hebrew "in" is the first letter of the month."""
    wide = tables["format"]["wide"].items() if language == "he" else ()
    return [(_plain(name), month) for month, name in wide]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip(" .،,")
