"""When something happens, as precisely as the text says and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of days, both ends included."""

    earliest: date | None
    latest: date | None
    precision: Literal["day", "week", "month", "quarter", "half", "year", "span", "unknown"]
    as_written: str
    anchor: date | None = None  #: the day that "last fall" was counted from
