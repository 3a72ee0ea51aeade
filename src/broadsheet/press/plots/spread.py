"""How a story spread: a row for each report of its own, its copies behind it in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from broadsheet.press.cards import voice_heads
from broadsheet.press.plots.grammar import Plot, across, down, frame, ink, names_beside, ruled
from broadsheet.press.printer import Printer
from broadsheet.records import Article, Story

STEP: Final = 26
MOST: Final = 9  #: rows; the rest came later and stands in the list
FEWEST: Final = 4  #: reports with a time of day, below which the list alone says it better
TIMED: Final = frozenset({"second", "minute"})
SCALES: Final = tuple(timedelta(hours=n) for n in (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 2160, 8760))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A report that is no copy, and when its copies came."""

    outlet: str
    is_voice: bool  #: the first report of its voice
    at: datetime
    copies: tuple[datetime, ...]


def plot_spread(printer: Printer, story: Story, articles: Sequence[Article], size: str) -> Plot | None:
    """Filled: a voice not heard before; hollow: an echo of one. None for a story told too little."""
    rows = rows_of(story, articles)
    times = [t for row in rows for t in (row.at, *row.copies)]
    if len(times) < FEWEST or max(times) - min(times) < timedelta(minutes=30):
        return None
    first, last = min(times), max(times)
    length = (last - first).total_seconds() / 3600
    shown = rows[:MOST]
    low, high = -0.03 * length, 1.03 * length
    ticks = _ticks(printer, last - first, 3 if size == "narrow" else 6)
    layers = [
        *ruled(ticks, low, high, len(shown) * STEP),
        names_beside([row.outlet for row in shown], size),
        _dots(shown, first, (low, high)),
    ]
    spec, width, height = frame(layers, len(shown), STEP, size, right=28)
    words = printer.say("%(reports)s reports within %(time)s; filled dots are independent voices.")
    told = words % {"reports": len(times), "time": printer.lead(last - first)}
    return Plot(title=story.title, words=told, width=width, height=height, spec=spec)


def rows_of(story: Story, articles: Sequence[Article]) -> list[Row]:
    """The reports that name a time of day, those that are no copy, first first."""
    timed = {a.id: a for a in articles if a.published is not None and a.published_precision in TIMED}
    known = {i for f in story.families for i in (f.head_id, *f.copy_ids)}
    groups = [(f.head_id, f.copy_ids) for f in story.families]
    groups += [(i, ()) for i in timed if i not in known]
    opening = voice_heads(story, {a.id: a for a in articles})
    rows = [
        Row(
            outlet=timed[head].provider.name,
            is_voice=head in opening,
            at=_time(timed[head]),
            copies=tuple(sorted(_time(timed[i]) for i in copies if i in timed)),
        )
        for head, copies in groups
        if head in timed
    ]
    first = next((row for row in rows if row.outlet == _outlet_of(timed.get(story.first_id))), None)
    return sorted(rows, key=lambda row: (row.at, row is not first, row.outlet))


def _outlet_of(article: Article | None) -> str:
    return article.provider.name if article else ""


def _time(article: Article) -> datetime:
    assert article.published is not None
    return article.published


def _ticks(printer: Printer, length: timedelta, most: int) -> dict[float, str]:
    step = next((s for s in SCALES if length / s <= most), length)
    count = int(length / step)
    return {0.0: "0"} | {
        step.total_seconds() / 3600 * n: "+" + printer.lead(step * n) for n in range(1, count + 1)
    }


def _dots(rows: Sequence[Row], first: datetime, ends: tuple[float, float]) -> dict[str, Any]:
    values: list[dict[str, Any]] = []
    for n, row in enumerate(rows):
        fill = ink("green" if row.is_voice else "paper")
        values.append({"row": n, "at": _hours(row.at, first), "fill": fill})
        values += [{"row": n, "at": _hours(at, first), "fill": ink("paper")} for at in row.copies]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 64, "strokeWidth": 1.5, "stroke": ink("green"), "opacity": 1},
        "encoding": {
            "x": {"field": "at", **across(*ends)},
            "y": {"field": "row", **down(len(rows))},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }


def _hours(at: datetime, first: datetime) -> float:
    return round((at - first).total_seconds() / 3600, 3)
