"""Other programs open the exports; each test is passed over where its program is not installed."""

import io
import json

import pytest

from broadsheet.ledger import fold
from broadsheet.ledger.export import to_followthemoney, to_graphml, to_parquet
from broadsheet.testing.newsstand.balance import told_claims

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def ledger():
    return fold(told_claims())


def test_followthemoney_knows_every_schema_property_and_value(ledger):
    model = pytest.importorskip("followthemoney").model
    for line in to_followthemoney(ledger).splitlines():
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            assert all(schema.get(name).type.validate(value) for value in values), (entity["schema"], name)


def test_followthemoney_takes_both_ends_of_every_link(ledger):
    model = pytest.importorskip("followthemoney").model
    entities = [json.loads(line) for line in to_followthemoney(ledger).splitlines()]
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        for name, values in entity["properties"].items():
            wanted = model.get(entity["schema"]).get(name).range
            if wanted is not None:
                assert all(schemata[value].is_a(wanted) for value in values), (entity["schema"], name)


def test_networkx_reads_the_graph_with_every_deal_between_two(ledger):
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(to_graphml(ledger).encode()))
    assert graph.is_directed() and graph.is_multigraph()
    assert set(graph) == {role.party_id for deal in ledger.deals for role in deal.roles}


def test_pyarrow_reads_the_table_of_deals(ledger):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(to_parquet(ledger)))
    assert table.column("id").to_pylist() == [deal.id for deal in ledger.deals]
