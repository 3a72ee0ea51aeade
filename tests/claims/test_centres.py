"""Whom a sentence leaves at the centre for the next, and whose a sum is that a clause of another tells."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, title="", language="en"):
    claims = find_claims(article(text, title=title, language=language))
    return {
        (
            c.relation,
            c.subject.name if c.subject else "",
            c.object.name,
            c.money.as_written if c.money else "",
        )
        for c in claims
    }


def test_it_is_whom_the_sentence_before_opens_with_and_names_alone():
    text = (
        "Microsoft will put $3 billion more into Cohere, the two said. Microsoft has sold its software to most of its clients.\n\n"
        "Cohere has its seat in Toronto. It also rents computing from Oracle."
    )
    assert ("compute_supply", "Oracle", "Cohere", "") in told(text, "Microsoft doubles its bet on Cohere")


def test_it_is_sought_further_back_where_the_sentence_before_names_two():
    text = "Cohere sits in Toronto, where Oracle has an office. It raised $90 million in a Series B."
    assert ("funding_round", "", "Cohere", "$90 million") in told(text, "Cohere grows")


def test_the_same_company_is_who_took_money_and_not_who_sold_to_it_since():
    text = (
        "Google will invest $700 million in Cohere. Cohere signed a contract with Google Cloud last year that is worth $90 million. "
        "Nvidia said in May that it would invest $200 million in the same company."
    )
    found = told(text)
    assert ("investment", "Nvidia", "Cohere", "$200 million") in found
    assert not any(relation == "investment" and taker == "Google" for relation, _, taker, _ in found)


def test_a_sum_that_the_owner_of_a_supplier_invests_is_not_what_the_supply_costs():
    found = told("Cohere rents computing from Google Cloud, whose parent has agreed to invest $2 billion.")
    assert ("compute_supply", "Google", "Cohere", "") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amazon put $50 million into Cohere and Google $70 million into Mistral.",
         {("investment", "Amazon", "Cohere", "$50 million"), ("investment", "Google", "Mistral", "$70 million")}),
        ("Amazon put $50 million into Cohere, and Google $70 million.",
         {("investment", "Amazon", "Cohere", "$50 million"), ("investment", "Google", "Cohere", "$70 million")}),
    ],
)  # fmt: skip
def test_a_verb_said_once_gives_each_sum_to_whom_it_is_put_into(text, expected):
    assert told(text) == expected


def test_a_phrase_at_the_head_of_a_chinese_sentence_is_told_of_whom_it_leads_up_to():
    text = "博通周五上涨。加上春天与甲骨文的云协议，Cohere今年的算力翻了一番。"
    assert {(giver, taker) for _, giver, taker, _ in told(text, "博通上涨", "zh")} == {("Oracle", "Cohere")}
