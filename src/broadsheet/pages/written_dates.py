"""Dates as people write them, in the languages of the catalogue: "19. April 2024", "2 hours ago"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

LANGUAGES: Final = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "da", "fi", "tr",
    "id", "vi", "hu", "ro", "el",
    "bg", "hr", "sl", "lt", "lv", "et", "is", "ar", "he", "hi", "bn", "sr", "mk", "ca", "ms", "ka",
)  # fmt: skip


class Written(NamedTuple):
    """A date as found in a text: the day, the time of day where one is given, its zone as written."""

    year: int
    month: int
    day: int
    hour: int | None
    minute: int | None
    zone: str
    start: int
    end: int


# Arabic, Persian, Devanagari and Bengali digits, one for one.
_DIGITS: Final = {zero + value: str(value) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for value in range(10)}
_YEAR: Final = r"(?P<year>(?:19[89]\d|20\d\d))"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|\.|º|ª|:e)?"
_CLOCK: Final = re.compile(
    r"^\W{0,4}(?:(?:at|um|à|a las|alle|às|om|kl\.?|o|в|о|godz\.?|,|-|–|\||klo|pukul"
    r"|saat)\s*)?\W{0,3}(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)|(?=\s*[ap]\.?m))"
    r"(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?(?:\s*(?:Uhr|hrs?|h\b))?\s*\(?(?P<zone>(?:UTC"
    r"|GMT)?\s?[+-]\d{1,2}:?\d{0,2}\b|[A-Z]{1,4}T\b|UTC|GMT|MSK|WIB|WITA|MES?Z|Z\b)?",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"\b" + _YEAR + r"[-./](?P<month>0?[1-9]|1[0-2])[-./]" + r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_CJK: Final = re.compile(
    _YEAR + r"\s*[年년]\s*(?P<month>1[0-2]|0?[1-9])\s*[月월]\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日일]"
)
_CJK_CLOCK: Final = re.compile(
    r"^\W*(?:[(（].[)）])?\W*(?:(?P<half>午前|午後|上午|下午|오전|오후)\s*)?(?P<hour>[01]?\d"
    r"|2[0-3])\s*[:：時点點시]\s*(?P<minute>[0-5]\d)?"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/])(?P<one>3[01]|[12]\d|0?[1-9])(?P<sep>[./-])(?P<two>3[01]|[12]\d"
    r"|0?[1-9])(?P=sep)(?P<year>20\d\d|19[89]\d|\d\d)(?![\d/])"
)
_AGO: Final = re.compile(
    r"\b(?P<count>\d{1,2}|an?|one)\s*(?P<unit>minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago\b"
    r"|\bvor\s+(?P<de>\d{1,2}|einer|einem)\s+(?P<unit_de>Minuten?|Stunden?|Tag(?:en)?)\b"
    r"|\bil y a\s+(?P<fr>\d{1,2}|une?)\s+(?P<unit_fr>minutes?|heures?|jours?)\b"
    r"|\bhace\s+(?P<es>\d{1,2}|una?)\s+(?P<unit_es>minutos?|horas?|d[ií]as?)\b"
    r"|(?P<ru>\d{1,2})?\s*(?P<unit_ru>минут\w?|час(?:а|ов)?|дн(?:я|ей)|день)\s+назад"
    r"|(?P<ja>\d{1,2})\s*(?P<unit_ja>分|時間|日|小时|分钟|天|시간|분|일)\s*(?:前|전)",
    re.IGNORECASE,
)
_YESTERDAY: Final = re.compile(
    r"\b(?:(?P<today>today|heute|aujourd['’]hui|hoy|oggi|сегодня|hoje|今日|今天|오늘)"
    r"|(?P<yesterday>yesterday|gestern|hier|ayer|ieri|вчера|ontem|昨日|昨天|어제))\b",
    re.IGNORECASE,
)


_RELATIVE: Final = 60  #: characters; a longer text tells a story of yesterday


def find_dates(text: str, *, month_first: bool = True) -> list[Written]:
    """Every full date in a text, in order; `month_first` reads 3/4/2024 as 4 March."""
    text = text if text.isascii() else text.translate(_DIGITS)
    found = [
        *_with_month_names(text),
        *_matches(_ISO, text),
        *_matches(_CJK, text, clock=_CJK_CLOCK),
        *_numeric(text, month_first=month_first),
    ]
    return sorted(found, key=lambda one: one.start)


def read_relative(text: str, at: datetime) -> tuple[datetime, bool] | None:
    """The instant that "3 hours ago" or "yesterday" names at `at`, and whether it is finer than a day."""
    found = _AGO.search(text)
    if found:
        groups = {name: value for name, value in found.groupdict().items() if value}
        unit = next(value for name, value in groups.items() if name.startswith("unit")).lower()
        amount = next((value for name, value in groups.items() if not name.startswith("unit")), "1")
        number = int(amount) if amount.isdigit() else 1
        step = _unit(unit)
        return at - number * step, step < timedelta(days=1)
    near = _YESTERDAY.search(text) if len(text) < _RELATIVE else None
    if near:
        return at - timedelta(days=1 if near.group("yesterday") else 0), False
    return None


def is_relative(text: str) -> bool:
    """Whether a short text tells a time by how long ago it was: "3 hours ago", "gestern"."""
    return len(text) < _RELATIVE and bool(_AGO.search(text) or _YESTERDAY.search(text))


def _unit(word: str) -> timedelta:
    if word.startswith(("min", "мин", "分", "분")):
        return timedelta(minutes=1)
    if word.startswith(("h", "stunde", "час", "時", "小", "시")):
        return timedelta(hours=1)
    return timedelta(weeks=1) if word.startswith("week") else timedelta(days=1)


@cache
def _month_names() -> tuple[dict[str, int], re.Pattern[str]]:
    names: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    word = name.casefold().strip(". ")
                    if len(word) >= 3 and not word.isdigit():
                        names.setdefault(word, number)
    names |= {"sept": 9, "okt": 10, "mrz": 3, "märz": 3, "мая": 5, "июня": 6, "июля": 7}
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return names, re.compile(
        rf"(?<!\d){_DAY}{_ORDINAL}\s*(?:de\s+|of\s+|-|ב)?(?P<month>{words})\b\.?,?\s*(?:de\s+|del\s+|-)?{_YEAR}"
        rf"|\b(?P<month2>{words})\b\.?\s*(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,?\s*(?P<year2>(?:19[89]\d|20\d\d))",
        re.IGNORECASE,
    )


def _with_month_names(text: str) -> list[Written]:
    names, pattern = _month_names()
    found = []
    for match in pattern.finditer(text):
        month = names[(match.group("month") or match.group("month2")).casefold().strip(". ")]
        found.append(
            _written(
                match,
                int(match.group("year") or match.group("year2")),
                month,
                int(match.group("day") or match.group("day2")),
            )
        )
    return [one for one in found if one]


def _matches(pattern: re.Pattern[str], text: str, clock: re.Pattern[str] | None = None) -> list[Written]:
    found = [
        _written(m, int(m.group("year")), int(m.group("month")), int(m.group("day")), clock or _CLOCK)
        for m in pattern.finditer(text)
    ]
    return [one for one in found if one]


def _numeric(text: str, *, month_first: bool) -> list[Written]:
    found = []
    for match in _NUMERIC.finditer(text):
        one, two, year = int(match.group("one")), int(match.group("two")), int(match.group("year"))
        if match.group("sep") == "." or one > 12 or (not month_first and two <= 12):
            one, two = two, one
        found.append(_written(match, year + 2000 if year < 100 else year, one, two))
    return [one for one in found if one]


def _written(
    match: re.Match[str], year: int, month: int, day: int, clock: re.Pattern[str] = _CLOCK
) -> Written | None:
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    time = clock.match(match.string[match.end() : match.end() + 40])
    if not time or (time.group("minute") is None and not time.groupdict().get("half")):
        return Written(year, month, day, None, None, "", match.start(), match.end())
    hour, half = int(time.group("hour")), (time.group("half") or "").lower()
    late = half.startswith("p") or half in {"午後", "下午", "오후"}
    hour = hour % 12 + 12 * late if half else hour
    zone = (time.groupdict().get("zone") or "").strip()
    return Written(
        year, month, day, hour, int(time.group("minute") or 0), zone, match.start(), match.end() + time.end()
    )
