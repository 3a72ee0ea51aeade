"""Intervals of dependence as figures on one axis: a plot draws them, and a table holds the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from broadsheet.press.views import DependenceView, GrowthView

TITLES: Final = {
    "backer": "Capital from",
    "lender": "Credit from",
    "supplier": "Supply from",
    "borrower": "Credit to",
    "customer": "Sales to",
}
MOST: Final = 8  #: bars of one chart; the rest stands in its table
REACH: Final = 0.92  #: of the axis that the largest known amount takes; the rest is for open ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An interval as a bar, in parts of its axis, from what is certain to what is possible."""

    view: DependenceView
    sure: float
    possible: float
    is_open: bool  #: no ceiling is known: drawn with an open end


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars that share one axis."""

    kind: str
    title: str
    currency: str  #: "" where the axis is a share
    bars: tuple[Bar, ...]
    rest: tuple[DependenceView, ...]  #: too small to be drawn; in the table
    unknown: tuple[DependenceView, ...]  #: nobody states anything
    growth: tuple[GrowthView, ...] = ()  #: of all that give the same, in this currency and period

    @property
    def views(self) -> tuple[DependenceView, ...]:
        """All that the table holds."""
        return (*(bar.view for bar in self.bars), *self.rest, *self.unknown)


def charts_of(views: Sequence[DependenceView], growth: Sequence[GrowthView] = ()) -> tuple[Chart, ...]:
    """One chart for each kind, currency and period; shares have an axis only where no amount is known."""
    wholes = [grown for grown in growth if not grown.other_id]
    return tuple(_with_growth(chart, wholes) for chart in _charts_of(views))


def _with_growth(chart: Chart, wholes: Sequence[GrowthView]) -> Chart:
    unit = (chart.kind, chart.currency, chart.bars[0].view.period if chart.bars else "")
    return replace(chart, growth=tuple(g for g in wholes if (g.kind, g.currency, g.period) == unit))


def _charts_of(views: Sequence[DependenceView]) -> list[Chart]:
    charts = []
    for kind, title in TITLES.items():
        mine = [v for v in views if v.kind == kind]
        stated = [v for v in mine if v.low is not None or v.high is not None]
        shares = [v for v in mine if v not in stated and _has_share(v)]
        drawn = {v.other_id for v in (*stated, *shares)}
        silent = [v for v in mine if v not in stated and v not in shares and v.other_id not in drawn]
        unknown = tuple({v.other_id: v for v in silent}.values())
        units = sorted({(v.currency, v.period) for v in stated})
        groups = [(c, [v for v in stated if (v.currency, v.period) == (c, p)]) for c, p in units]
        groups.sort(key=lambda group: -len(group[1]))
        groups += [("", shares)] if shares else []
        groups = groups or ([("", [])] if unknown else [])
        for number, (currency, group) in enumerate(groups):
            charts.append(_chart(kind, title, currency, group, unknown if number == 0 else ()))
    return charts


def _chart(
    kind: str, title: str, currency: str, views: Sequence[DependenceView], unknown: tuple[DependenceView, ...]
) -> Chart:
    ranked = sorted(views, key=_weight, reverse=True)
    largest = max((x for v in views for x in (v.low, v.high) if x is not None), default=Decimal(0))
    bars = [_amount_bar(v, largest) if currency else _share_bar(v) for v in ranked[:MOST]]
    return Chart(
        kind=kind,
        title=title,
        currency=currency,
        bars=tuple(bars),
        rest=tuple(ranked[MOST:]),
        unknown=unknown,
    )


def _weight(view: DependenceView) -> tuple[float, float]:
    top = view.high if view.high is not None else view.low
    return (float(top or 0) or (view.high_share or view.low_share or 0.0), float(view.low or 0))


def _has_share(view: DependenceView) -> bool:
    return view.low_share is not None or view.high_share is not None


def _share_bar(view: DependenceView) -> Bar:
    sure = round(view.low_share or 0.0, 4)
    possible = 1.0 if view.high_share is None else round(view.high_share, 4)
    return Bar(view=view, sure=sure, possible=max(possible, sure), is_open=view.high_share is None)


def _amount_bar(view: DependenceView, largest: Decimal) -> Bar:
    if not largest:
        return Bar(view=view, sure=0.0, possible=1.0, is_open=True)
    sure = round(float(view.low or 0) / float(largest) * REACH, 4)
    possible = 1.0 if view.high is None else round(float(view.high) / float(largest) * REACH, 4)
    return Bar(view=view, sure=sure, possible=max(possible, sure), is_open=view.high is None)
