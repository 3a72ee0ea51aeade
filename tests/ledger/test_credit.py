"""Money lent: told by its words, and neither equity nor supply."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from says import say

from broadsheet.ledger import call_credit, dependence, export, fold, loops
from broadsheet.records import Judgement

BN = Decimal(10) ** 9


def read(words, giver="nvidia", taker="coreweave", **more):
    return call_credit(say(giver, taker, relation="offtake_or_other", words=words, **more)).relation


@pytest.mark.parametrize("words", [
    "Nvidia lent Coreweave $2 billion.",
    "Nvidia guaranteed part of the lease that Coreweave signed.",
    "Nvidia has taken up senior secured notes of Coreweave.",
    "Coreweave drew a $2 billion credit line from Nvidia to buy chips.",
    "Nvidia, which sells chips to most clouds, will lend Coreweave $2 billion.",
    "Nvidia bürgt für Coreweave.",
    "Nvidia gibt Coreweave einen Überbrückungskredit.",
    "Nvidia a accordé un prêt de 2 milliards de dollars à Coreweave.",
    "Nvidia le prestó 2.000 millones a Coreweave.",
    "Nvidia предоставила Coreweave заём.",
    "Nvidia向Coreweave提供20亿美元贷款。",
    "NvidiaはCoreweaveに20億ドルを融資した。",
])  # fmt: skip
def test_words_of_lending_make_other_supply_credit(words):
    assert read(words) == "credit"


@pytest.mark.parametrize("words", [
    "Nvidia leases servers to Coreweave, which has taken out a loan elsewhere.",
    "Nvidia, which borrowed $2 billion in March, will supply Coreweave with power.",
    "Nvidia guaranteed Coreweave a price of 8 cents for its electricity.",
    "Nvidia signed a contract with Coreweave Credit Union.",
    "Coreweave uses Nvidia's models to approve loans.",
    "Coreweave, the mortgage lender, runs its call centres with Nvidia's tools.",
    "Coreweave, a lender, is the first in its country to buy from Nvidia.",
    "CoreweaveはNvidiaのモデルを融資の審査に利用する。",
    "Nvidia values Coreweave at $9 billion including debt.",
    "Nvidia a prêté attention à Coreweave.",
    "Nvidia est prêt à fournir Coreweave.",
    "Nvidia prestará servicios a Coreweave.",
    "Nvidia подписала с Coreweave долгосрочный контракт.",
])  # fmt: skip
def test_what_only_holds_such_a_word_stays_what_it_is(words):
    assert read(words) == "offtake_or_other"


def test_a_bank_lends_though_the_sentence_says_what_for():
    words = "Jpmorgan led a $3.9 billion loan to Coreweave for chips and power."
    assert read(words, giver="jpmorgan") == "credit"


def test_no_other_relation_becomes_credit():
    stake = say("nvidia", "coreweave", "2bn", words="Nvidia paid for its stake in Coreweave with a loan.")
    assert call_credit(stake) is stake


LENT = "Jpmorgan agreed to lend Oracle $4 billion for data centres."
SHEET = fold([
    say("jpmorgan", "oracle", "4bn", relation="offtake_or_other", words=LENT, stage="completed"),
    say("softbank", "oracle", "6bn", relation="credit", stage="agreed"),
    say("nvidia", "oracle", "30bn", relation="chip_supply", outlet="b.example"),
    say("vistra", "oracle", "1bn", relation="offtake_or_other", words="Vistra sells Oracle power."),
    say("blackrock", "oracle", "5bn", stage="completed"),
])  # fmt: skip


def test_a_lender_is_neither_backer_nor_supplier():
    ties = {(t.side, t.kind, t.party_id) for t in dependence(SHEET, "oracle").ties}
    assert ties == {
        ("lender", "credit", "jpmorgan"), ("lender", "credit", "softbank"), ("backer", "capital", "blackrock"),
        ("supplier", "chips", "nvidia"), ("supplier", "other", "vistra"),
    }  # fmt: skip


def test_who_lends_has_a_borrower():
    (tie,) = dependence(SHEET, "jpmorgan").ties
    assert (tie.side, tie.kind, tie.party_id, tie.amounts[0].low) == ("borrower", "credit", "oracle", 4 * BN)


def test_shares_and_concentration_of_credit_know_nothing_of_other_money():
    found = dependence(SHEET, "oracle")
    lender = next(t for t in found.ties if t.party_id == "jpmorgan")
    assert lender.shares[0].likely == Decimal("0.4")
    (one,) = (c for c in found.concentration if c.kind == "credit")
    assert (one.side, one.low, one.high) == ("lender", Decimal("0.5200"), Decimal("1.0000"))


def test_a_loan_without_a_sum_is_unknown_and_not_nothing():
    ledger = fold([say("jpmorgan", "oracle", relation="credit")])
    (tie,) = dependence(ledger, "oracle").ties
    assert (tie.amounts, tie.unstated) == ((), 1)


def test_a_loan_is_a_leg_of_money_from_the_lender_named_as_debt():
    ledger = fold([
        say("nvidia", "coreweave", "2bn", relation="credit", stage="agreed"),
        say("nvidia", "coreweave", "9bn", relation="chip_supply", stage="agreed", outlet="b.example"),
    ])  # fmt: skip
    (ring,) = loops(ledger)
    legs = {(leg.giver_id, leg.taker_id): leg.kinds for leg in ring.legs}
    assert legs == {("nvidia", "coreweave"): ("credit",), ("coreweave", "nvidia"): ("chips",)}


def test_most_have_no_word_for_a_loan_that_one_report_names():
    ledger = fold([
        say("jpmorgan", "oracle", "4bn", relation="offtake_or_other", outlet=f"{n}.example") for n in "abc"
    ] + [say("jpmorgan", "oracle", "4bn", relation="offtake_or_other", words=LENT, day="2025-01-11")])  # fmt: skip
    assert [(deal.relation, deal.reports) for deal in ledger.deals] == [("credit", 4)]


def test_an_editor_may_say_that_it_is_no_credit():
    claim = say("jpmorgan", "oracle", "4bn", relation="offtake_or_other", words=LENT)
    ruling = Judgement(
        id="j", kind="claim_corrected", left=claim.id, right="", verdict='{"relation": "offtake_or_other"}',
        by="ada", at=datetime(2025, 2, 1, tzinfo=UTC), why="",
    )  # fmt: skip
    ledger = fold([claim], [ruling])
    assert [deal.relation for deal in ledger.deals] == ["offtake_or_other"]
    assert [told.relation for told in ledger.claims] == ["offtake_or_other"]


def test_a_ledger_s_claims_are_called_as_its_deals_are():
    assert {claim.relation for claim in SHEET.claims} == {deal.relation for deal in SHEET.deals}


def test_follow_the_money_has_a_debt_with_its_sum_where_one_lender_states_it():
    ledger = fold([
        say("jpmorgan", "oracle", "4bn", relation="credit", stage="agreed"),
        say("citi", "coreweave", "upto 2bn", relation="credit", stage="agreed", others=("goldman",)),
        say("softbank", "openai", "8bn", relation="credit", stage="in_talks"),
    ])  # fmt: skip
    entities = [json.loads(line) for line in export.to_followthemoney(ledger).splitlines()]
    debts = [e["properties"] for e in entities if e["schema"] == "Debt"]
    assert sorted(debt.get("amount", []) for debt in debts) == [[], [], ["4000000000"]]
    assert all(debt["creditor"] and debt["debtor"] for debt in debts)
    assert [e["properties"]["role"] for e in entities if e["schema"] == "UnknownLink"] == [["credit"]]


def test_graph_and_table_name_credit():
    assert '<data key="relation">credit</data>' in export.to_graphml(SHEET)
    assert ",credit," in export.to_csv(SHEET)
