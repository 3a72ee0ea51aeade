"""Money as a text states it: an interval, a currency, a bound, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["exactly", "about", "up_to", "at_least", "more_than", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """`low` None: no floor is stated ("up to $5bn"); `high` None: no ceiling ("over $5bn").

    A bracketed conversion, "US$10 billion ($13.31 billion)", is the same money and never a second one.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str  #: ISO 4217; "XXX" where the text leaves it open
    bound: Bound
    as_written: str
    period: Literal["", "year", "month"] = ""  #: for recurring amounts
    start: int = -1  #: place in the text it was read from; -1 unknown
    end: int = -1
