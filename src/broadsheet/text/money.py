"""Amounts of money in prose: number, magnitude, currency, bound and period."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Final, cast

from broadsheet.records import Bound, Money
from broadsheet.text.number_words import MAGNITUDES, WORDS, read_number

_PERIOD = re.compile(
    r"[ -]*(?:(?:per|a|an|each|every|/|pro|im|par|al|por|в|за|каждый)[\s-]*(?P<unit>year|month|annum|Jahr|Monat|an\b|mois|año|mes|год|месяц)(?!\s+(?:ago|earlier|before|later)\b)"
    r"|(?P<adverb>annually|yearly|monthly|jährlich|monatlich|anuales|mensuales|ежегодно|ежемесячно))"
)
_PERIOD_BEFORE = re.compile(
    r"(?P<y>每年(?:[^\d，。,.]{0,6}(?:支付|付给|投入|缴纳))?|年間|(?<=[、はがをにもでと（(])年(?:約|およそ)?|annual|jährlich)\s*$|(?P<m>每月|月額|monthly|monatlich)\s*$"
)
_NOUN_OVER = re.compile(
    r"(?:\w*[Dd]eal|\w*[Vv]ertrag|\w*[Vv]ereinbarung|\w*[Aa]bkommen|\w*[Aa]uftrag|\w*[Kk]redit|\w*[Rr]unde|\w*[Dd]arlehen|"
    r"\w*[Ff]inanzierung|\w*[Kk]reditlinie|\w*[Bb]estellung|\w*[Aa]nleihe|[Oo]rder|\w*[Kk]apitalerhöhung|\w*[Ii]nvestition|\w*[Ff]onds)"
    r"(?:\s[\w-]+){0,3}?\s+über\s$"
)
"""In German "Vertrag über 3 Mrd." means a contract worth, not more than."""
_MONTHS = frozenset(
    ("month", "monat", "mois", "mes", "месяц", "monthly", "monatlich", "mensuales", "ежемесячно")
)
_NUMBER = r"\d{1,3}(?:[,.   ’']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_RANGE = r"\s*(?:-|–|—|to|bis|à|a|до|至|到|から|~|～|〜|and|und|et|y)\s*"
_RANGE_OF_TWO = r"\s*(?:-|–|—|to|bis|à|a|до|至|到|から|~|～|〜)\s*"
_AND_MORE = "[多余餘]?"
"""As in "130多亿美元": and some more."""
_SEVERAL = re.compile(
    r"(?:\b(?:several|few|many|couple|couple of)|mehrere|einige|plusieurs|quelques|vari[oa]s|нескольк\w+)\s$",
    re.IGNORECASE,
)
"""As in "mehrere zehn Milliarden", "several hundred million": a size, no amount."""
_CONVERSION = re.compile(
    r"(?:\s*[(（\[]\s*(?:(?:or|i\.e\.|about|around|roughly|approximately|some|nearly|almost|equivalent to|rund|etwa|umgerechnet|"
    r"soit|environ|unos|около|примерно|约|約|约合|≈|~|=)\s*)*$|,?\s+(?:or|oder|soit|或)\s+(?:about |around |roughly |approximately |"
    r"rund |etwa |environ |nearly )?$|[,，]?\s*(?:约合|折合|約)\s*$)"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a language needs to read amounts."""

    pattern: re.Pattern[str]
    magnitudes: dict[str, int]
    words: dict[str, str]
    language: str


def read_amounts(text: str, *, language: str, home_currency: str = "USD") -> tuple[Money, ...]:
    """Amounts with a currency in `text`, in order, with their places.

    A conversion in brackets belongs to the amount before it. A range is one amount. A bare "$" is
    `home_currency` only where the text also writes "US$" (the outlet then marks American money),
    else USD. Whether an amount is a price, a valuation or a deal is not decided here.
    """
    grammar = _grammar(language.split("-", maxsplit=1)[0].lower())
    dollar = home_currency if re.search(r"US\$|U\.S\.\$|USD", text) else "USD"
    if home_currency not in {"AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN", "BRL"}:
        dollar = "USD"
    found = [
        m for m in (_read(match, text, grammar, dollar) for match in grammar.pattern.finditer(text)) if m
    ]
    return tuple(_merge_conversions(_join_ranges(found, text), text))


_GLUED_SIGNS = frozenset("€£")
"""As in "1.7B€", "12 M€": what follows a number and its letter on the Continent."""


