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
        "Orlund's former employer, Greylock, led a seed round of $5 million in the company."
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
    text = "Until hours before Nvidia announced its deal, Vantrel was on track to close a funding round worth $2 billion."
    assert told(text) == {("funding_round", "", "Vantrel")}


def test_a_company_that_raises_seed_money_is_none_that_is_traded():
    text = (
        "Nvidia and Jeff Bezos are to back Figure AI, a maker of robots. Nvidia will put in $50 million. "
        "The company, also backed by Microsoft, is raising $675 million of funding at a pre-money valuation of $2 billion."
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


@pytest.mark.parametrize(
    "text",
    [
        "Vantrel was founded by Dana Whitlock. Last week Whitlock raised $9 million in seed funding from Greylock.",
        "Dana Whitlock's new robotics company, Vantrel, is based in Ghent. Whitlock raised $9 million from Greylock last year.",
    ],
)
def test_what_a_founder_raises_is_the_round_of_the_company_she_started(text):
    assert told(text) == {("funding_round", "Greylock", "Vantrel")}


@pytest.mark.parametrize(
    "text",
    [
        "The serial entrepreneur best known for his car company Tarnbrook has raised over $12 billion for three start-ups.",
        "Nvidia chief Jensen Huang said its newest round of layoffs begins today.",
        "Orrin was part of a pre-seed round of $800,000 that also included Greylock, Vantrel and Nordic Makers.",
    ],
)
def test_a_round_of_somebody_else_or_of_layoffs_is_not_the_named_companys(text):
    assert told(text) == set()


def test_a_fund_that_a_house_gathers_for_itself_is_nobodys_round():
    text = "In a post about the future of money, Greylock announced a new $2.2 billion fund. Greylock has backed Coinbase."
    assert told(text) == {("investment", "Greylock", "Coinbase")}


def test_he_is_whom_his_own_sentence_names_alone():
    text = "Mark Jones ran the network. Elon Musk fired him and the others after he bought Tarnbrook, a social network."
    assert told(text) == {("acquisition", "Elon Musk", "Tarnbrook")}


def test_who_was_an_investor_too_is_told_in_brackets():
    text = "Its holdings include the care start-up Vantrel (in which Orrin Ventures was also an investor) and Fennwick Health."
    assert ("investment", "Orrin Ventures", "Vantrel") in told(text)


def test_a_house_that_only_counts_deals_raises_none():
    text = (
        "Vantrel, an insurance start-up, raised $108 million in January. PitchBook estimates its worth at $630 million. "
        "Four months on, when May began, it had its Series B: it raised $160 million."
    )
    assert not [one for one in told(text) if "PitchBook" in one]


def test_the_trade_of_a_startup_is_no_name():
    assert told(
        "", title="Insurance startup Vantrel reportedly raised more money, its third round in 8 weeks"
    ) == {("funding_round", "", "Vantrel")}


def test_who_sells_a_unit_to_the_company_is_not_who_buys_it():
    text = (
        "Uber has been tied to Aurora since 2020 when, as we wrote, it sold its ATG business to the company."
    )
    assert ("acquisition", "Uber", "Aurora Innovation") not in told(text)


def test_what_a_company_was_valued_at_is_no_sum_of_its_round():
    (claim,) = find_claims(article("After its seed round in March, Vantrel was valued at $852 million."))
    assert claim.money is None


def test_a_platform_behind_the_head_of_its_item_is_the_one_of_the_head():
    text = (
        "Tessel — $1 billion. Founded in 2023, it raised $485 million in a round led by Greylock.\n\n"
        "Farrow — $1.25 billion. This wealth manager's platform raised $150 million last, a Series D that General Atlantic led."
    )
    assert ("funding_round", "General Atlantic", "Farrow") in told(text)
