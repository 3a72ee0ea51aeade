"""A sentence may take kind and one side of its deal from the deal told before; look-alikes tell nothing."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

LEAD = "Quellon, a London start-up, signed a partnership with Siemens on factory software."
LOAN = "Quellon, a London start-up, borrowed $300 million from JPMorgan."
RENT = "CoreWeave rents out computing power to Microsoft under a ten-year contract."


def told(text):
    claims = find_claims(article(text, title=""))
    return {(c.relation, c.subject and c.subject.name, c.object.name) for c in claims}


def added(lead, sentence):
    return told(f"{lead} {sentence}") - told(lead)


@pytest.mark.parametrize(
    "sentence",
    [
        "A similar contract exists with SAP.",
        "A comparable pilot with SAP ended in June.",
        "SAP has a similar agreement.",
        "SAP followed in May.",
    ],
)
def test_a_like_deal_has_the_kind_and_the_side_of_the_one_before(sentence):
    assert added(LEAD, sentence) == {("partnership", "Quellon", "SAP")}


def test_each_of_two_that_follow_has_a_deal_of_its_own():
    assert added(LEAD, "SAP and Bosch followed in May.") == {
        ("partnership", "Quellon", "SAP"),
        ("partnership", "Quellon", "Bosch"),
    }


def test_another_customer_is_supplied_by_whoever_supplies_the_one_before():
    assert added(RENT, "CoreWeave is growing. OpenAI is another customer.") == {
        ("compute_supply", "CoreWeave", "OpenAI")
    }


@pytest.mark.parametrize("lead", [LOAN, "JPMorgan lent Quellon, a London start-up, $300 million."])
def test_the_rest_of_a_loan_goes_to_the_same_borrower(lead):
    assert added(lead, "The rest came from MUFG.") == {("offtake_or_other", "MUFG", "Quellon")}


@pytest.mark.parametrize(
    "sentence",
    [
        "No similar contract exists with SAP.",
        "SAP does not have a similar agreement.",
        "SAP follows with 58 percent of the market.",
        "Bosch makes drills. A similar contract exists with SAP.",
        "If a similar contract were signed with SAP, the price would fall.",
        "A speaker of SAP followed the talks.",
    ],
)
def test_a_denial_a_ranking_or_another_company_between_tells_no_deal(sentence):
    assert added(LEAD, sentence) == set()


def test_a_like_deal_of_another_company_is_not_that_of_the_one_before():
    assert ("partnership", "Quellon", "SAP") not in added(LEAD, "Bosch has a similar agreement with SAP.")


def test_a_new_paragraph_takes_nothing_from_the_deal_before():
    assert told(f"{LEAD}\n\nSAP followed in May.") == told(LEAD)
