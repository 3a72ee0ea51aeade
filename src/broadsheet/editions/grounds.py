"""Reasons: made as codes with values here, and told in English for the desk and the command line."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from broadsheet.records import Deal, Ground, Money, Move, tell_ground

BOUNDS: Final = {
    "exactly": "{}", "about": "about {}", "up_to": "up to {}", "at_least": "at least {}",
    "more_than": "more than {}", "range": "{}",
}  # fmt: skip
SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
LANGUAGES: Final = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
SIGNS: Final = {"USD": "$", "EUR": "€", "GBP": "£"}


def state(code: str, **values: object) -> Ground:
    """A reason of that code, its values as text."""
    return Ground(code=code, values=tuple((name, str(value)) for name, value in values.items()))


def state_move(code: str, deal: Deal, move: Move, **values: object) -> Ground:
    """A reason that tells of a deal's move: who, to whom, what, how far, how much."""
    giver = next((r.name for r in deal.roles if r.part == "subject"), "")
    taker = next((r.name for r in deal.roles if r.part == "object"), "")
    told = state(code, giver=giver, taker=taker, relation=deal.relation, stage=move.stage, **values)
    return Ground(code=code, values=told.values, money=move.money or deal.money)


def tell_english(ground: Ground) -> str:
    """The reason as an English sentence."""
    return tell_ground(ground, say=str, show=_show, money=money_words)


def _show(name: str, value: str) -> str:
    if name == "language":
        return LANGUAGES.get(value.split("-", maxsplit=1)[0], value)
    return value.replace("_", " ") if name in {"relation", "stage"} else value


def money_words(money: Money) -> str:
    """An amount in English, whatever language it was written in: "up to $100 billion"."""
    if money.currency == "XXX" or (money.low is None and money.high is None):
        return money.as_written
    low, high = money.low, money.high
    if money.bound == "range" and low is not None and high is not None:
        words = f"{_amount(low, money.currency)} to {_amount(high, money.currency)}"
    else:
        known = high if money.bound == "up_to" or low is None else low
        words = _amount(Decimal(0) if known is None else known, money.currency)
    words = BOUNDS[money.bound].format(words)
    return f"{words} a {money.period}" if money.period else words


def _amount(amount: Decimal, currency: str) -> str:
    number = Decimal(amount)
    for scale, name in SCALES:
        if abs(number) >= scale:
            text = f"{(number / scale).normalize():,f} {name}"
            break
    else:
        text = f"{number.normalize():,f}"
    sign = SIGNS.get(currency)
    return f"{sign}{text}" if sign else f"{text} {currency}"
