"""Which of several rounds words without a sum belong to, and who came along in it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def rounds(text):
    """Sum in millions → lead and participants of each round of a text."""
    claims = [c for c in find_claims(article(text)) if c.relation == "funding_round"]
    return {
        int(c.money.high / 1_000_000): (c.subject.name if c.subject else "", {m.name for m in c.others})
        for c in claims
        if c.money
    }


@pytest.mark.parametrize(
    "words", ["In June 2025, Wickstead", "Two years earlier, Wickstead", "Last year Wickstead"]
)
def test_the_round_is_that_of_the_news_behind_a_sentence_about_an_older_one(words):
    text = f"Wickstead has raised a $300 million Series C. {words} raised $100 million. The round was led by Accel."
    assert rounds(text) == {300: ("Accel", set()), 100: ("", set())}


def test_that_round_is_the_older_one():
    text = "Wickstead has closed a $300 million Series C that Accel led. In 2024 it raised $40 million. That round was led by Index Ventures."
    assert rounds(text) == {300: ("Accel", set()), 40: ("Index Ventures", set())}


def test_two_rounds_of_one_sum_are_told_apart_by_their_letters():
    text = "Wickstead raised a $100 million Series B led by Sequoia Capital, months after it closed a $100 million Series A led by Accel."
    claims = [c for c in find_claims(article(text)) if c.relation == "funding_round"]
    assert [c.subject.name for c in claims] == ["Sequoia Capital", "Accel"]


def test_investors_that_join_whoever_leads_are_participants():
    text = "Tallow has raised $400 million. DST Global led the round, with several other investors joining, including Accel and Index Ventures."
    assert rounds(text) == {400: ("DST Global", {"Accel", "Index Ventures"})}


def test_what_else_an_investor_backs_does_not_get_its_round():
    text = "Anna Kemp has been building Wickstead. The start-up from Paris now raised $8 million in a round that Accel led, which has also backed Mistral."
    assert rounds(text) == {8: ("Accel", set())}


def test_more_than_four_partners_are_one_claim_with_the_rest_beside_the_first():
    text = "Uber has made a big fuss about linking up with a variety of partners, including Wayve, Zoox, Nuro, Waabi, Avride and Motional."
    [claim] = find_claims(article(text))
    assert (claim.object.name, len(claim.others)) == ("Wayve", 5)
