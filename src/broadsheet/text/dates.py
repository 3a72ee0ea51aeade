"""When something happens, read from prose against the day it was published.

"in October" is the last October that was not after the anchor, "last fall" the last one that had
ended, "over seven years" a stretch that begins at the anchor; nothing is made more precise than the
words are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, Literal

from broadsheet.records import When

Precision = Literal["day", "week", "month", "quarter", "half", "year", "span", "unknown"]
Rule = tuple[re.Pattern[str], Callable[["re.Match[str]", date | None], "When | None"]]

_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "twenty": 20, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "zehn": 10, "un": 1, "une": 1, "una": 1, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "sept": 7, "dix": 10, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "diez": 10, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "десять": 10,
}  # fmt: skip
_ORDINALS = (("first", "erste"), ("second", "zweite"), ("third", "dritte"), ("fourth", "vierte"))
_UNITS: tuple[tuple[str, str], ...] = (
    ("year", "year|jahr|an|año|год|лет"), ("month", "month|monat|mois|mes|месяц"), ("week", "week|woche|sem|недел"),
    ("day", "day|tag|jour|día|дн"),
)  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def read_whens(text: str, *, language: str, anchor: date | None) -> tuple[When, ...]:
    """Every stretch of time that `text` names, in order; `anchor` is the day of publication.

    Words that need an anchor ("last year") are left out where there is none. Languages that are not
    known are read for ISO dates and years alone.
    """
    found: list[tuple[int, int, When]] = []
    for pattern, build in _rules(language.split("-", maxsplit=1)[0].lower()):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b, _ in found):
                continue
            try:
                when = build(match, anchor)
            except ValueError:  # the thirty-first of a month that has thirty days is no date
                continue
            if when is not None:
                found.append((match.start(), match.end(), when))
    return tuple(when for _, _, when in sorted(found, key=lambda f: f[0]))


def _when(
    first: date, last: date, precision: Precision, match: re.Match[str], anchor: date | None = None
) -> When:
    return When(
        earliest=first, latest=last, precision=precision, as_written=match.group().strip(), anchor=anchor
    )


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    return tuple(_iterate_rules(_words().get(language, {}), language))


@cache
def _words() -> dict[str, Any]:
    text = resources.files("broadsheet").joinpath("data", "calendar_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _iterate_rules(words: dict[str, Any], language: str) -> Iterator[Rule]:
    yield re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"), _digits
    if language in {"zh", "ja"}:
        yield re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"), _digits
        yield re.compile(r"(?:(?P<year>(?:19|20)\d\d)年|今年)(?P<month>\d{1,2})月"), _digits
        yield re.compile(r"(?P<year>(?:19|20)\d\d)年"), _whole_year
    else:
        yield from _named_month_rules(words)
    for name, sign in (("last", -1), ("this", 0), ("next", 1)):
        yield from _relative_rules(words, name, sign)
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if name in words:
            yield re.compile(_edge(words[name], language), re.IGNORECASE), _shifted(days)
    yield from _phrase_rules(words)
    yield re.compile(rf"\b{_YEAR}\b(?![\d,.%-]\d)"), _whole_year


def _edge(words: str, language: str) -> str:
    return words if language in {"zh", "ja"} else rf"\b{words}\b"


def _named_month_rules(words: dict[str, Any]) -> Iterator[Rule]:
    if "months" not in words:
        return
    named = "|".join(
        f"(?P<m{n}>{full}|{short}\\.)"
        for n, (full, short) in enumerate(zip(words["months"], words["short"], strict=True))
    )
    de = r"(?:de |d['’])?"
    yield (
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th)? {de}(?:{named})(?:,? {de}{_YEAR})?"),
        _named,
    )
    yield re.compile(rf"\b(?:{named}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? {_YEAR})?"), _named
    yield re.compile(rf"\b(?:{named}),? {de}{_YEAR}"), _named
    yield re.compile(rf"(?<![.?!] )(?<!^)\b(?:{named})\b(?! \d)"), _named
    days = "|".join(f"(?P<w{n}>{day})" for n, day in enumerate(words["weekdays"]))
    yield re.compile(rf"\b(?:{days})\b", re.IGNORECASE), _weekday


def _relative_rules(words: dict[str, Any], name: str, sign: int) -> Iterator[Rule]:
    for unit in ("year", "month", "week"):
        if (fixed := words.get(f"{name}_{unit}")) is not None:
            yield re.compile(fixed), _relative(unit, sign)
        if unit not in words:
            continue
        if name in words:
            yield re.compile(rf"\b{words[name]} {words[unit]}\b", re.IGNORECASE), _relative(unit, sign)
        if f"{name}_after" in words:
            yield (
                re.compile(rf"\b{words[unit]} {words[f'{name}_after']}\b", re.IGNORECASE),
                _relative(unit, sign),
            )
    if name in words and "seasons" in words:
        named = "|".join(f"(?P<s{n}>{season})" for n, season in enumerate(words["seasons"]))
        yield re.compile(rf"\b{words[name]} (?:{named})\b", re.IGNORECASE), _season(sign)


def _phrase_rules(words: dict[str, Any]) -> Iterator[Rule]:
    for name, build in (("quarters", _quarter), ("half", _half), ("ago", _ago), ("span", _span)):
        if name in words:
            yield re.compile(rf"\b{words[name]}", re.IGNORECASE), build


def _digits(match: re.Match[str], anchor: date | None) -> When | None:
    groups = match.groupdict()
    return _calendar(match, groups.get("year"), int(groups["month"]), groups.get("day"), anchor)


def _named(match: re.Match[str], anchor: date | None) -> When | None:
    groups = match.groupdict()
    month = next(int(k[1:]) + 1 for k, v in groups.items() if v and re.fullmatch(r"m\d+", k))
    return _calendar(match, groups.get("year"), month, groups.get("day"), anchor)


def _calendar(
    match: re.Match[str], year: str | None, month: int, day: str | None, anchor: date | None
) -> When | None:
    """A date with what it has; a missing year is the last one in which it was not after the anchor."""
    if year is None and anchor is None:
        return None
    number = int(year) if year else _last_year_with(month, int(day) if day else 1, anchor)
    used = None if year else anchor
    if day:
        exact = date(number, month, int(day))
        return _when(exact, exact, "day", match, used)
    return _when(*_month(number, month), "month", match, used)


def _last_year_with(month: int, day: int, anchor: date | None) -> int:
    assert anchor is not None
    return anchor.year if (month, day) <= (anchor.month, max(anchor.day, 1)) else anchor.year - 1


def _whole_year(match: re.Match[str], _: date | None) -> When | None:
    year = int(match["year"])
    return _when(date(year, 1, 1), date(year, 12, 31), "year", match)


def _weekday(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    wanted = next(int(k[1:]) for k, v in match.groupdict().items() if v and re.fullmatch(r"w\d", k))
    day = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
    return _when(day, day, "day", match, anchor)


def _shifted(days: int) -> Callable[[re.Match[str], date | None], When | None]:
    def build(match: re.Match[str], anchor: date | None) -> When | None:
        if anchor is None:
            return None
        day = anchor + timedelta(days=days)
        return _when(day, day, "day", match, anchor)

    return build


def _relative(unit: str, sign: int) -> Callable[[re.Match[str], date | None], When | None]:
    def build(match: re.Match[str], anchor: date | None) -> When | None:
        if anchor is None:
            return None
        if unit == "year":
            year = anchor.year + sign
            return _when(date(year, 1, 1), date(year, 12, 31), "year", match, anchor)
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 + sign
            return _when(*_month(months // 12, months % 12 + 1), "month", match, anchor)
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=sign)
        return _when(monday, monday + timedelta(days=6), "week", match, anchor)

    return build


def _season(sign: int) -> Callable[[re.Match[str], date | None], When | None]:
    """Seasons of the northern hemisphere, whole months: winter is December to February."""

    def build(match: re.Match[str], anchor: date | None) -> When | None:
        if anchor is None:
            return None
        number = next(int(k[1:]) for k, v in match.groupdict().items() if v and re.fullmatch(r"s\d", k))
        year = anchor.year + max(sign, 0)
        first = date(year - 1, 12, 1) if number == 0 else date(year, number * 3, 1)
        last = _month(year, 2 if number == 0 else number * 3 + 2)[1]
        if sign < 0 and last >= anchor:
            first, last = first.replace(year=first.year - 1), _month(last.year - 1, last.month)[1]
        return _when(first, last, "quarter", match, anchor)

    return build


def _quarter(match: re.Match[str], _: date | None) -> When | None:
    number = int(match["qnum"]) if match["qnum"] else _ordinal(match["qword"])
    year = int(match["qyear"] or match["qyear2"])
    return _when(date(year, number * 3 - 2, 1), _month(year, number * 3)[1], "quarter", match)


def _half(match: re.Match[str], _: date | None) -> When | None:
    number = int(match["hnum"]) if match["hnum"] else _ordinal(match["half"])
    year = int(match["hyear"] or match["hyear2"])
    return _when(date(year, number * 6 - 5, 1), _month(year, number * 6)[1], "half", match)


def _ordinal(word: str) -> int:
    lowered = word.lower()
    return next(n for n, forms in enumerate(_ORDINALS, 1) if any(lowered.startswith(f) for f in forms))


def _ago(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    count, unit = _count(match), _unit(match["unit"])
    if unit == "year":
        year = anchor.year - count
        return _when(date(year, 1, 1), date(year, 12, 31), "year", match, anchor)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - count
        return _when(*_month(months // 12, months % 12 + 1), "month", match, anchor)
    day = anchor - timedelta(days=count * (7 if unit == "week" else 1))
    return _when(day, day, "week" if unit == "week" else "day", match, anchor)


def _span(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    count, unit = _count(match), _unit(match["unit"])
    days = {"year": 365.25, "month": 30.44, "week": 7}.get(unit, 1) * count
    return _when(anchor, anchor + timedelta(days=round(days)), "span", match, anchor)


def _count(match: re.Match[str]) -> int:
    word = match["count"].lower()
    return int(word) if word.isdigit() else _COUNTS.get(word, 1)


def _unit(word: str) -> str:
    lowered = word.lower()
    return next((name for name, forms in _UNITS if re.match(forms, lowered)), "day")
