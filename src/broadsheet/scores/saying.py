"""Parts of a score: their points, and why, as a code with values and in English."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from broadsheet.records import Ground, Money, Reason, tell_ground


def say_part(name: str, points: float, code: str = "", **values: object) -> Reason:
    """A part and what it rests on; without a code a part of no points, which nobody is told of."""
    if not code:
        return Reason(part=name, points=points, text="")
    ground = say_ground(code, **values)
    return Reason(part=name, points=round(float(points), 1), text=tell_plainly(ground), ground=ground)


def say_ground(code: str, **values: object) -> Ground:
    """A reason of that code, its values as text."""
    return Ground(code=code, values=tuple((key, str(value)) for key, value in values.items()))


def count_times(reason: Reason, weight: float) -> Reason:
    """The reason saying that its part is counted so many times."""
    if reason.ground is None:
        return replace(reason, text=f"{reason.text} (counted {weight:g} times)")
    ground = replace(reason.ground, values=(*reason.ground.values, ("times", f"{weight:g}")))
    return replace(reason, text=tell_plainly(ground), ground=ground)


@lru_cache(maxsize=1 << 12)  # few things are said of many articles
def tell_plainly(ground: Ground) -> str:
    """The reason in English."""
    return tell_ground(ground, say=str, show=_show, money=_no_money)


def _show(name: str, value: str) -> str:
    return f"{float(value):.0%}" if name == "share" else value


def _no_money(money: Money) -> str:
    raise AssertionError(f"no part of a score tells of money: {money.as_written}")
