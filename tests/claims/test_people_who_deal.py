"""Somebody who buys or gives money is a person and no company, and "it" or a clause ahead is not the one who acts."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, title=""):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "")
        for c in find_claims(article(text, title=title))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marcus Oday left Vantrel in May. Oday announced he had acquired Tarnbrook, a maker of warehouse robots.",
         {("acquisition", "Marcus Oday", "Tarnbrook")}),
        ("Marcus Oday, who once ran Uber, said on Monday that he has bought Tarnbrook, a maker of warehouse robots.",
         {("acquisition", "Marcus Oday", "Tarnbrook")}),
        ("Dana Whitlock left Uber in 2017. Two years later she invested $10 million in Tarnbrook, a maker of robots.",
         {("investment", "Dana Whitlock", "Tarnbrook")}),
        ("Vantrel chief executive Dana Whitlock told reporters she has agreed to buy Tarnbrook, a maker of robots.",
         {("acquisition", "Vantrel", "Tarnbrook")}),
        ("Vantrel is known for its investor Dana Whitlock, who previously invested in Tarnbrook, a maker of robots.",
         {("investment", "Dana Whitlock", "Tarnbrook")}),
        ("Last year, it was reported that Dana Whitlock was interested in buying Tarnbrook, a maker of trucks, with money from Uber.",
         {("acquisition", "Dana Whitlock", "Tarnbrook")}),
    ],
)  # fmt: skip
def test_somebody_who_buys_or_invests_is_told_by_name(text, expected):
    assert told(text) == expected


def test_his_company_that_another_of_his_buys_has_a_name_of_its_own():
    assert told("Elon Musk's SpaceX has bought his AI company, xAI.") == {("acquisition", "SpaceX", "xAI")}


def test_a_surname_is_somebodys_whose_full_name_the_text_tells_by_his_career():
    text = (
        "Bexley Orlund spent most of his career as a banker. Orlund started the calendar company Vantrel last year. "
        "Orlund's former employer, Greylock, led the company's $5 million seed round."
    )
    assert told(text) == {("funding_round", "Greylock", "Vantrel")}


@pytest.mark.parametrize(
    "text",
    [
        "Dana Whitlock met Mark Jones at a fair in Hull, where he bought Tarnbrook, a start-up that makes toys.",
        "It is unclear whether Nvidia will buy Vantrel.",
        "Dana Whitlock said she would never buy Tarnbrook, a maker of toys.",
    ],
)
def test_nobody_is_told_where_the_text_leaves_open_who_he_is_or_whether(text):
    assert told(text) == set()


def test_behind_a_clause_about_somebody_elses_deal_its_own_subject_closes_a_round():
    text = "Until hours before Nvidia announced its deal, Vantrel was on track to close a $2 billion funding round."
    assert told(text) == {("funding_round", "", "Vantrel")}


def test_a_company_that_raises_seed_money_is_none_that_is_traded():
    text = (
        "Nvidia and Jeff Bezos are to back Figure AI, a maker of robots. Nvidia will put in $50 million. "
        "The company, also backed by Microsoft, is raising $675 million in funding, with a pre-money valuation of $2 billion."
    )
    assert not [one for one in told(text) if one[2] == "Nvidia"]


@pytest.mark.parametrize(
    "text",
    [
        "Orrin has hired in Leeds and in Hull, home of Tarnbrook (which it also announced it acquired in March).",
        "Orrin runs on the code of Tarnbrook (which it bought last year).",
        "Orrin runs on the code of Tarnbrook — which it bought last year.",
        "Orrin will fold in tools of Tarnbrook, a voice start-up, which it said it acquired in May.",
    ],
)
def test_what_it_bought_is_told_in_brackets_and_behind_a_word_of_saying(text):
    assert ("acquisition", "Orrin", "Tarnbrook") in told(text)


def test_whom_it_says_to_have_bought_another_is_not_bought_itself():
    assert told("Orrin competes with Tarnbrook, which it said had acquired Fennwick.") == {
        ("acquisition", "Orrin", "Fennwick")
    }


def test_a_ring_named_after_its_maker_is_not_bought():
    text = "Orrin has bought Tarnbrook, a start-up in Ghent. The next Orrin Ring may listen, says this acquisition."
    assert told(text, title="Your next Orrin Ring may listen, says this acquisition") == {
        ("acquisition", "Orrin", "Tarnbrook")
    }
