"""Whose deal it is: of a list that signs several, of whoever is dropped, of a company told by who leads it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def pairs_of(text):
    return {
        (claim.relation, claim.subject.name, claim.object.name)
        for claim in find_claims(article(text))
        if claim.subject
    }


@pytest.mark.parametrize(
    "text",
    [
        "Meta and Oracle have signed new deals to back the building of small reactors.",
        "Apple and Nvidia have struck separate agreements to help schools teach programming.",
    ],
)
def test_two_that_sign_several_deals_have_none_with_each_other(text):
    assert pairs_of(text) == set()


def test_one_deal_that_two_sign_is_between_them():
    assert ("partnership", "Apple", "Nvidia") in pairs_of("Apple and Nvidia have struck a partnership.")


def test_whoever_is_dropped_has_the_deal_that_is_named_behind_it():
    found = pairs_of("Google and Meta drop Scale AI as a labelling house after deal with Amazon.")
    assert {sides for sides in found if "Amazon" in sides} == {("partnership", "Scale AI", "Amazon")}


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("the Jensen Huang-led firm", "Nvidia"),
        ("the Sam Altman-led company", "OpenAI"),
        ("the Satya Nadella-run software giant", "Microsoft"),
    ],
)
def test_a_company_is_told_by_who_leads_it(told, meant):
    assert ("partnership", "Infosys", meant) in pairs_of(
        f"Infosys announced a partnership with {told} on Monday."
    )


def test_a_name_behind_who_leads_it_is_the_party():
    assert ("investment", "Nvidia", "Thinking Machines Lab") in pairs_of(
        "Nvidia invested $50 million in the Mira Murati-led Thinking Machines Lab."
    )


def test_a_sum_of_one_clause_is_not_that_of_another():
    sums = {
        (c.subject.name, c.money.as_written if c.money else "")
        for c in find_claims(
            article(
                "Dell will put $4 billion into Intel, it said on Thursday, a month after Nvidia took 10% of the chipmaker."
            )
        )
    }
    assert sums == {("Dell", "$4 billion"), ("Nvidia", "")}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Google will put in $3 billion and Salesforce $1 billion for a stake in Mistral.",
            {("Google", "$3 billion"), ("Salesforce", "$1 billion")},
        ),
        (
            "Microsoft will commit $900 million, Nvidia $400 million and AMD $100 million to Mistral.",
            {("Microsoft", "$900 million"), ("Nvidia", "$400 million"), ("AMD", "$100 million")},
        ),
        (
            "AMD will invest up to $8 billion and Dell up to $2 billion, with both backing Mistral.",
            {("AMD", "up to $8 billion"), ("Dell", "up to $2 billion")},
        ),
    ],
)
def test_where_the_verb_is_said_once_each_giver_has_its_own_sum(text, sums):
    found = [c for c in find_claims(article(text)) if c.relation == "investment"]
    assert {(c.subject.name, c.money.as_written) for c in found} == sums
    assert {c.object.name for c in found} == {"Mistral"}


@pytest.mark.parametrize(
    "opening",
    [
        "Backed by a fresh $90 million funding round at a $2 billion valuation",
        "Fresh off a $90 million Series C",
        "Weeks after closing a $90 million round",
    ],
)
def test_a_round_that_opens_a_sentence_is_that_of_whom_it_goes_on_about(opening):
    (claim,) = find_claims(article(f"{opening}, Perplexity is hiring in Lisbon."))
    assert (claim.relation, claim.object.name, claim.money.as_written) == (
        "funding_round",
        "Perplexity",
        "$90 million",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The newest TPU, designed in partnership with Broadcom, ships in May.",
        "The Ironwood TPU was built together with Broadcom.",
        "Google is proud of its TPU, which was co-developed with Broadcom.",
    ],
)
def test_a_chip_s_maker_and_whom_it_is_made_with_are_told_by_the_chip(text):
    assert ("chip_supply", "Broadcom", "Google") in pairs_of(text)


def test_a_first_name_before_a_name_in_full_is_no_company():
    text = "Anthropic was founded by Dario and Daniela Amodei. Google and the start-up confirmed a cloud partnership."
    assert pairs_of(text) == {("compute_supply", "Google", "Anthropic")}


def test_the_total_behind_a_giver_s_sum_is_what_that_giver_has_put_in():
    (new, total) = find_claims(
        article("Oracle is putting a further $3 billion into Cohere, which brings the total to $7 billion.")
    )
    assert [new.money.as_written, total.money.as_written] == ["$3 billion", "$7 billion"]
    assert (total.relation, total.subject.name, total.cumulative) == ("investment", "Oracle", True)


def test_whoever_wins_money_of_a_customer_raised_none():
    assert not find_claims(article("Lambda wins another $2 billion from Microsoft, total hits $9 billion."))


def test_whoever_is_tapped_today_has_supplied_nothing_yet():
    (claim,) = find_claims(article("OpenAI taps Broadcom for 3 gigawatts of its own chips."))
    assert (claim.relation, claim.stage) == ("chip_supply", "announced")
