"""Whether two stated amounts can be one amount: bounds, rounding and conversions kept apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from broadsheet.ledger.rates import PER_DOLLAR
from broadsheet.records import Bound, Money

Fit = Literal["same", "apart", "unknown"]
Amount = tuple[float | None, float | None, str, Bound, str]
"""(low, high, currency, bound, period) of a Money: hashable, small, fast to compare."""

ROUNDING = {
    "exactly": 0.035,
    "range": 0.035,
    "about": 0.12,
    "up_to": 0.05,
    "at_least": 0.05,
    "more_than": 0.05,
}
"""By how much two wordings of one amount differ: newspapers print 10.3 as 10, and "nearly" stretches more."""


def amount_of(money: Money | None) -> Amount | None:
    """The amount in `money`, or None where no number is stated."""
    if money is None or (money.low is None and money.high is None):
        return None
    low = None if money.low is None else float(money.low)
    high = None if money.high is None else float(money.high)
    return (low, high, money.currency, money.bound, money.period)


@lru_cache(maxsize=65536)
def compare_amounts(left: Amount | None, right: Amount | None) -> Fit:
    """Says whether both can be the same money; "unknown" where one is not stated.

    "over 10bn" and "10.3bn" are the same; "up to 4bn" and "4bn" are; "up to 10bn" and "5bn" are not.
    Two currencies are the same where some rate of the last years makes them so: this decides only
    whether claims contradict each other, and no amount is ever converted for a sum.
    """
    if left is None or right is None:
        return "unknown"
    if left[4] != right[4]:
        return "unknown"
    slack = max(ROUNDING[left[3]], ROUNDING[right[3]])
    rate_low, rate_high = _rates(left[2], right[2])
    if rate_low is None or rate_high is None:
        return "unknown"
    a, b = _reach(left), _reach(right)
    meets = a[0] * rate_low <= b[1] * (1 + slack) and b[0] <= a[1] * rate_high * (1 + slack)
    return "same" if meets else "apart"


def contradict(left: Amount, right: Amount) -> bool:
    """Says whether two statements of one sum cannot both be true, taken at their word.

    "At least ten" and "fifty" can; for `compare_amounts` they are hardly the same sum.
    """
    for floor, other in ((left, right), (right, left)):
        if floor[1] is None and floor[0] is not None and floor[2] == other[2] and other[3] != "up_to":
            return (other[1] or other[0] or 0.0) < floor[0] * (1 - ROUNDING[other[3]])
    return compare_amounts(left, right) == "apart"


def ratio_of(left: Amount, right: Amount) -> float:
    """The smaller headline over the larger, 0 to 1; 0 where currencies differ."""
    if left[2] != right[2]:
        return 0.0
    a, b = headline(left), headline(right)
    return min(a, b) / max(a, b) if max(a, b) > 0 else 0.0


def headline(amount: Amount) -> float:
    """The one number a reader remembers: the upper end where there is one."""
    return amount[1] if amount[1] is not None else amount[0] or 0.0


def _reach(amount: Amount) -> tuple[float, float]:
    """The stretch of exact amounts that the wording may stand for.

    "More than X" is said of amounts a little above X, never of twice X; "up to X" is said of X.
    """
    low, high, _, bound, _ = amount
    if low is None and high is not None:
        return (high * 0.95, high)
    if high is None and low is not None:
        return (low, low * (1.5 if bound == "more_than" else 2.0))
    return (low or 0.0, high or 0.0)


def _rates(source: str, target: str) -> tuple[float | None, float | None]:
    if source == target:
        return (1.0, 1.0)
    a, b = PER_DOLLAR.get(source), PER_DOLLAR.get(target)
    if a is None or b is None:
        return (None, None)
    return (b[0] / a[1], b[1] / a[0])


def show_amount(money: Money | None) -> str:
    """An amount as a reader says it: "up to 10bn USD", "unstated"."""
    amount = amount_of(money)
    if amount is None:
        return "unstated"
    low, high, currency, bound, period = amount
    words = {"up_to": "up to ", "at_least": "at least ", "more_than": "more than ", "about": "about "}
    number = f"{short_number(low)}-{short_number(high)}" if bound == "range" and low != high else ""
    number = number or short_number(headline(amount))
    return f"{words.get(bound, '')}{number} {currency}{' a ' + period if period else ''}"


def short_number(value: float | None) -> str:
    """1500000000 as "1.5bn"."""
    if value is None:
        return "?"
    for size, unit in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}"
    return f"{value:.4g}"
