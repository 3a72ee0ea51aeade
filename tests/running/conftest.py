"""A trial on a part of the newsstand: real server, real fetcher, real store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.running import trial
from broadsheet.settings import Settings
from broadsheet.testing.newsstand import Newsstand, load_newsstand

PATIENCE = 60.0


@pytest.fixture
def few_days(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the trial end after so many days of the newsstand."""

    def limit(count: int) -> None:
        monkeypatch.setattr(trial, "load_newsstand", lambda: short_newsstand(count))

    return limit


def short_newsstand(days: int) -> Newsstand:
    """The newsstand up to its n-th day."""
    whole = load_newsstand()
    last = whole.days[days]
    return whole.at(last.replace(hour=23, minute=59, second=59))


def settings_of(home: Path) -> Settings:
    """A newsroom that reads in one process, and has time where the machine is busy with others."""
    return Settings(home=home, workers=1, page_seconds=PATIENCE)
