"""The store's shelf tells how sums grew."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from broadsheet.adapters.store import writing
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.pipeline.outcome import Outcome
from broadsheet.testing.newsstand.balance import told_claims


def test_a_shelf_tells_how_the_sums_of_a_party_grew(store):
    writing.commit(Outcome(at=datetime(2026, 3, 1, tzinfo=UTC), claims=told_claims()))
    shelf = StoreShelf()
    found = {(g.kind, g.other_name, g.what): g.known for g in shelf.growth("anthropic")}
    bn = Decimal(10) ** 9
    assert [(k.day, k.low / bn, k.high / bn, k.is_open) for k in found["supplier", "", "compute"]] == [
        (date(2024, 12, 31), 3, 3, True), (date(2025, 12, 31), 3, 33, True), (None, 3, 33, True),
    ]  # fmt: skip
    microsoft = found["backer", "Microsoft", "capital"]
    assert [known.high for known in microsoft] == [None, 5 * bn, 5 * bn]
    assert shelf.growth("?nobody") == []
