"""Who stands in the sentence of a deal without being of it: the owner of a fund, the topic of the passage, one of a long list."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def _told(text):
    return {(c.subject.name if c.subject else None, c.object.name) for c in find_claims(article(text))}


def test_the_money_is_that_of_whom_the_sentence_says_took_it():
    told = _told(
        "Adyen, the Dutch payments company, opened an office. Adyen hired forty people. In Lagos, Moniepoint took "
        "$90 million from backers headed by Santander's fund Mouro Capital and Lightrock."
    )
    assert ("Mouro Capital", "Moniepoint") in told
    assert all(taker != "Adyen" for _, taker in told)


@pytest.mark.parametrize(
    "text",
    [
        "Most boards go to firms like Foxconn, Quanta and Dell, which build racks for Google, Oracle and Apple.",
        "Foxconn, Quanta and Dell build servers for Google, Oracle, Apple and Tesla.",
    ],
)
def test_of_two_long_lists_nobody_deals_with_each_of_the_other(text):
    assert _told(text) == set()


def test_a_list_and_one_company_deal_with_each_other():
    told = _told("Foxconn, Quanta and Dell build servers for Microsoft.")
    assert {giver for giver, _ in told} == {"Foxconn", "Quanta Computer", "Dell"}


def test_whose_fund_it_is_gives_nothing():
    told = _told("Samsung's fund Corvane Capital has invested $60 million in Harbourline, a Miami start-up.")
    assert told == {("Corvane Capital", "Harbourline")}
