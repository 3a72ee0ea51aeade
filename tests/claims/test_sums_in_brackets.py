"""Givers that are listed with their own sums in brackets, and what several gave beside a round."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name, int(c.money.high) if c.money and c.money.high else 0)
        for c in find_claims(article(text))
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Mistral raised $20 million from Accel ($8 million), Index Ventures ($7 million) and Nvidia ($5 million).",
        "Mistral raised $20 million. Investors in the round include Accel ($8 million), Index Ventures ($7 million) and Nvidia ($5 million).",
    ],
)  # fmt: skip
def test_each_giver_gives_the_sum_behind_its_name_and_the_round_has_no_lead(text):
    assert told(text) == {
        ("funding_round", "", "Mistral", 20_000_000),
        ("investment", "Accel", "Mistral", 8_000_000),
        ("investment", "Index Ventures", "Mistral", 7_000_000),
        ("investment", "Nvidia", "Mistral", 5_000_000),
    }


def test_who_gave_is_among_the_others_of_the_round():
    claims = find_claims(
        article("Mistral raised $20 million from Accel ($8 million) and Nvidia ($5 million).")
    )
    assert [o.name for o in next(c for c in claims if c.relation == "funding_round").others] == [
        "Accel",
        "Nvidia",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Amazon ($8 billion) and Google ($3 billion) are among the backers of Anthropic.",
        "Anthropic's backers are Amazon ($8 billion), Google ($3 billion) and Salesforce.",
    ],
)
def test_backers_keep_their_sums(text):
    assert {
        ("investment", "Amazon", "Anthropic", 8_000_000_000),
        ("investment", "Google", "Anthropic", 3_000_000_000),
    } <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rounds of the week: Mistral ($20 million), Cohere ($9 million) and Wayve ($5 million).",
        "The largest rounds were raised by Mistral ($20 million), Cohere ($9 million) and Wayve ($5 million).",
    ],
)
def test_a_list_without_givers_tells_who_raised(text):
    assert {
        ("funding_round", "", "Mistral", 20_000_000),
        ("funding_round", "", "Cohere", 9_000_000),
        ("funding_round", "", "Wayve", 5_000_000),
    } == told(text)


def test_a_round_that_includes_money_of_several_is_led_by_none_of_them():
    text = "Anthropic has raised $30 billion. The round included investments from Microsoft and Nvidia."
    (claim,) = find_claims(article(text))
    assert (claim.subject, [o.name for o in claim.others]) == (None, ["Microsoft", "Nvidia"])


def test_what_was_announced_before_and_counts_to_a_round_is_a_deal_of_its_own():
    text = "Mistral has raised $3 billion. Its new round counts in part of the earlier announced investments by Cisco and Samsung."
    assert told(text) == {
        ("funding_round", "", "Mistral", 3_000_000_000),
        ("investment", "Cisco", "Mistral", 0),
        ("investment", "Samsung", "Mistral", 0),
    }


def test_who_is_among_the_investors_of_a_company_has_put_money_into_it():
    assert told("Nvidia is among Mistral's investors.") == {("investment", "Nvidia", "Mistral", 0)}
