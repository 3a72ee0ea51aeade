"""A company's deals over the years: a row for each company on the other side, a dot for each move."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from broadsheet.press import labels
from broadsheet.press.plots.grammar import Plot, across, down, frame, ink, names_beside, ruled
from broadsheet.press.printer import Printer
from broadsheet.press.timeline import Timeline

STEP: Final = 26
TICKS: Final = {"full": 12, "wide": 9, "narrow": 3}


def plot_years(printer: Printer, name: str, timeline: Timeline, size: str) -> Plot:
    """Filled: announced or firmer; hollow: talked of; hollow and red: off. A line joins moves of one deal."""
    begin, end = date(timeline.first, 1, 1).toordinal(), date(timeline.last, 12, 31).toordinal()
    rows = len(timeline.rows)
    layers = [
        *ruled(_years(timeline, TICKS[size]), begin, end, rows * STEP),
        names_beside([row.side.name for row in timeline.rows], size),
        _strokes(timeline, begin, end),
        _dots(timeline, begin, end, small=size == "narrow"),
    ]
    spec, width, height = frame(layers, rows, STEP, size)
    words = printer.say(
        "Deals of %(name)s from %(first)s to %(last)s, a row for each company on the other side. "
        "The lists below hold the same."
    )
    told = words % {"name": name, "first": timeline.first, "last": timeline.last}
    return Plot(title=name, words=told, width=width, height=height, spec=spec)


def _years(timeline: Timeline, most: int) -> dict[float, str]:
    step = -(-(timeline.last - timeline.first + 1) // most)
    years = range(timeline.first, timeline.last + 1, step)
    return {float(date(year, 1, 1).toordinal()): str(year) for year in years}


def _strokes(timeline: Timeline, begin: int, end: int) -> dict[str, Any]:
    values = [
        {"row": n, "from": start.toordinal(), "to": stop.toordinal(), "ink": ink(family)}
        for n, row in enumerate(timeline.rows)
        for start, stop, family in row.strokes
    ]
    x = across(begin, end)
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.5},
        "encoding": {
            "x": {"field": "from", **x},
            "x2": {"field": "to"},
            "y": {"field": "row", **down(len(timeline.rows))},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _dots(timeline: Timeline, begin: int, end: int, *, small: bool) -> dict[str, Any]:
    values = [
        {
            "row": n + 0.27 * dot.lane,
            "at": dot.day.toordinal(),
            "ink": ink("red" if dot.strength == 0 else dot.family),
            "fill": ink(dot.family if dot.strength >= labels.STAGE_STRENGTH["announced"] else "ledger"),
        }
        for n, row in enumerate(timeline.rows)
        for dot in row.dots
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 42 if small else 64, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": {"field": "at", **across(begin, end)},
            "y": {"field": "row", **down(len(timeline.rows))},
            "stroke": {"field": "ink", "type": "nominal", "scale": None},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }
