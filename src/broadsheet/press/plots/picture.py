"""A chart as it stands on a page: drawn for phones, for columns and for whole pages, each with an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.press.plots.grammar import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where a chart stands, and as what it is drawn there."""

    path: str  #: site path without its ending
    wide: Plot
    narrow: Plot
    full: Plot | None = None  #: for pages where it has the whole width

    @property
    def wide_path(self) -> str:
        """The one for a column."""
        return self.path + ".svg"

    @property
    def narrow_path(self) -> str:
        """The one for phones."""
        return self.path + "-narrow.svg"

    @property
    def full_path(self) -> str:
        """The one for a page's whole width."""
        return self.path + "-full.svg"

    def sized(self, size: str) -> Plot | None:
        """The plot that an address with that ending names: "-narrow", "-full" or ""."""
        return {"": self.wide, "-narrow": self.narrow, "-full": self.full}[size]


def picture_of(
    path: str, plot: Callable[[str], Plot | None], wide: str = "wide", full: str = ""
) -> Picture | None:
    """The chart in its sizes; None where there is nothing to draw."""
    large, small = plot(wide), plot("narrow")
    if large is None or small is None:
        return None
    return Picture(path=path, wide=large, narrow=small, full=plot(full) if full else None)
