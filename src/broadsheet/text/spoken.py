"""Written amounts as one says them: "$10bn" is "10 billion US dollars"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, get_currency_name

from broadsheet.records import Money
from broadsheet.text.language import primary_tag
from broadsheet.text.money import read_amounts

TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a", "ru": "—", "zh": "至", "ja": "から", "pt": "a"}
"""The word between the ends of a range."""
AND: Final = {"between": "and", "zwischen": "und", "entre": "et", "между": "и"}
"""The word between them where one of these stands before."""

FIGURE: Final = re.compile(r"(?:\b[A-Z]{1,3} ?)?[$€£¥₩₹₽]? ?\d")
"""Where an amount begins: a sign with the letters before it ("US$"), a code ("CHF 5") or a digit."""

AFTER: Final = re.compile(
    r"[ -](?:a|an|per|each|every|pro|im|par|al|por|в|за)[ -]|/|\s*[(（]|,? (?:or|oder|soit|или) ",
    re.IGNORECASE,
)
"""What follows the figure of an amount and is no part of it."""


def speak_amounts(text: str, language: str) -> str:
    """`text` with each amount of money in words that a voice can read; all else stays as it is.

    The words for sizes and currencies are CLDR's. A language that CLDR does not know keeps its signs.
    """
    locale = _locale(language)
    if locale is None:
        return text
    said, rest = "", text
    while (place := _first_figure(rest, primary_tag(language))) is not None:
        money, start, end = place
        said += rest[:start] + _words(money, locale, rest[max(0, start - 9) : start])
        rest = rest[end:]
    return said + rest


def _first_figure(text: str, language: str) -> tuple[Money, int, int] | None:
    """The first amount with the place of its figure and currency alone.

    What an amount may carry besides is left to be said as it is written: a bound before it ("up to"),
    a period ("a year") and a conversion in brackets after it.
    """
    for money in read_amounts(text, language=language):
        figure = FIGURE.search(text, money.start, money.end)
        if figure is None or money.currency == "XXX":
            continue
        end = AFTER.search(text, figure.end(), money.end)
        return money, figure.start(), end.start() if end else money.end
    return None


def _words(money: Money, locale: Locale, before: str) -> str:
    ends = [x for x in dict.fromkeys((money.low, money.high)) if x is not None]
    joint = AND.get(before.strip().casefold()) or TO.get(locale.language, "–")
    numbers = f" {joint} ".join(_number(x, locale) for x in ends)
    named = get_currency_name(money.currency, count=_count(ends[-1]), locale=locale)
    between = "" if locale.language in {"zh", "ja"} else " "
    return f"{numbers}{between}{named}"


def _number(amount: Decimal, locale: Locale) -> str:
    style = "long" if "long" in locale.compact_decimal_formats else "short"
    return str(format_compact_decimal(amount, format_type=style, locale=locale, fraction_digits=2)).replace(
        "\u00a0", " "
    )


def _count(amount: Decimal) -> Decimal | int:
    """Millions of a currency take its plural in every language at hand."""
    return amount if amount < 1000 else 1_000_000


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(primary_tag(language) or "en")
    except (UnknownLocaleError, ValueError):
        return None
