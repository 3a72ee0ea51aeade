"""Deeds that are advised, demanded or refused, common causes against a law, and lines that name who pays for a page."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [(c.relation, c.subject and c.subject.name, c.object.name) for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle should buy Kestrel AI.",
        "Analysts say Oracle needs to partner with Kestrel AI.",
        "Oracle ought to strike a licensing deal with Kestrel AI, argues one columnist.",
        "Why Oracle must acquire Kestrel AI",
        "Critics want Oracle to team up with Kestrel AI.",
        "Oracle was urged to partner with Kestrel AI.",
        "Oracle should have merged with Kestrel AI years ago.",
    ],
)
def test_what_somebody_ought_to_do_is_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Oracle refused to partner with Kestrel AI.",
        "Oracle declined to join forces with Kestrel AI.",
        '"We have never partnered with Kestrel AI," Oracle said.',
        "Oracle refused to invest in Kestrel AI.",
        "Oracle never stopped working with Google.",
    ],
)
def test_what_somebody_will_not_do_is_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kestrel AI and Apple should sign the deal within days.", ("partnership", "Kestrel AI", "Apple")),
        (
            "Under the deal, OpenAI must buy $5 billion of capacity from Oracle.",
            ("compute_supply", "Oracle", "OpenAI"),
        ),
        ("Oracle could buy Kestrel AI.", ("acquisition", "Oracle", "Kestrel AI")),
        (
            "The purchase of Kestrel AI by Oracle should close in June.",
            ("acquisition", "Oracle", "Kestrel AI"),
        ),
        (
            "Oracle teamed up with Google to build a model that should work offline.",
            ("partnership", "Oracle", "Google"),
        ),
    ],
)
def test_what_is_owed_expected_or_thought_of_is_told(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Meta joined forces with Google to fight the law in court.",
        "OpenAI and Anthropic teamed up to oppose the bill in California.",
        "Oracle and Meta worked together to lobby against the tax.",
    ],
)
def test_a_common_cause_against_a_law_is_no_partnership(text):
    assert told(text) == []


@pytest.mark.parametrize("aim", ["to fight malware", "to support developers", "to challenge Nvidia"])
def test_a_common_aim_of_business_is_a_partnership(aim):
    assert told(f"Oracle joined forces with Google {aim}.") == [("partnership", "Oracle", "Google")]


@pytest.mark.parametrize(
    "line",
    [
        "In partnership with Harbour Books",
        "In partnership with Oracle",
        "Presented in collaboration with Oracle",
    ],
)
def test_a_line_that_names_who_pays_for_a_page_is_no_partnership(line):
    assert told(f"Nvidia sells chips.\n\n{line}\n\nNvidia has grown.") == []


def test_whatever_is_produced_in_collaboration_is_no_side_of_it():
    assert told("MARKET MONDAY is produced in collaboration with Nasdaq.") == []
    assert told("Nvidia grew. MARKET MONDAY is produced in collaboration with Nvidia.") == []
    text = "Kestrel AI has a new chip. In partnership with Oracle, it will sell it in Europe."
    assert told(text) == [("partnership", "Kestrel AI", "Oracle")]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Activists want Google to end its contract with the Israeli army.", "completed"),
        ("The union has campaigned for the NHS to pull out of its contract with Palantir.", "completed"),
        ("Protesters came to Google's office with demands to end its contract with Palantir.", "completed"),
        ("Oracle and OpenAI terminated the agreement.", "terminated"),
        ("The NHS pulled out of its contract with Palantir.", "terminated"),
        ("CoreWeave agreed in May to provide computing capacity to Mistral.", "agreed"),
        ("CoreWeave — which could soon be sold — already has a contract with Mistral.", "agreed"),
        ("CoreWeave may provide computing capacity to Mistral.", "rumoured"),
    ],
)
def test_an_end_that_others_want_has_not_come_and_the_month_of_may_leaves_nothing_open(text, stage):
    assert [c.stage for c in find_claims(article(text))] == [stage]
