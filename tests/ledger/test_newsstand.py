"""The gold ledger of the newsstand: what its pages add up to when every claim is read right."""

from decimal import Decimal

import pytest
from stand import newsstand_claims

from broadsheet.ledger import dependence, fold, loops
from broadsheet.ledger.amounts import show_amount

#: (giver, taker, relation, sum) → (stage, sum of the deal that holds it)
GOLD = {
    ("microsoft", "openai", "investment", "about 1bn USD"): ("completed", "more than 13bn USD"),
    ("microsoft", "openai", "investment", "10bn USD"): ("completed", "more than 13bn USD"),
    ("microsoft", "openai", "investment", "more than 13bn USD"): ("completed", ""),
    ("microsoft", "openai", "compute_supply", "250bn USD"): ("agreed", ""),
    ("google", "anthropic", "investment", "up to 2bn USD"): ("completed", ""),
    ("google", "anthropic", "investment", "500m USD"): ("completed", "up to 2bn USD"),
    ("amazon", "anthropic", "investment", "up to 4bn USD"): ("completed", "8bn USD"),
    ("amazon", "anthropic", "investment", "1.25bn USD"): ("completed", "up to 4bn USD"),
    ("amazon", "anthropic", "investment", "2.75bn USD"): ("completed", "8bn USD"),
    ("amazon", "anthropic", "investment", "4bn USD"): ("completed", "8bn USD"),
    ("amazon", "anthropic", "investment", "1.3bn USD"): ("announced", "4bn USD"),
    ("microsoft", "mistral", "investment", "15m EUR"): ("announced", ""),
    ("asml", "mistral", "investment", "1.3bn EUR"): ("announced", "1.7bn EUR"),
    ("inflection", "microsoft", "licensing", "more than 600m USD"): ("completed", ""),
    ("thrive", "openai", "funding_round", "6.6bn USD"): ("completed", ""),
    ("softbank", "openai", "funding_round", "up to 40bn USD"): ("announced", ""),
    ("softbank", "openai", "investment", "10bn USD"): ("announced", "up to 40bn USD"),
    ("oracle", "openai", "compute_supply", "300bn USD"): ("agreed", ""),
    ("nvidia", "openai", "investment", "up to 100bn USD"): ("lapsed", ""),
    ("nvidia", "openai", "investment", "10bn USD"): ("planned", "up to 100bn USD"),
    ("", "openai", "funding_round", "110bn USD"): ("announced", ""),
    ("nvidia", "openai", "investment", "30bn USD"): ("announced", "110bn USD"),
    ("amazon", "openai", "investment", "50bn USD"): ("agreed", "110bn USD"),
    ("amazon", "openai", "investment", "15bn USD"): ("agreed", "50bn USD"),
    ("coreweave", "openai", "compute_supply", "about 22.4bn USD"): ("agreed", ""),
    ("meta", "scale-ai", "investment", "14.8bn USD"): ("completed", ""),
    ("groq", "nvidia", "licensing", "about 20bn USD"): ("completed", ""),
    ("spacex", "xai", "acquisition", "250bn USD"): ("completed", ""),
}


@pytest.fixture(scope="module")
def ledger():
    return fold(newsstand_claims())


def label(deal):
    return (deal.party("subject"), deal.party("object"), deal.relation, show_amount(deal.money))


@pytest.mark.parametrize("wanted", GOLD, ids=" ".join)
def test_each_deal_is_there_once_at_its_stage_and_in_its_place(ledger, wanted):
    found = [deal for deal in ledger.deals if label(deal) == wanted]
    assert len(found) == 1
    stage, holder = GOLD[wanted]
    by_id = {deal.id: deal for deal in ledger.deals}
    assert found[0].stage == stage
    assert (show_amount(by_id[found[0].part_of].money) if found[0].part_of else "") == holder


def test_the_contradictions_are_those_that_the_outlets_printed(ledger):
    found = {
        (deal.party("subject"), deal.party("object"), c.kind)
        for deal in ledger.deals
        for c in deal.contradictions
    }
    assert found >= {
        ("google", "anthropic", "amount"), ("microsoft", "mistral", "amount"), ("tsmc", "intel", "denial"),
        ("groq", "nvidia", "kind"),
    }  # fmt: skip
    assert sum(len(deal.contradictions) for deal in ledger.deals) <= 14


def test_reprints_never_make_more_voices_than_outlets_that_reported(ledger):
    assert all(1 <= len(deal.roots) <= deal.reports for deal in ledger.deals)
    billion = next(d for d in ledger.deals if label(d)[3] == "about 1bn USD")
    assert len(billion.roots) < billion.reports


def ends(ledger, party, other):
    tie = next(
        t
        for t in dependence(ledger, party).ties
        if (t.party_id, t.side, t.kind) == (other, "backer", "capital")
    )
    bn = Decimal(10) ** 9
    return [(a.currency, a.low / bn, a.high / bn) for a in tie.amounts]


def test_dependence_counts_no_dollar_twice(ledger):
    assert ends(ledger, "anthropic", "amazon") == [("USD", 8, 8)]
    assert ends(ledger, "anthropic", "google") == [("USD", Decimal("0.8"), Decimal("2.3"))]
    assert ends(ledger, "openai", "microsoft") == [("USD", 13, 13)]
    assert ends(ledger, "openai", "nvidia") == [("USD", Decimal("0.1"), Decimal("30.1"))]
    assert ends(ledger, "mistral", "microsoft") == [("EUR", 0, Decimal("0.015"))]


def test_the_known_loops_are_found(ledger):
    found = {loop.party_ids for loop in loops(ledger, longest=3)}
    assert {("microsoft", "openai"), ("nvidia", "openai", "oracle"), ("amazon", "anthropic")} <= found