def _read(match: re.Match[str], text: str, grammar: _Grammar, dollar: str) -> Money | None:
    before, after = match["before"], match["after"] or match["after2"]
    sign = (before or after or "").strip()
    code = _currency_codes().get(sign) or _currency_codes().get(sign.casefold())
    if code is None:
        return None
    if match["word"] is not None and _SEVERAL.search(text, max(0, match.start() - 14), match.start()):
        return None
    has_sign = bool(before) or sign in _GLUED_SIGNS
    power = _power(match["mag"], grammar, has_sign_before=has_sign)
    low = _number(match["low"], match["word"], grammar)
    if low is None or power is None:
        return None
    high = _number(match["high"], None, grammar) if match["high"] else None
    scale = Decimal(10) ** power
    rest = _compound(match, grammar)
    currency = {"$": dollar, "¥": "CNY" if grammar.language == "zh" else "JPY"}.get(code, code)
    start, end = match.start(), match.end()
    low_scale = Decimal(10) ** (_power(match["low_mag"], grammar, has_sign_before=True) or power)
    if high is not None and high * scale > low * low_scale:
        return _money(low * low_scale, high * scale, currency, "range", text, start, end)
    value = low * scale + rest
    return _bounded(value, currency, text, start, end)


def _number(digits: str | None, word: str | None, grammar: _Grammar) -> Decimal | None:
    if digits:
        return read_number(digits, grammar.language)
    return Decimal(grammar.words[word.casefold()]) if word is not None else None


def _power(magnitude: str | None, grammar: _Grammar, *, has_sign_before: bool) -> int | None:
    if not magnitude:
        return 0
    key = re.sub(r"^[\s-]+|[\s-]+$", "", magnitude).casefold()
    if len(key) == 1 and key.isascii() and not has_sign_before and key not in _own_letters(grammar.language):
        return None
    return grammar.magnitudes.get(key, MAGNITUDES["en"].get(key, 0))


def _own_letters(language: str) -> frozenset[str]:
    """Single letters that a language itself puts before a currency sign ("15 M€")."""
    return frozenset() if language == "en" else frozenset(MAGNITUDES[language])


def _compound(match: re.Match[str], grammar: _Grammar) -> Decimal:
    """The second part of "1兆5000億円"."""
    if not match["more"]:
        return Decimal(0)
    part = read_number(match["more"], grammar.language) or Decimal(0)
    return part * Decimal(10) ** grammar.magnitudes.get(match["more_mag"] or "", 0)


def _bounded(value: Decimal, currency: str, text: str, start: int, end: int) -> Money:
    bound, begin = _bound_before(text, start)
    if bound == "exactly" and re.search(rf"\d\s?{_AND_MORE[:-1]}", text[start:end]):
        bound = "more_than"
    for kind, pattern in _bound_words()["after"].items():
        if (tail := re.match(pattern, text[end : end + 12])) and bound in {"exactly", "about"}:
            bound, end = kind, end + tail.end()
    floor = None if bound == "up_to" else value
    ceiling = None if bound in {"at_least", "more_than"} else value
    return _money(floor, ceiling, currency, bound, text, begin, end)


def _bound_before(text: str, start: int) -> tuple[Bound, int]:
    window = text[max(0, start - 30) : start]
    for bound, pattern in _bound_patterns():
        if (match := pattern.search(window)) and not _NOUN_OVER.search(window):
            return bound, start - (len(window) - match.start())
    return "exactly", start


def _money(
    low: Decimal | None, high: Decimal | None, currency: str, bound: Bound, text: str, start: int, end: int
) -> Money:  # the fields of the value, in their order
    period: str = ""
    if match := _PERIOD.match(text, end):
        period = "month" if (match["unit"] or match["adverb"]).lower() in _MONTHS else "year"
        end = match.end()
    elif match := _PERIOD_BEFORE.search(text[max(0, start - 12) : start]):
        period = "year" if match["y"] else "month"
    money = Money(
        low=_whole(low),
        high=_whole(high),
        currency=currency,
        bound=bound,
        as_written=text[start:end],
        start=start,
        end=end,
    )
    return (
        replace(money, period="month")
        if period == "month"
        else replace(money, period="year")
        if period
        else money
    )


def _whole(value: Decimal | None) -> Decimal | None:
    """Without decimals where there are none: 1250000000, not 1250000000.00."""
    if value is None:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _join_ranges(found: list[Money], text: str) -> list[Money]:
    joined: list[Money] = []
    for money in found:
        last = joined[-1] if joined else None
        between = text[last.end : money.start] if last else ""
        if last and last.currency == money.currency and _is_range(text, last, money, between):
            low = last.low if last.low is not None else last.high
            joined[-1] = _money(low, money.high, money.currency, "range", text, last.start, money.end)
        else:
            joined.append(money)
    return joined


def _is_range(text: str, first: Money, second: Money, between: str) -> bool:
    if first.bound not in {"exactly", "about"} or second.bound != "exactly" or first.low is None:
        return False
    if second.high is None or second.high <= first.low:
        return False
    if between.strip() in {"-", "–", "—", "to", "bis", "à", "до", "至", "到"}:
        return not (between.strip() == "to" and re.search(r"\bfrom\s*$", text[: first.start]))
    opener = re.search(r"(?:between|zwischen|entre|между)\s*$", text[: first.start])
    return opener is not None and between.strip() in {"and", "und", "et", "y", "и"}


