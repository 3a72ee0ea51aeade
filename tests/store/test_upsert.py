"""Rows written by one prepared statement are the rows that the ORM would write."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.adapters.store import connect, reading, rows
from broadsheet.adapters.store import models as tables
from broadsheet.records import SourceState
from broadsheet.settings import Settings
from tests.fresh_store import put_store

AT = datetime(2026, 11, 22, 6, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def opened(tmp_path):
    connect.open_store(Settings(home=put_store(tmp_path)))
    yield
    reading.close()


@pytest.mark.parametrize(
    "row",
    [
        lambda key: tables.EntryRow(
            id=key, payload="{}", source_id="s", url="u", page="p", at=None, seen_at=AT
        ),
        lambda key: tables.SourceRow(id=key, payload="{}", paused=True),
        lambda key: tables.EditionRow(id=key, payload="é\u0001", day=date(2026, 11, 22), language="de"),
        lambda key: tables.RecordRow(id=key, path="a/b", digest="d", body=b"\x00\xff", brought=True),
    ],
)
def test_an_upserted_row_is_a_saved_row(row):
    rows.upsert([row("one")])
    row("two").save()
    table = type(row("x"))
    one, two = (table.objects.filter(pk=key).values().get() for key in ("one", "two"))
    assert {**one, "id": ""} == {**two, "id": ""}


def test_a_known_row_is_replaced_save_the_columns_that_are_kept():
    rows.upsert([tables.SourceRow(id="a", payload="old", paused=True)])
    rows.upsert([tables.SourceRow(id="a", payload="new", paused=False)], keep=("paused",))
    assert tables.SourceRow.objects.values_list("payload", "paused").get() == ("new", True)


def test_of_one_row_given_twice_the_last_is_written():
    rows.upsert([tables.SourceRow(id="a", payload="1"), tables.SourceRow(id="a", payload="2")])
    assert tables.SourceRow.objects.values_list("payload", flat=True).get() == "2"


def test_a_state_is_read_as_it_was_written_whoever_wrote_it():
    """What this process wrote is not taken apart again; what another wrote over it is."""
    ours = SourceState(source_id="a", etag='"1"', polled_at=AT, due_at=AT, counts=(("new", 3), ("polls", 9)))
    rows.upsert_states([ours, SourceState(source_id="b")])
    assert reading.states() == {"a": ours, "b": SourceState(source_id="b")}
    text = tables.SourceStateRow.objects.get(pk="a").payload
    assert rows.value_of(SourceState, text) == ours
    tables.SourceStateRow.objects.filter(pk="a").update(payload=text.replace('\\"1\\"', '\\"2\\"'))
    assert reading.states()["a"].etag == '"2"'
    assert tables.SourceStateRow.objects.get(pk="b").due_at is None
