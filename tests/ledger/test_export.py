"""The ledger as other programs read it."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta, timezone
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from says import say

from broadsheet.ledger import export, fold
from broadsheet.ledger.export.parquet import write_parquet
from broadsheet.records import Claim, Deal, from_plain
from broadsheet.text.deal_table import Column

LEDGER = fold([
    say("microsoft", "openai", "10bn", stage="completed"),
    say("=cmd|' /C calc'!A0", "openai", "1bn", words="+evil <quote> & \x01 more."),
    say("google", "wiz", "32bn", relation="acquisition", stage="completed"),
    say(None, "anthropic", "13bn", relation="funding_round", others=("iconiq",)),
])  # fmt: skip


def test_json_lines_read_back_to_the_same_values():
    rows = [json.loads(line) for line in export.to_json_lines(LEDGER).splitlines()]
    kinds = {"deal": Deal, "claim": Claim}
    back = [from_plain(kinds[r.pop("type")], r) for r in rows if r["type"] in kinds]
    assert back == [*LEDGER.deals, *LEDGER.claims]
    assert rows[0]["revision"] == LEDGER.revision


def test_no_cell_of_the_table_can_act_as_a_formula():
    rows = list(csv.reader(io.StringIO(export.to_csv(LEDGER))))
    assert len(rows) == len(LEDGER.deals) + 1
    assert all(cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} for row in rows for cell in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\t=1", " =1", "\u00a0=1", "＝1"])
def test_what_could_begin_a_formula_gets_an_apostrophe(cell):
    assert export.disarm(cell) == "'" + cell


def test_the_graph_is_well_formed_whatever_names_hold():
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.fromstring(export.to_graphml(LEDGER))
    nodes = {n.get("id") for n in graph.iter(f"{space}node")}
    edges = list(graph.iter(f"{space}edge"))
    assert {e.get("source") for e in edges} | {e.get("target") for e in edges} <= nodes
    assert len(edges) == 4


def test_follow_the_money_entities_name_both_sides_and_the_sentence():
    entities = [json.loads(line) for line in export.to_followthemoney(LEDGER).splitlines()]
    kinds = {e["schema"] for e in entities}
    assert kinds == {"Company", "LegalEntity", "Payment", "Ownership", "UnknownLink"}
    payment = next(e for e in entities if e["schema"] == "Payment")
    known = {e["id"] for e in entities}
    assert set(payment["properties"]["payer"] + payment["properties"]["beneficiary"]) <= known
    assert payment["properties"]["amount"] == ["10000000000"] and payment["properties"]["description"]


TREE = fold([
    say("amazon", "anthropic", "8bn", stage="completed", cumulative=True, day="2025-02-01"),
    say("amazon", "anthropic", "4bn", stage="completed", day="2024-06-01"),
    say(None, "openai", "110bn", relation="funding_round", stage="completed", others=("amazon", "nvidia")),
    say("nvidia", "openai", "30bn", stage="completed", outlet="b.example"),
])  # fmt: skip


def test_payments_and_the_graph_s_amounts_count_no_total_beside_its_part():
    entities = [json.loads(line) for line in export.to_followthemoney(TREE).splitlines()]
    paid = [e["properties"]["amount"] for e in entities if e["schema"] == "Payment"]
    assert sorted(paid) == [["30000000000"], ["4000000000"]]
    assert "investment, completed, 8bn USD in all" in {
        e["properties"].get("summary", [""])[0] for e in entities
    }
    space = "{http://graphml.graphdrawing.org/xmlns}"
    told = [
        {cell.get("key"): cell.text for cell in edge}
        for edge in ET.fromstring(export.to_graphml(TREE)).iter(f"{space}edge")
    ]
    assert sorted(float(row["amount"]) for row in told if "amount" in row and "total" not in row) == [
        4e9,
        30e9,
    ]
    assert [row["pooled"] for row in told if "pooled" in row] == ["110000000000"] * 2


def test_instants_of_the_table_are_in_utc_and_sort_as_text():
    east = say("microsoft", "openai", "1bn")
    east = replace(east, reported_at=east.reported_at.astimezone(timezone(timedelta(hours=8))))
    (row,) = csv.DictReader(io.StringIO(export.to_csv(fold([east]))))
    assert row["first_reported"] == "2025-01-10T09:00:00+00:00"


def test_the_parquet_file_is_the_one_that_other_readers_read_back():
    """These very bytes were read back to these rows by pyarrow 26.0.1 and DuckDB 2.0.0."""
    columns = (
        Column("name", "text"),
        Column("sum", "number"),
        Column("reports", "count"),
        Column("total", "truth"),
    )
    rows = [("OpenAI · 開", 1e10, 3, True), ("", None, 0, False)]
    rows += [(f"n{i}", i / 2, i, i % 2 == 0) for i in range(20)]
    written = write_parquet(columns, rows)
    assert sha256(written).hexdigest() == "73bb90219c5062bf52a7163c62eac56e7e4c8d521b45225e809a338b77f66148"


def test_the_table_of_deals_is_a_parquet_file_too():
    written = export.to_parquet(LEDGER)
    assert written[:4] == written[-4:] == b"PAR1" and b"independent_sources" in written
    assert export.to_parquet(fold([]))[-4:] == b"PAR1"


def test_the_table_says_whose_a_sum_is():
    ledger = fold([
        say("amazon", "anthropic", "4bn"),
        say("jpmorgan", "openai", "upto 4bn", relation="credit", others=("citi",)),
        say(None, "openai", "6.6bn", relation="funding_round"),
    ])  # fmt: skip
    rows = csv.DictReader(io.StringIO(export.to_csv(ledger)))
    assert {(row["giver"], row["taker"]): row["pooled"] for row in rows} == {
        ("Amazon", "Anthropic"): "no", ("Jpmorgan", "Openai"): "yes", ("", "Openai"): "yes",
    }  # fmt: skip
