"""A store of its own for every test: SQLite, and PostgreSQL too where the environment names a server.

`BROADSHEET_TEST_POSTGRES=postgresql://user:password@host/name pytest -n0 tests/store` empties that
database; several workers at once would empty it under each other.
"""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command

from broadsheet.adapters.store import postgres_index
from broadsheet.adapters.store.connect import open_store
from broadsheet.settings import Settings
from tests.fresh_store import put_store

SERVER = os.environ.get("BROADSHEET_TEST_POSTGRES", "")


@pytest.fixture(
    autouse=True, params=["", SERVER] if SERVER else [""], ids=lambda x: x.partition(":")[0] or "sqlite"
)
def store(request, tmp_path):
    if not request.param:
        put_store(tmp_path)
    open_store(Settings(home=tmp_path, database=request.param))
    if request.param:
        (tmp_path / "broadsheet.toml").write_text(f'database = "{request.param}"\n', encoding="utf-8")
        call_command("flush", verbosity=0, interactive=False)
        postgres_index.forget()
    return tmp_path
