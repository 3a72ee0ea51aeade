"""Companies and rounds told beside others: the next purchase of a list, the sum in a bracket, what a company has raised."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, relation):
    return {
        (
            c.subject.name if c.subject else "",
            c.object.name,
            int(c.money.high or c.money.low) // 10**6 if c.money else 0,
        )
        for c in find_claims(article(text))
        if c.relation == relation
    }


@pytest.mark.parametrize(
    ("text", "bought"),
    [
        (
            "Databricks announced the acquisitions of Quillon AI, which makes agents, and Harbour Labs.",
            {("Databricks", "Quillon AI", 0), ("Databricks", "Harbour Labs", 0)},
        ),
        (
            "Zomato grew through the purchase of Uber's India business in 2020 and grocery platform Blinkit for $568 million in 2022.",
            {("Zomato", "Uber", 0), ("Zomato", "Blinkit", 568)},
        ),
        (
            "Snowflake has bought five companies, among them Quillon in 2021 and Harbour Labs for $90 million in 2023.",
            {("Snowflake", "Quillon", 0), ("Snowflake", "Harbour Labs", 90)},
        ),
        (
            "Many engineers joined Salesforce in connection with its acquisitions of Quillon, Spindle AI, and Informatica.",
            {("Salesforce", "Quillon", 0), ("Salesforce", "Spindle AI", 0), ("Salesforce", "Informatica", 0)},
        ),
        (
            "Databricks announced the acquisition of Quillon, which makes agents, and Harbour Labs announced a fund.",
            {("Databricks", "Quillon", 0)},
        ),
        (
            "Databricks completed the acquisition of Quillon for $20 million and Snowflake sued it.",
            {("Databricks", "Quillon", 20)},
        ),
    ],
)  # fmt: skip
def test_the_next_company_of_a_list_of_purchases_is_bought_too(text, bought):
    assert told(text, "acquisition") == bought


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Zenith AI ($230 million Series B in February) and Harbour Labs (Series A, $500 million) build chips.",
            {("", "Zenith AI", 230), ("", "Harbour Labs", 500)},
        ),
        (
            "Zenith AI (raised $230 million in February) and Harbour Labs (raised $500 million in March) build chips.",
            {("", "Zenith AI", 230), ("", "Harbour Labs", 500)},
        ),
        ("Zenith AI ($500 million valuation) and Harbour Labs ($40 million in sales) build chips.", set()),
        ("Zenith AI had over $80 million in venture funding and no revenue.", {("", "Zenith AI", 80)}),
        ("Zenith AI has $2 million in funding from the European Commission and $60 million in cash.", set()),
        ("The agency has $50 million in funding for start-ups such as Zenith AI.", set()),
        ("Zenith AI raised 12 M€ in a Series A round.", {("", "Zenith AI", 12)}),
        ("Zenith AI raises 40M€ for its robots.", {("", "Zenith AI", 40)}),
    ],
)  # fmt: skip
def test_a_round_told_in_a_bracket_or_as_what_a_company_has_is_its_own(text, rounds):
    assert told(text, "funding_round") == rounds
