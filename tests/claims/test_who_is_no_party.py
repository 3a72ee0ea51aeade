"""Words that only describe a party are read as such: seats, surnames of owners, lenders."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, title=""):
    found = find_claims(article(text, title=title))
    return [(c.relation, c.subject.name if c.subject else "", c.object.name) for c in found]


@pytest.mark.parametrize(
    ("title", "text", "claim"),
    [
        (
            "Haven Robotics adds a plant",
            "Haven Robotics makes arms. The Grand Rapids company had earlier received $4 million from Techstars.",
            ("investment", "Techstars", "Haven Robotics"),
        ),
        (
            "",
            "Spindrift Ocean AI maps kelp. Invest Nova Scotia will lend the Dartmouth company C$4 million.",
            ("offtake_or_other", "Invest Nova Scotia", "Spindrift Ocean AI"),
        ),
    ],
)
def test_a_company_called_by_its_seat_is_the_one_spoken_of(title, text, claim):
    assert claim in told(text, title)


def test_the_surname_of_an_owner_is_part_of_the_name_behind_it():
    text = (
        "Field AI has collected $405 million over two rounds, with Bezos Expeditions leading the second one."
    )
    assert "Expeditions" not in {name for _, giver, taker in told(text) for name in (giver, taker)}


@pytest.mark.parametrize(
    "text",
    [
        "Cerebras Systems has arranged a revolving credit of $850 million with banks led by JPMorgan and Citi.",
        "CoreWeave went down the same path in 2024 with $7.5 billion in loans led by Blackstone and Magnetar.",
    ],
)
def test_who_leads_a_loan_lends(text):
    assert [relation for relation, _, _ in told(text)] == ["offtake_or_other"]


def test_talks_about_a_round_are_about_money_of_those_one_talks_with():
    text = "Sarvam is in advanced talks with Nvidia, HCLTech and Accel for a $300 million round, people said."
    assert {(giver, taker) for _, giver, taker in told(text)} == {
        ("Nvidia", "Sarvam"), ("HCLTech", "Sarvam"), ("Accel", "Sarvam"),
    }  # fmt: skip


def test_a_bare_contract_with_a_chip_maker_is_about_chips():
    assert told("OpenAI and Cerebras have a contract.") == [("chip_supply", "Cerebras", "OpenAI")]


def test_money_raised_by_a_listing_is_no_round():
    text = "Moonriver is instead preparing a listing in Hong Kong that may raise as much as $600 million."
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cerebras soars 68% in Nasdaq debut after raising $5.5 billion.",
        "SpaceX is preparing for a listing that could raise $75 billion.",
        "Goldman Sachs, JPMorgan and Morgan Stanley are working on the sale.",
        "Amazon buys more Madison County land for $40 million.",
        "Mistral was never exclusive to Azure.",
    ],
)
def test_flotations_banks_at_work_and_land_are_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Larkfield rolled out new capabilities, including Field Code, Field Pilot, and Field Catalog, with customers such as Siemens.",
        "Larkfield launched new tools such as Field Pilot and Field Notes with customers like Siemens.",
    ],
)
def test_things_in_a_list_of_what_a_company_brings_out_have_no_customers(text):
    assert all(
        c.subject is None or not c.subject.name.startswith("Field") for c in find_claims(article(text))
    )


def test_makers_of_things_are_companies_in_such_a_list():
    told = find_claims(article("Nvidia bought makers of tools such as Quillon and Larkfield."))

    assert [c.object.name for c in told] == ["Quillon", "Larkfield"]


def test_a_valuation_behind_the_sum_says_nothing_of_how_far_a_round_has_come():
    (claim,) = find_claims(
        article("OpenAI wants to raise $100 billion in funding, valuing it at $830 billion.")
    )

    assert claim.stage == "planned"