def _merge_conversions(found: list[Money], text: str) -> list[Money]:
    merged: list[Money] = []
    for money in found:
        if merged and _CONVERSION.fullmatch(text[merged[-1].end : money.start]):
            last = merged[-1]
            closing = 1 if text[money.end : money.end + 1] in {")", "）", "]"} else 0
            if closing or last.currency != money.currency:
                end = money.end + closing
                merged[-1] = replace(last, end=end, as_written=text[last.start : end])
                continue
        merged.append(money)
    return merged


@cache
def _bound_words() -> dict[str, dict[Bound, Any]]:
    text = resources.files("broadsheet").joinpath("data", "money_words.toml").read_text(encoding="utf-8")
    return cast("dict[str, dict[Bound, Any]]", tomllib.loads(text))


@cache
def _bound_patterns() -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    return tuple(
        (bound, re.compile(rf"(?:{_apart_from_letters(words)})[\s-]*$", re.IGNORECASE))
        for bound, words in _bound_words()["before"].items()
    )


_EASTERN: Final = re.compile(r"[぀-ヿ㐀-鿿]")


def _apart_from_letters(words: list[str]) -> str:
    """The words as one pattern: no letter stands before one of an alphabet, any may before Chinese signs ("Anthropic最多…")."""
    eastern = [word for word in words if _EASTERN.search(word)]
    spelled = "|".join(word for word in words if word not in eastern)
    return "|".join((rf"(?<![^\W\d_぀-ヿ㐀-鿿])(?:{spelled})", *eastern))


@cache
def _currency_rows() -> tuple[tuple[str, str, str], ...]:
    text = resources.files("broadsheet").joinpath("data", "currencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((code, place, form) for code, place, form in rows)


@cache
def _currency_codes() -> dict[str, str]:
    codes = {form.casefold(): code for code, _, form in _currency_rows()}
    return {**codes, **{form: code for code, _, form in _currency_rows()}}


@cache
def _grammar(language: str) -> _Grammar:
    known = language if language in MAGNITUDES else "en"
    magnitudes = {**(MAGNITUDES["zh"] if known == "ja" else {}), **MAGNITUDES[known]}
    words = WORDS[known]
    folded = {word.casefold(): value for word, value in words.items()}  # "dreißig" folds to "dreissig"
    return _Grammar(re.compile(_pattern(magnitudes, words, known)), magnitudes, folded, known)


def _pattern(magnitudes: dict[str, int], words: dict[str, str], language: str) -> str:
    before = _alternatives(form for _, place, form in _currency_rows() if place in {"before", "both"})
    after = _alternatives(form for _, place, form in _currency_rows() if place in {"after", "both"})
    names = {*magnitudes, *(k for k in MAGNITUDES["en"] if language != "en" and len(k) > 1 and "million" not in k
                            and "billion" not in k), *(() if language == "en" else ("b", "m", "k", "t"))}  # fmt: skip
    mags = _alternatives(names)
    spaced = language not in {"zh", "ja"}
    edge = r"(?![^\W\d_])" if spaced else ""
    mag = rf"(?:[\s -]?{_AND_MORE if not spaced else ''}(?P<mag>(?i:{mags})){edge})?"
    word = _alternatives(w for w in words if w) if words else r"(?!)"
    before_word, gap = (r"\b", r"[\s-]" if language != "ru" else r"[\s-]?") if spaced else ("", "")
    single = (
        "|(?<!половиной )(?<!четверть )(?<!треть )(?<!\\w)(?=(?:миллион|миллиард|триллион)а? )"
        if "" in words
        else ""
    )
    number = rf"(?:(?P<low>{_NUMBER})(?:(?:[\s -]?(?P<low_mag>(?i:{mags})){_RANGE_OF_TWO}|{_RANGE})(?(before)(?:(?i:{before})\s?)?)(?P<high>{_NUMBER})(?=[\s-]?(?i:{mags})))?|(?P<word>{before_word}(?i:{word})(?={gap}(?i:{mags})){single}))"
    more = (
        rf"(?:(?P<more>\d[\d,]*)(?P<more_mag>{mags})?)?"
        if not spaced
        else r"(?P<more>(?!))?(?P<more_mag>(?!))?"
    )
    tail = (
        rf"(?:[\s  -]?(?:of\s|de\s|d['’])?(?P<after>{after})(?![^\W\d_]))?"
        if spaced
        else rf"(?:\s?(?P<after>{after}))?"
    )
    glued = r"(?<=[a-zà-ÿ])(?=[$€£]\d)"  # "raised a$5 million", where a link has eaten the space
    return rf"(?:(?<![A-Za-z0-9А-я.,数數几幾])|{glued})(?:(?P<before>{before})[\s ]?)?{number}{mag}{more}{tail}(?P<after2>(?!))?"


def _alternatives(forms: object) -> str:
    assert hasattr(forms, "__iter__")
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
