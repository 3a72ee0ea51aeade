"""What a programme gives to each of its companies, and goods bought again: who gives was told before."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

PROGRAMME = (
    "US takes stakes in eight chip start-ups",
    "The US government will put $1.5 billion into eight makers of new kinds of chips and take stakes in them, "
    "the commerce department said on Thursday.",
)
GOODS = (
    "Meta's orders of Corning glass grow",
    "Meta bought more fibre-optic cable from Corning this year, a filing showed on Friday.",
)


def told(lead, sentence):
    title, text = lead
    claims = find_claims(article(f"{text}\n\n{sentence}", title=title))
    return {
        (
            c.subject and c.subject.name,
            c.object.name,
            c.money and int(c.money.high or c.money.low or 0) // 10**6,
        )
        for c in claims
        if any(e.quote in sentence for e in c.evidence)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Lightmatter is set to get $400 million.",
        "Lightmatter, which will receive $400 million, makes chips that compute with light.",
        "The largest award, $400 million, goes to Lightmatter.",
        "Lightmatter, the oldest of them, is to be given $400 million.",
    ],
)
def test_who_is_to_receive_a_sum_has_it_of_the_government_whose_programme_is_told(sentence):
    assert told(PROGRAMME, sentence) == {("US Government", "Lightmatter", 400)}


def test_each_of_several_recipients_gets_the_sum():
    claims = told(PROGRAMME, "Others set to receive $100 million are Etched, Tenstorrent and SambaNova.")
    assert claims == {("US Government", name, 100) for name in ("Etched", "Tenstorrent", "SambaNova")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lightmatter is set to get $400 million in revenue this year.",
        "Cerebras will get a new chief.",
        "Etched has received $100 million in orders.",
        "Nvidia will get $2 billion from the sale.",
    ],
)
def test_other_things_that_a_company_gets_are_no_part_of_the_programme(sentence):
    assert told(PROGRAMME, sentence) == set()


def test_without_a_programme_nobody_gives():
    lead = ("Lightmatter hires", "Lightmatter hired 40 people. The US government likes chips.")
    assert told(lead, "Lightmatter is set to get $400 million.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "It spent $295 million on cable in the second quarter.",
        "The company has spent $295 million on the cables so far this year.",
        "Meta had bought $295 million worth of Corning cable by December.",
        "Meta has ramped up purchases of Corning cable, spending $295 million on them in the second quarter.",
    ],
)
def test_goods_bought_again_are_of_the_seller_told_before(sentence):
    assert told(GOODS, sentence) == {("Corning", "Meta", 295)}


def test_goods_that_bear_the_name_of_their_maker_are_sold_by_it():
    lead = ("Meta and Rivian", "Rivian is a maker of vans.")
    assert told(lead, "Meta spent $30 million on Rivian Freighters this year.") == {("Rivian", "Meta", 30)}


@pytest.mark.parametrize(
    "sentence",
    [
        "It spent $3 billion on advertising.",
        "It spent $3 billion on the buildings.",
        "The company bought $3 billion worth of its own shares.",
    ],
)
def test_other_things_that_are_bought_are_not_of_that_seller(sentence):
    assert told(GOODS, sentence) == set()
