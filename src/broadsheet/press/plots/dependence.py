"""Whom a company leans on, as intervals: solid is completed, pale is announced or "up to"."""

from __future__ import annotations

import math
from typing import Any, Final

from broadsheet.press.charts import Bar, Chart
from broadsheet.press.plots.grammar import Plot, across, down, frame, ink, names_beside, ruled, width_of
from broadsheet.press.printer import Printer

STEP: Final = 30
SAYS: Final = {"half": 96, "narrow": 64}  #: pixels at least for the figure beside a bar
GAP: Final = 10  #: pixels between a bar and its figure


def plot_dependence(printer: Printer, chart: Chart, size: str) -> Plot:
    """A bar for each company on the other side, all on one axis from nought, the figure beside it."""
    rows = len(chart.bars)
    marks = {n: "" if chart.currency else f"{n:.0%}" for n in (0.0, 0.25, 0.5, 0.75, 1.0)}
    layers = [
        *ruled({0.0: ""} if chart.currency else marks, 0, 1, rows * STEP),
        names_beside([bar.view.other_name for bar in chart.bars], size, bold=True),
        _bars(chart, "possible"),
        _bars(chart, "sure"),
        _open_ends(chart),
        _figures(printer, chart),
    ]
    spec, width, height = frame(layers, rows, STEP, size, right=_room(printer, chart, size))
    title = printer.say(chart.title)
    told = "; ".join(f"{bar.view.other_name} {printer.interval(bar.view)}" for bar in chart.bars)
    return Plot(title=title, words=f"{title}: {told}", width=width, height=height, spec=spec)


def _room(printer: Printer, chart: Chart, size: str) -> int:
    """Pixels for the longest figure, in any language."""
    longest = max((width_of(_figure(printer, bar)) for bar in chart.bars), default=0)
    return max(SAYS[size], math.ceil(longest) + GAP + 4)


def _bars(chart: Chart, what: str) -> dict[str, Any]:
    is_sure = what == "sure"
    values = [
        {"row": n, "from": 0 if is_sure else bar.sure, "to": bar.sure if is_sure else bar.possible}
        for n, bar in enumerate(chart.bars)
        if bar.sure > 0 or not is_sure
    ]
    look = {"fillOpacity": 1} if is_sure else {"fillOpacity": 0.22, "stroke": ink("green"), "strokeWidth": 1}
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "color": ink("green"), "height": 16} | look,
        "encoding": {
            "x": {"field": "from", **across(0, 1)},
            "x2": {"field": "to"},
            "y": {"field": "row", **down(len(chart.bars))},
        },
    }


def _open_ends(chart: Chart) -> dict[str, Any]:
    values = [{"row": n, "to": bar.possible} for n, bar in enumerate(chart.bars) if bar.is_open]
    return {
        "data": {"values": values},
        "mark": {
            "type": "point",
            "shape": "triangle-right",
            "size": 110,
            "color": ink("green"),
            "filled": True,
        },
        "encoding": {
            "x": {"field": "to", **across(0, 1)},
            "y": {"field": "row", **down(len(chart.bars))},
        },
    }


def _figures(printer: Printer, chart: Chart) -> dict[str, Any]:
    values = [{"row": n, "says": _figure(printer, bar), "to": 1} for n, bar in enumerate(chart.bars)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "dx": GAP},
        "encoding": {
            "x": {"field": "to", **across(0, 1)},
            "y": {"field": "row", **down(len(chart.bars))},
            "text": {"field": "says", "type": "nominal"},
        },
    }


def _figure(printer: Printer, bar: Bar) -> str:
    return printer.interval(bar.view)
