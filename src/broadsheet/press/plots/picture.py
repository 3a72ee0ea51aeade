"""A chart as it stands on a page: two sizes of it, each at an address of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.press.plots.grammar import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where a chart stands, for wide pages and for phones."""

    path: str  #: site path without its ending
    wide: Plot
    narrow: Plot

    @property
    def wide_path(self) -> str:
        """The larger one."""
        return self.path + ".svg"

    @property
    def narrow_path(self) -> str:
        """The one for phones."""
        return self.path + "-narrow.svg"


def picture_of(path: str, plot: Callable[[str], Plot | None], wide: str = "wide") -> Picture | None:
    """The chart in both sizes; None where there is nothing to draw."""
    large, small = plot(wide), plot("narrow")
    return Picture(path=path, wide=large, narrow=small) if large and small else None
