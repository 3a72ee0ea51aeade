"""Which deal of capital told before a sentence speaks on of that names neither side: "The first $5m is due now"."""

from __future__ import annotations

import re
from decimal import Decimal

from broadsheet.claims.mask import MONEY, Masked
from broadsheet.claims.reading import Reading, Tie
from broadsheet.records import Money

_PART = re.compile(
    r"\b(?:first|initial|initially|upfront|up front|up-front|immediately|right away|closing)\b"
)


def part_of(match: re.Match[str], masked: Masked) -> Money | None:
    """The sum of a match that calls it a first part; None for any other."""
    sign = re.search(MONEY, match.group()) if _PART.search(match.group()) else None
    return masked.entity(sign.group()).money if sign else None


def deal_told(part: Money | None, reading: Reading) -> Tie | None:
    """The deal of capital with a named giver that was told last; for a part the last whose sum can hold it."""
    capital = [tie for tie in reversed(reading.ties) if tie.family == "capital" and tie.source]
    return next((tie for tie in capital if part is None or _can_hold(tie.money, part)), None)


def _can_hold(whole: Money | None, part: Money) -> bool:
    if whole is None:
        return True
    return whole.currency == part.currency and _size(whole) >= _size(part)


def _size(money: Money) -> Decimal:
    return money.high or money.low or Decimal(0)
