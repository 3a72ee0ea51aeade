"""Where "and" joins two clauses each tells its own deal; where it joins examples to a list, all of them are meant."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

CLAUSES = [
    ("AMD acquired Silo AI and Databricks bought Neon.", {("AMD", "Silo AI"), ("Databricks", "Neon")}),
    (
        "AMD bought Silo AI and Databricks acquired Neon last year.",
        {("AMD", "Silo AI"), ("Databricks", "Neon")},
    ),
    (
        "Nvidia invested in Mistral and Microsoft backed Anthropic.",
        {("Nvidia", "Mistral"), ("Microsoft", "Anthropic")},
    ),
    (
        "The year saw AMD acquiring Silo AI and Databricks buying Neon.",
        {("AMD", "Silo AI"), ("Databricks", "Neon")},
    ),
    (
        "The pact comes after OpenAI partnered with Broadcom and Anthropic teamed up with Google.",
        {("OpenAI", "Broadcom"), ("Anthropic", "Google")},
    ),
    (
        "The list includes Nvidia investing $1 billion in Nokia and Microsoft investing $5 billion in Anthropic.",
        {("Nvidia", "Nokia"), ("Microsoft", "Anthropic")},
    ),
    (
        "OpenAI bought Neptune and Windsurf was acquired by Cognition.",
        {("OpenAI", "Neptune"), ("Cognition", "Windsurf")},
    ),
    (
        "With AMD supplying OpenAI and Nvidia selling chips to xAI, demand is high.",
        {("AMD", "OpenAI"), ("Nvidia", "xAI")},
    ),
]
LISTS = [
    (
        "Cohere has partnered with Oracle and consultancies such as Accenture and McKinsey.",
        {("Cohere", "Oracle"), ("Cohere", "Accenture"), ("Cohere", "McKinsey")},
    ),
    (
        "Wayve has deals with Uber and automakers like Nissan and Renault.",
        {("Wayve", "Uber"), ("Wayve", "Nissan"), ("Wayve", "Renault")},
    ),
    (
        "Mistral has teamed up with carmaker Stellantis and phone brands including Honor.",
        {("Mistral", "Stellantis"), ("Mistral", "Honor")},
    ),
    ("Microsoft is backing OpenAI and Mistral.", {("Microsoft", "OpenAI"), ("Microsoft", "Mistral")}),
    (
        "Salesforce acquired Convergence and Regrello, paying cash.",
        {("Salesforce", "Convergence"), ("Salesforce", "Regrello")},
    ),
    (
        "Cisco bought Splunk and Robust Intelligence, adding security tools.",
        {("Cisco", "Splunk"), ("Cisco", "Robust Intelligence")},
    ),
]


def pairs(sentence: str) -> set[tuple[str, str]]:
    """Giver and taker of each claim."""
    claims = find_claims(article(sentence))
    return {(c.subject.name if c.subject else "", c.object.name) for c in claims if c.object}


@pytest.mark.parametrize(("sentence", "told"), CLAUSES, ids=[s[:50] for s, _ in CLAUSES])
def test_each_of_two_clauses_tells_its_own_deal(sentence: str, told: set[tuple[str, str]]) -> None:
    assert pairs(sentence) == told


@pytest.mark.parametrize(("sentence", "told"), LISTS, ids=[s[:50] for s, _ in LISTS])
def test_all_of_a_list_are_meant(sentence: str, told: set[tuple[str, str]]) -> None:
    assert pairs(sentence) == told


def test_three_companies_are_the_last_list_of_three() -> None:
    text = "Uber wants to grow with Pony.ai and Verne. Uber, Pony.ai and Verne met. The three companies plan to launch a service in Zagreb."
    claims = [c for c in find_claims(article(text)) if c.subject]
    assert [{c.subject.name, c.object.name, *(m.name for m in c.others)} for c in claims] == [
        {"Uber", "Pony.ai", "Verne"}
    ]
