"""Companies bought and parts of companies wanted, told in side clauses."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return {(c.relation, c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject}


@pytest.mark.parametrize(
    ("text", "buyer", "bought"),
    [
        ("She once ran the robot startup Quillon Robotics, before Amazon snapped it up in March.", "Amazon", "Quillon Robotics"),
        ("He ran product at Slack until Salesforce took it over.", "Salesforce", "Slack"),
        ("Elon Musk combined xAI with SpaceX last winter.", "SpaceX", "xAI"),
        ("Jane Roe, who sold her software company Affectiva in 2021 to Smart Eye, is now an investor.", "Smart Eye", "Affectiva"),
        ("Supermaven (acquired by Databricks) was one of its bets.", "Databricks", "Supermaven"),
        ("Vettery, his first company, was sold to Adecco for $110 million.", "Adecco", "Vettery"),
        ("Kestrel Robotics, which was acquired by GM's Cruise, was his first startup.", "Cruise", "Kestrel Robotics"),
        ("Perplexity acquired the customer base of defunct startup Carbon AI.", "Perplexity", "Carbon AI"),
        ("Weights & Biases is now a part of CoreWeave after a $1.7 billion deal.", "CoreWeave", "Weights & Biases"),
        ("SpaceX is weighing a merger with xAI.", "SpaceX", "xAI"),
        ("Eric Schmidt took over as CEO after buying a controlling stake in Relativity Space.", "Eric Schmidt", "Relativity Space"),
        ("Google paid $10 million for the data of failed airline Spirit.", "Google", "Spirit"),
    ],
)  # fmt: skip
def test_a_company_bought_in_passing_is_bought(text, buyer, bought):
    assert told(text) == {("acquisition", buyer, bought)}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("OpenAI has offered the US a 5% stake in the company.", "OpenAI"),
        ("Washington could take a stake in Anthropic, officials said.", "Anthropic"),
        ("Officials said the U.S. government sought an equity stake in Intel in return for its aid.", "Intel"),
        ("Sam Altman is in talks with the White House about the US acquiring a stake of 5 percent in OpenAI.", "OpenAI"),
    ],
)  # fmt: skip
def test_a_country_that_owns_a_part_of_a_company_is_its_government(text, company):
    assert told(text) == {("investment", "US Government", company)}


@pytest.mark.parametrize(
    "text",
    [
        "Washington could take a stand on Anthropic, officials said.",
        "The US has a stake in the outcome of the Intel talks.",
        "Nvidia bought the shares shortly before Musk spoke.",
        "Elon Musk combined humour with insults in a post about OpenAI.",
        "Before Amazon snapped up most of the GPUs, prices were low.",
        "Google and Meta have not said that they agree with OpenAI that a 5 percent stake would do.",
    ],
)
def test_nobody_is_bought_here(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hypercard is a startup backed by OpenAI CEO Sam Altman.", ("investment", "Sam Altman", "Hypercard")),
        ("Relativity Space was bought by former Google chief executive Eric Schmidt.", ("acquisition", "Eric Schmidt", "Relativity Space")),
    ],
)  # fmt: skip
def test_an_officer_who_gives_or_buys_does_so_for_himself(text, expected):
    assert told(text) == {expected}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "It has seen exits from companies like Zenith AI (sold to Amazon) and Quillon (sold to SoftBank).",
            {("Amazon", "Zenith AI"), ("SoftBank", "Quillon")},
        ),
        (
            "Among them are Zenith AI (bought by Nvidia in 2024), Quillon (now part of Databricks) and Harbour Labs (sold to Snowflake).",
            {("Nvidia", "Zenith AI"), ("Databricks", "Quillon"), ("Snowflake", "Harbour Labs")},
        ),
        (
            "She likes Acme AI, Globex AI, Zenith Robotics (acquired by Databricks), and Quillon.",
            {("Databricks", "Zenith Robotics")},
        ),
        ("Zenith AI (owned by Meta) and Quillon (sold to Meta customers) train models.", set()),
    ],
)  # fmt: skip
def test_a_bracket_tells_who_bought_the_name_before_it_and_nobody_else(text, pairs):
    assert {(c.subject.name, c.object.name) for c in find_claims(article(text))} == pairs
