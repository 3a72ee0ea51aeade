"""Customers, suppliers and contracts that a sentence only mentions are claims like those it reports."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def rows(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def pairs(text):
    return {(c.subject.name if c.subject else "", c.object.name) for c in find_claims(article(text))}


@pytest.mark.parametrize("row", rows("english_trade.tsv"), ids=lambda r: r[2][:60])
def test_whoever_is_named_as_a_customer_is_one(row):
    giver, takers, text = row
    assert {(giver, taker) for taker in takers.split(",")} <= pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Customers include banks and insurers, Anthropic said.",
        "Meta lists Nvidia and Google as rivals.",
        "Anthropic said its customers are developers.",
        "Microsoft's customers said OpenAI was down.",
        "Users of ChatGPT include students.",
        "World's largest chipmaker TSMC beat forecasts.",
        "If Google wins the contract, it would join OpenAI.",
        "The European Commission is in talks with Microsoft about its fine.",
        "Anthropic blocked users' access to old models.",
        "Meta cut its workforce and gave up its exclusive club.",
        "Google scaled back its plans for an office.",
        "OpenAI revised its forecast, Microsoft said.",
    ],
)
def test_customers_without_a_name_are_no_claim(text):
    assert pairs(text) == set()


def test_an_owner_in_a_list_only_describes_its_company():
    text = "Figure, a robot maker, counts BMW and Hyundai's Boston Dynamics as customers."
    assert ("Figure AI", "Boston Dynamics") in pairs(text)
    assert not any("Hyundai" in pair for pair in pairs(text))


def test_words_in_brackets_that_only_abbreviate_do_not_part_a_phrase():
    assert ("Nvidia", "Meta") in pairs(
        "Meta bought 350,000 of Nvidia's artificial intelligence (AI) processors."
    )


def test_what_a_relative_clause_tells_has_happened_also_beside_an_if():
    text = (
        "If the plan passes, Google would join OpenAI, which has already signed a contract with the Pentagon."
    )
    assert ("OpenAI", "US Department of Defense") in pairs(text)


def test_a_regulator_is_a_customer_where_it_buys():
    text = "The European Commission already has a contract with OVHcloud for its cloud."
    assert ("OVHcloud", "European Commission") in pairs(text)
