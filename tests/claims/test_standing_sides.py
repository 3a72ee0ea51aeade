"""The side left out of a sentence on customers, deliveries and orders: whom the passage is about."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

TITLE = "Northlight Systems opens its fourth hall in Ohio"
LEAD = "Northlight Systems opened another data centre in Ohio on Monday, the company said."


def told(sentences, title=TITLE, lead=LEAD):
    claims = find_claims(article(f"{lead}\n\n{sentences}", title=title))
    return {(c.subject and c.subject.name, c.object.name) for c in claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Entergy will supply the electricity from two gas plants.",
        "Power for the site comes from Entergy.",
        "Under a contract signed in June, Entergy will provide 250 megawatts.",
        "Entergy has promised the electricity for the first stage.",
    ],
)
def test_power_is_delivered_to_the_company_that_the_text_is_about(sentence):
    assert told(sentence) == {("Entergy", "Northlight Systems")}


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("TSMC makes the chip in its 4-nanometre process.", "TSMC"),
        ("Memory comes from Micron.", "Micron"),
        ("Cisco will deliver the switches.", "Cisco"),
        ("Its boards are assembled by Foxconn in Mexico.", "Foxconn"),
    ],
)
def test_goods_are_made_for_the_company_that_the_text_is_about(sentence, giver):
    assert told(sentence) == {(giver, "Northlight Systems")}


@pytest.mark.parametrize(
    "sentence",
    [
        "It has 40 customers. Those include HSBC and Barclays.",
        "It serves HSBC and Barclays, among others.",
        "The other tenants are HSBC and Barclays.",
    ],
)
def test_customers_of_the_passage_are_told_one_by_one(sentence):
    assert told(sentence) == {("Northlight Systems", "HSBC"), ("Northlight Systems", "Barclays")}


def test_whoever_signs_up_does_so_with_the_company_that_the_text_is_about():
    assert told("Siemens signed up in September.") == {("Northlight Systems", "Siemens")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nvidia makes the fastest chips in the industry.",
        "Its rivals have many plans. Those include HSBC and Barclays.",
        "TSMC makes chips in Taiwan and Arizona.",
        "Entergy supplies electricity in four states.",
        "Siemens signed up to an open letter on safety.",
    ],
)
def test_what_a_house_does_for_all_the_world_is_no_deal(sentence):
    assert told(sentence) == set()


def test_goods_of_a_house_that_the_text_is_about_as_much_are_nobodys():
    title = "Micron and Northlight Systems publish results"
    assert (
        told("Micron will deliver the memory.", title=title, lead="Micron made more money, it said.") == set()
    )
