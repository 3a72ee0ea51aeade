"""What is no second deal beside the first, and who acts for whom: kinds that readers of unread news pointed at."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name) for c in find_claims(article(text))
    ]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Mistral rents capacity from CoreWeave. It has worked with CoreWeave since 2023.", ("compute_supply", "CoreWeave", "Mistral")),
        ("AMD will sell chips to OpenAI. OpenAI works closely with AMD.", ("chip_supply", "AMD", "OpenAI")),
    ],
)  # fmt: skip
def test_to_work_with_a_supplier_is_no_deal_beside_the_supply(text, deal):
    assert told(text) == [deal]


def test_common_work_with_a_purpose_of_its_own_is_a_partnership_beside_the_supply():
    text = "Mistral rents capacity from CoreWeave. It works with CoreWeave on software for hospitals."
    assert {r for r, _, _ in told(text)} == {"compute_supply", "partnership"}


@pytest.mark.parametrize(
    "text",
    [
        "Mistral raised $12 million in a round led by Jane Doe at Sequoia.",
        "Mistral raised $12 million in a round led by partner Jane Doe of Sequoia.",
    ],
)
def test_who_leads_a_round_leads_it_for_the_fund(text):
    assert told(text) == [("funding_round", "Sequoia Capital", "Mistral")]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Kestrel AI raked in $40 million in its first year, most of it from subscriptions.", []),
        ("Kestrel AI pulled in $300 million last year as hospitals bought its software.", []),
        ("Kestrel AI raked in $40 million in a Series A.", [("funding_round", "", "Kestrel AI")]),
        ("Kestrel AI pulled in $40 million from Accel.", [("funding_round", "Accel", "Kestrel AI")]),
    ],
)
def test_money_that_customers_paid_is_no_round(text, deals):
    assert told(text) == deals


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Blue Owl is financing a campus in Abilene, which Oracle will lease from Crusoe.", ("compute_supply", "Crusoe", "Oracle")),
        ("The bank finances a site in Texas that CoreWeave will rent to OpenAI.", ("compute_supply", "CoreWeave", "OpenAI")),
        ("The proposed AMD–Xilinx merger needs the consent of China.", ("acquisition", "AMD", "Xilinx")),
    ],
)  # fmt: skip
def test_a_deal_in_a_clause_or_a_compound_is_told(text, deal):
    assert told(text) == [deal]


def test_a_bid_that_was_rejected_in_a_clause_has_come_to_nothing():
    (claim,) = find_claims(
        article("Meta's bid for FuriosaAI, which the start-up rejected, was worth $800 million.")
    )
    assert claim.stage == "terminated"


def test_an_outlet_is_not_the_company_that_it_reports_on():
    assert told("Bloomberg reported that the company will rent chips from Google.") == []


def test_an_outlet_that_buys_for_itself_is_a_party():
    assert told("Bloomberg rents chips from Google.") == [("compute_supply", "Google", "Bloomberg")]


@pytest.mark.parametrize(
    "text",
    [
        "Nebius competes with CoreWeave, Lambda and Crusoe for customers such as Meta.",
        "OpenAI staff sold $6.6 billion of stock to SoftBank, Dragoneer and Thrive Capital.",
        "Stripe lets its staff sell shares to Sequoia at a valuation of $91 billion.",
        "Andreessen Horowitz merged with Corvane Ventures in 2019.",
    ],
)
def test_rivals_for_customers_shares_of_staff_and_merging_funds_make_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Ericsson will buy Intel's ARC-Pro processors and put radio software of its own on them.", [("chip_supply", "Intel", "Ericsson")]),
        ("Meta bought Nvidia's latest graphics processors for $3 billion.", [("chip_supply", "Nvidia", "Meta")]),
        ("Onsemi buys Qorvo's silicon carbide unit.", [("acquisition", "Onsemi", "Qorvo")]),
        ("Nvidia bought the chip designer Mellanox.", [("acquisition", "Nvidia", "Mellanox")]),
    ],
)  # fmt: skip
def test_who_buys_the_chips_of_a_company_does_not_buy_the_company(text, deals):
    assert told(text) == deals
