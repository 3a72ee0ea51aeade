"""Sentences behind a lead: whom "the company" means by what the words say, and who is in the round told before."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

TALKS = (
    "Nvidia in talks to invest in Larkfield",
    "Nvidia is in talks to invest in Larkfield, a maker of warehouse robots, two people familiar with the matter said.",
)
BOUGHT = (
    "Salesforce to buy Larkfield",
    "Salesforce said on Tuesday that it will buy Larkfield, a maker of sales software, for $1.2 billion.",
)
ROUND = (
    "Larkfield raises $230 million",
    "Larkfield, a maker of warehouse robots, has raised $230 million in a Series B round, it said on Tuesday.",
)


def told(lead, sentence):
    title, text = lead
    return find_claims(article(f"{text}\n\n{sentence}", title=title))


def takers(lead, sentence):
    return {c.object.name for c in told(lead, sentence) if c.evidence[0].quote in sentence}


@pytest.mark.parametrize("lead", [TALKS, BOUGHT])
@pytest.mark.parametrize("noun", ["start-up", "five-year-old company", "Boston-based company"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The {} rents computing capacity from CoreWeave.",
        "The {} signed a licensing deal with Reddit last year.",
        "The {} previously raised $40 million from Accel.",
        "The {} is backed by Accel.",
    ],
)
def test_what_a_noun_says_of_age_and_seat_rules_out_a_giant(lead, noun, sentence):
    assert takers(lead, sentence.format(noun)) == {"Larkfield"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Redmond-based company is backed by nobody, and signed a licensing deal with Reddit last year.",
        "The 50-year-old company signed a licensing deal with Reddit last year.",
    ],
)
def test_a_giant_is_meant_where_the_words_fit_it(sentence):
    lead = (
        "Microsoft to buy Larkfield",
        "Microsoft will buy Larkfield, a maker of sales software, it said on Tuesday.",
    )

    assert takers(lead, sentence) == {"Microsoft"}


@pytest.mark.parametrize("lead", [TALKS, BOUGHT])
@pytest.mark.parametrize(
    "sentence",
    [
        "It previously raised $40 million from Accel.",
        "It is backed by Accel and Index Ventures.",
        "It counts Accel and Index Ventures among its investors.",
        "Last year it raised $55 million in a first round led by Index Ventures.",
    ],
)
def test_whoever_raises_money_is_not_the_listed_company_beside_it(lead, sentence):
    assert takers(lead, sentence) == {"Larkfield"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The investors are Accel, Index Ventures and Bosch.", ["Accel", "Index Ventures", "Bosch"]),
        ("Participants included Accel, Bosch and Index Ventures.", ["Accel", "Bosch", "Index Ventures"]),
        ("Accel, Index Ventures and Bosch also invested.", ["Accel", "Index Ventures", "Bosch"]),
        ("Bosch also joined as a strategic investor.", ["Bosch"]),
    ],
)
def test_those_who_are_only_in_a_round_are_its_others_and_give_no_cheque_of_their_own(sentence, names):
    (claim,) = told(ROUND, sentence)

    assert claim.relation == "funding_round"
    assert {m.name for m in (*claim.others, *filter(None, [claim.subject]))} == set(names)


@pytest.mark.parametrize(
    ("sentence", "joined"),
    [
        ("The deal was led by Accel and joined by Bosch.", ["Bosch"]),
        ("Accel was the lead investor; Bosch and Index Ventures followed.", ["Bosch", "Index Ventures"]),
    ],
)
def test_the_lead_stands_apart_from_those_who_join(sentence, joined):
    (claim,) = told(ROUND, sentence)

    assert (claim.subject.name, [m.name for m in claim.others]) == ("Accel", joined)
