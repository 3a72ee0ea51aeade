"""What somebody gives the company that the passage is about, in sentences that do not name it again."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

TITLE = "Quillon launches a cheaper model"
LEAD = "Quillon launched a cheaper version of its model on Thursday. The start-up says it is twice as fast."


def told(sentence, *, title=TITLE, lead=LEAD):
    return [
        (c.relation, c.subject and c.subject.name, c.object.name, c.money and c.money.as_written)
        for c in find_claims(article(f"{lead}\n\n{sentence}", title=title))
    ]


@pytest.mark.parametrize(
    ("sentence", "deal"),
    [
        ("Google is adding another $1 billion.", ("investment", "Google", "Quillon", "$1 billion")),
        ("Amazon put in $4 billion last year.", ("investment", "Amazon", "Quillon", "$4 billion")),
        ("Amazon has invested $8 billion so far.", ("investment", "Amazon", "Quillon", "$8 billion")),
        ("Microsoft agreed in November to invest up to $5 billion.", ("investment", "Microsoft", "Quillon", "up to $5 billion")),
        ("Google holds a 14% stake.", ("investment", "Google", "Quillon", None)),
        ("Broadcom will supply the chips.", ("chip_supply", "Broadcom", "Quillon", None)),
        ("The chips come from Broadcom.", ("chip_supply", "Broadcom", "Quillon", None)),
        ("Fluidstack will build the data centers.", ("compute_supply", "Fluidstack", "Quillon", None)),
        ("Amazon remains the primary cloud and training partner.", ("compute_supply", "Amazon", "Quillon", None)),
    ],
)  # fmt: skip
def test_a_sentence_that_names_one_side_is_about_the_company_of_the_title(sentence, deal):
    assert told(sentence) == [deal]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Google raises its forecast", "Google raised its forecast for the year on Thursday."),
        ("Microsoft and Google report earnings", "Microsoft and Google reported earnings on Thursday."),
    ],
)
@pytest.mark.parametrize(
    "sentence", ["Amazon has invested $8 billion so far.", "Google is adding another $1 billion."]
)
def test_where_the_title_names_nobody_who_takes_money_no_deal_is_told(title, lead, sentence):
    assert told(sentence, title=title, lead=lead) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Google has invested $8 billion in data centers.",
        "Amazon put up $4 billion for new warehouses.",
        "Google holds 14% of the search market.",
    ],
)
def test_money_for_something_else_is_not_for_the_company_of_the_title(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("text", "sum_told", "lead", "others"),
    [
        ("Larkfield is worth $2 billion after a $130 million round led by Accel.", "$130 million", "Accel", []),
        ("Larkfield is now worth $2 billion after a $130 million raise led by Accel.", "$130 million", "Accel", []),
        ("Larkfield has closed another $40 million.", "$40 million", None, []),
        ("Larkfield pulled in $90 million from Thrive, Bosch and Accel.", "$90 million", None, ["Thrive Capital", "Bosch", "Accel"]),
        ("Larkfield raised $200 million at a $3 billion valuation from Bosch, Thrive and Accel.", "$200 million", None, ["Bosch", "Thrive Capital", "Accel"]),
    ],
)  # fmt: skip
def test_a_round_is_told_once_with_its_sum_and_those_who_give(text, sum_told, lead, others):
    (claim,) = find_claims(article(text))

    assert (claim.money.as_written, claim.subject and claim.subject.name) == (sum_told, lead)
    assert [m.name for m in claim.others] == others


PRODUCT = (
    "Mistral launches a coding tool",
    "Mistral launched a coding tool on Wednesday. The French start-up says the tool runs on a laptop.",
)


def sides_told(sentence):
    title, text = PRODUCT
    claims = find_claims(article(f"{text}\n\n{sentence}", title=title))
    return {
        (c.relation, c.subject.name, c.object.name)
        for c in claims
        if any(e.quote in sentence for e in c.evidence)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "ASML is the largest shareholder.",
        "ASML, a shareholder, helped to build the tool.",
        "ASML continues to be a major shareholder.",
        "ASML took a small stake last year.",
        "ASML, an early backer, owns 11%.",
    ],
)
def test_who_is_called_a_shareholder_is_one_of_the_company_that_the_passage_is_about(sentence):
    assert sides_told(sentence) == {("investment", "ASML", "Mistral")}


@pytest.mark.parametrize("sentence", ["Orange, a customer, uses the tool.", "Orange is already a customer."])
def test_who_is_called_a_customer_is_one_of_the_company_that_the_passage_is_about(sentence):
    assert sides_told(sentence) == {("offtake_or_other", "Mistral", "Orange")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sequoia, a former investor, disagreed.",
        "Orange, a potential customer, was there.",
        "BlackRock, a shareholder, sold its Oracle shares.",
        "Google has 90% of the search market.",
    ],
)
def test_who_was_once_or_may_be_one_is_none(sentence):
    assert sides_told(sentence) == set()
