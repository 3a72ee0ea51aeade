"""A store of its own for every test."""

from __future__ import annotations

import pytest

from broadsheet.adapters.store.connect import open_store
from broadsheet.settings import Settings


@pytest.fixture(autouse=True)
def store(tmp_path):
    open_store(Settings(home=tmp_path))
    return tmp_path
