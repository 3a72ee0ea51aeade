"""What moved in the ledger, month by month: a bar for each family of relations upon the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from broadsheet.press import labels
from broadsheet.press.plots.grammar import AXIS, Plot, across, frame, ink, ruled, steps_to
from broadsheet.press.printer import Printer
from broadsheet.records import FAMILY_OF, Deal

HEIGHT: Final = 150
SHOWN: Final = 36  #: months, up to the latest that has a move
TICKS: Final = {"full": 12, "wide": 9, "narrow": 3}
BARS: Final = {"full": 22, "wide": 14, "narrow": 5}  #: pixels
FEWEST: Final = 3  #: months with a move, below which there is nothing to compare


def plot_months(printer: Printer, deals: Sequence[Deal], size: str) -> Plot | None:
    """The last three years; None for a ledger too young for it."""
    counts = moves_by_month(deals)
    if len({month for month, _ in counts}) < FEWEST:
        return None
    last = max(month for month, _ in counts)
    first = max(last - SHOWN + 1, min(month for month, _ in counts))
    shown = {(m, f): n for (m, f), n in counts.items() if m >= first}
    largest = max(sum(n for (m, _), n in shown.items() if m == month) for month, _ in shown)
    steps = steps_to(largest, 3)
    y = {"type": "quantitative", "scale": {"domain": [0, steps[-1]], "nice": False}, "axis": None}
    layers = [
        _levels(printer, steps, y),
        *ruled(_labels(printer, first, last, TICKS[size]), first - 0.6, last + 0.6, HEIGHT)[1:],
        _bars(shown, (first - 0.6, last + 0.6), y, BARS[size]),
    ]
    spec, width, height = frame(layers, 1, HEIGHT, size, left=AXIS if size != "narrow" else AXIS // 2)
    words = printer.say("Moves of deals from %(first)s to %(last)s, at most %(most)s in a month.")
    told = words % {"first": _name(printer, first), "last": _name(printer, last), "most": largest}
    return Plot(title=printer.say("Moves by month"), words=told, width=width, height=height, spec=spec)


def moves_by_month(deals: Sequence[Deal]) -> Counter[tuple[int, str]]:
    """(month counted from year 0, family) and how many moves were learned of in it."""
    return Counter(
        (m.learned.year * 12 + m.learned.month - 1, FAMILY_OF[d.relation])
        for d in deals
        for m in d.timeline
        if m.learned is not None
    )


def _levels(printer: Printer, steps: Sequence[float], y: dict[str, Any]) -> dict[str, Any]:
    place = {"y": {"field": "y", **y}}
    return {
        "data": {"values": [{"y": s, "says": printer.number(s)} for s in steps]},
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


def _labels(printer: Printer, first: int, last: int, most: int) -> dict[float, str]:
    for step in (1, 2, 3, 6, 12):
        marked = [month for month in range(first, last + 1) if month % step == 0]
        if len(marked) <= most:
            break
    return {float(month): _name(printer, month) for month in marked}


def _name(printer: Printer, month: int) -> str:
    return printer.month_short(date(month // 12, month % 12 + 1, 1))


def _bars(
    shown: dict[tuple[int, str], int], ends: tuple[float, float], y: dict[str, Any], width: int
) -> dict[str, Any]:
    values, below = [], Counter[int]()
    for family in labels.FAMILIES:
        for (month, name), count in sorted(shown.items()):
            if name == family:
                values.append(
                    {"at": month, "from": below[month], "to": below[month] + count, "ink": ink(name)}
                )
                below[month] += count
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "width": width, "orient": "vertical"},
        "encoding": {
            "x": {"field": "at", **across(*ends)},
            "y": {"field": "from", **y},
            "y2": {"field": "to"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
