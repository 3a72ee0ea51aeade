"""Charts as plain figures: a template draws them as SVG, and the same figures stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.press.views import DependenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An interval as a bar: everything in percent of the axis."""

    view: DependenceView
    start: float  #: where what is certain begins: always 0
    sure: float  #: end of what is certain
    possible: float  #: end of what is announced; 100 where no ceiling is known
    is_open: bool  #: no ceiling is known: drawn with an open end
    is_share: bool  #: the axis is a share; else the largest amount of its kind


def bars_of(views: Sequence[DependenceView]) -> list[Bar]:
    """One bar for each view, in their order; those of one kind and currency share an axis."""
    return [_share_bar(v) if _has_share(v) else _amount_bar(v, views) for v in views]


def _has_share(view: DependenceView) -> bool:
    return view.low_share is not None or view.high_share is not None


def _share_bar(view: DependenceView) -> Bar:
    sure = round(100 * (view.low_share or 0.0), 2)
    possible = 100.0 if view.high_share is None else round(100 * view.high_share, 2)
    return Bar(
        view=view,
        start=0.0,
        sure=sure,
        possible=max(possible, sure),
        is_open=view.high_share is None,
        is_share=True,
    )


def _amount_bar(view: DependenceView, views: Sequence[DependenceView]) -> Bar:
    same = [v for v in views if v.kind == view.kind and v.currency == view.currency and not _has_share(v)]
    largest = max((x for v in same for x in (v.low, v.high) if x is not None), default=None)
    if not largest:
        return Bar(view=view, start=0.0, sure=0.0, possible=100.0, is_open=True, is_share=False)
    sure = float((view.low or 0) / largest * 90)
    possible = 100.0 if view.high is None else float(view.high / largest * 90)
    return Bar(
        view=view,
        start=0.0,
        sure=round(sure, 2),
        possible=round(max(possible, sure), 2),
        is_open=view.high is None,
        is_share=False,
    )
