"""Quantities said in several tongues: "six gigawatts", "6 GW" and "6吉瓦" are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from broadsheet.text.number_words import WORDS, read_number

_MEGAWATTS = {
    "gigawatt": 1000, "gigawatts": 1000, "gw": 1000, "gigavatio": 1000, "gigavatios": 1000, "гвт": 1000,
    "гигаватт": 1000, "гигаватта": 1000, "吉瓦": 1000, "ギガワット": 1000,
    "megawatt": 1, "megawatts": 1, "mw": 1, "megavatio": 1, "megavatios": 1, "мвт": 1, "мегаватт": 1,
    "мегаватта": 1, "兆瓦": 1, "メガワット": 1,
}  # fmt: skip

_UNITS = "|".join(sorted(_MEGAWATTS, key=len, reverse=True))

_POWER = re.compile(rf"^(?P<bound>.*?)(?P<number>\d[\d.,]*|[^\W\d]+)[\s-]*(?P<unit>{_UNITS})$")

_SMALL = {
    word: Decimal(value)
    for language in ("en", "de", "fr", "es", "ru")
    for word, value in WORDS[language].items()
    if word
}

_SIGNS = {"exactly": "", "up_to": "≤\u00a0", "at_least": "≥\u00a0", "more_than": ">\u00a0"}

_BOUND = {
    "": "exactly", "≤": "up_to", "≥": "at_least", ">": "more_than",
    "up to": "up_to", "bis zu": "up_to", "jusqu'à": "up_to", "jusqu’à": "up_to", "hasta": "up_to",
    "до": "up_to", "最多": "up_to", "最大": "up_to",
    "at least": "at_least", "mindestens": "at_least", "au moins": "at_least", "al menos": "at_least",
    "не менее": "at_least", "至少": "at_least",
    "more than": "more_than", "over": "more_than", "mehr als": "more_than", "plus de": "more_than",
    "más de": "more_than", "более": "more_than", "超过": "more_than",
}  # fmt: skip


def tell_once(quantities: Iterable[str]) -> tuple[str, ...]:
    """The quantities without those that only say another one again, in the order they came.

    Power is told by the signs that every language of the paper reads, "10 GW" and "≤ 750 MW"; whatever
    cannot be read stays as written and is compared so, capitals aside.
    """
    kept: dict[object, str] = {}
    for written in quantities:
        power = _read_power(written)
        said = written if power is None else _write_power(*power)
        kept.setdefault(said.casefold(), said)
    return tuple(kept.values())


def _write_power(bound: str, megawatts: Decimal) -> str:
    large = megawatts >= _MEGAWATTS["gw"]
    number = megawatts / _MEGAWATTS["gw"] if large else megawatts
    return f"{_SIGNS[bound]}{number.normalize():f}\u00a0{'GW' if large else 'MW'}"


@lru_cache(maxsize=4096)
def _read_power(written: str) -> tuple[str, Decimal] | None:
    """(bound, megawatts); None where the words tell no power that we can read."""
    match = _POWER.match(" ".join(written.casefold().split()))
    number = None if match is None else _number_of(match["number"])
    bound = None if match is None else _BOUND.get(match["bound"].strip())
    if match is None or number is None or bound is None:
        return None
    return bound, number * _MEGAWATTS[match["unit"]]


def _number_of(written: str) -> Decimal | None:
    if not written[0].isdigit():
        return _SMALL.get(written)
    thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written)
    return read_number(re.sub("[.,]", "", written) if thousands else written.replace(",", "."), "en")
