from __future__ import annotations

import pytest

from broadsheet.press import MemoryShelf, Site
from tests.press.example_paper import make_shelf, make_site


@pytest.fixture(scope="session")
def shelf() -> MemoryShelf:
    return make_shelf()


@pytest.fixture(scope="session")
def site() -> Site:
    return make_site()
