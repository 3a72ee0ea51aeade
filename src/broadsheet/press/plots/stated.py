"""The amounts that reports state of a deal, over time and with their bounds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from broadsheet.press.known_then import day_of
from broadsheet.press.plots.days import ticks_between
from broadsheet.press.plots.grammar import (
    AXIS,
    SIZES,
    Plot,
    across,
    frame,
    ink,
    room_beside,
    ruled,
    steps_to,
    width_of,
)
from broadsheet.press.printer import Printer
from broadsheet.records import Claim, Money

HEIGHT: Final = 210
FEWEST: Final = 3  #: dated amounts of one currency
TICKS: Final = {"full": 8, "wide": 6, "narrow": 3}
RIGHT: Final = 24  #: pixels at least beside the last day
SHAPES: Final = {
    "exactly": "circle", "about": "circle", "range": "circle", "up_to": "triangle-down",
    "at_least": "triangle-up", "more_than": "triangle-up",
}  # fmt: skip
"""A triangle points where the amount may still go."""


def plot_stated(printer: Printer, title: str, claims: Sequence[Claim], size: str) -> Plot | None:
    """A sign for each amount on its day; None where too few are stated to be compared."""
    told = _dated(claims)
    if len(told) < FEWEST or len({(day, _figure(m)) for day, m, _ in told}) < FEWEST:
        return None
    currency = told[0][1].currency
    days = [day.toordinal() for day, _, _ in told]
    pad = max(3.0, 0.04 * (max(days) - min(days)))
    low, high = min(days) - pad, max(days) + pad
    steps = steps_to(max(_figure(m) for _, m, _ in told))
    y = {"type": "quantitative", "scale": {"domain": [0, steps[-1] * 1.04], "nice": False}, "axis": None}
    marked, left = ticks_between(printer, low, high, TICKS[size]), _room(printer, steps, currency)
    layers = [
        _levels(printer, steps, currency, y),
        *ruled(marked, low, high, HEIGHT),
        _bounds(told, (low, high), y),
        _signs(told, (low, high), y),
    ]
    right = room_beside(marked, low, high, SIZES[size] - left - RIGHT)
    spec, width, height = frame(layers, 1, HEIGHT, size, left=left, right=max(RIGHT, right))
    words = printer.say("Amounts as reports state them: %(amounts)s.")
    said = "; ".join(f"{printer.day(day, 'medium')} {printer.money(m)}" for day, m, _ in told[:12])
    return Plot(title=title, words=words % {"amounts": said}, width=width, height=height, spec=spec)


def _dated(claims: Sequence[Claim]) -> list[tuple[date, Money, bool]]:
    """(day, amount, whether it is denied) in the currency most often stated, in the order of time."""
    found = [
        (day_of(c.reported_at), c.money, c.denied)
        for c in claims
        if c.reported_at is not None and c.money is not None and _figure(c.money) > 0
        and c.money.currency != "XXX" and c.money.period == ""
    ]  # fmt: skip
    counts = Counter(m.currency for _, m, _ in found)
    most = min(counts, key=lambda code: (-counts[code], code), default="")
    kept = {(d, _figure(m), m.bound, denied): (d, m, denied) for d, m, denied in found if m.currency == most}
    return sorted(kept.values(), key=lambda row: (row[0], _figure(row[1]), row[1].bound))


def _figure(money: Money) -> float:
    ends = (money.high, money.low) if money.bound in {"up_to", "range"} else (money.low, money.high)
    return float(next((x for x in ends if x is not None), 0))


def _room(printer: Printer, steps: Sequence[float], currency: str) -> int:
    """Pixels for the longest figure of the scale."""
    longest = max(width_of(printer.amount_of(step, currency)) for step in steps)
    return max(AXIS, math.ceil(longest) + 14)


def _levels(printer: Printer, steps: Sequence[float], currency: str, y: dict[str, Any]) -> dict[str, Any]:
    values = [{"y": s, "says": printer.amount_of(s, currency) if s else "0"} for s in steps]
    place = {"y": {"field": "y", **y}}
    return {
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "color": ink("ledger-rule")},
                "encoding": place | {"x": {"value": 0}, "x2": {"value": "width"}},
            },
            {
                "mark": {"type": "text", "align": "right", "dx": -10, "color": ink("soft")},
                "encoding": place | {"x": {"value": 0}, "text": {"field": "says", "type": "nominal"}},
            },
        ],
    }


def _bounds(
    told: Sequence[tuple[date, Money, bool]], ends: tuple[float, float], y: dict[str, Any]
) -> dict[str, Any]:
    values = [
        {"at": day.toordinal(), "from": float(m.low or 0), "to": float(m.high)}
        for day, m, _ in told
        if m.bound in {"range", "up_to"} and m.high is not None
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "strokeWidth": 2, "color": ink("green"), "opacity": 0.4},
        "encoding": {
            "x": {"field": "at", **across(*ends)},
            "y": {"field": "from", **y},
            "y2": {"field": "to"},
        },
    }


def _signs(
    told: Sequence[tuple[date, Money, bool]], ends: tuple[float, float], y: dict[str, Any]
) -> dict[str, Any]:
    values = [
        {
            "at": day.toordinal(),
            "y": _figure(m),
            "shape": SHAPES[m.bound],
            "ink": ink("red" if denied else "green"),
            "fill": ink("ledger" if m.bound == "about" else "red" if denied else "green"),
        }
        for day, m, denied in told
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 80, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": {"field": "at", **across(*ends)},
            "y": {"field": "y", **y},
            "shape": {"field": "shape", "type": "nominal", "scale": None},
            "stroke": {"field": "ink", "type": "nominal", "scale": None},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }
