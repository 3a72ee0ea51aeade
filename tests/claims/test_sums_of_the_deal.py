"""A later sentence tells the sum of a deal, and a headline's deal is quoted from the body that tells it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def sums(text):
    return [c.money and c.money.as_written for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia acquired Groq on Monday. The $5 million deal closes in May.",
        "Komoot was sold to Bending Spoons on March 20. Its owners shared the $5 million deal.",
        "Snowflake signed a cloud contract with Amazon. The $5 million contract runs for three years.",
        "Snowflake and OpenAI announced a partnership. The $5 million agreement makes models available to customers.",
        "Meta has agreed a chip deal with AMD. The AMD agreement includes $5 million in orders.",
    ],
)
def test_the_deal_named_with_its_sum_gives_it_to_the_deal_told_before(text):
    (told,) = sums(text)
    assert told is not None
    assert "$5 million" in told


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia acquired Groq on Monday. The $5 million deal with Intel closes in May.",
        "Nvidia acquired Groq on Monday. Its rival Intel won the $5 million contract.",
        "Snowflake signed a cloud contract with Amazon. The contract includes a $5 million break fee.",
        "Meta has agreed a chip deal with AMD. The Google agreement includes $5 million in orders.",
        "AMD entered a partnership with Samsung that includes a $3 billion stake.",
        "Snowflake signed a partnership with Amazon that comes with a $2 billion equity investment.",
    ],
)
def test_the_sum_of_another_deal_or_of_a_stake_is_not_its_sum(text):
    assert "$5 million" not in str(sums(text)[:1])
    assert sums(text)[0] is None


def test_a_deal_of_the_headline_is_quoted_from_the_body_that_names_both_sides():
    body = "Warner Music and Stability AI are set on a collaborative effort for responsible AI in music."
    found = find_claims(article(body, title="Warner Music and Stability AI join forces on AI tools"))
    assert [c.evidence[0].quote for c in found] == [body]


def test_a_deal_that_only_the_headline_tells_is_quoted_from_it():
    title = "Warner Music and Stability AI join forces on AI tools"
    (claim,) = find_claims(article("Music makers are worried about what is to come.", title=title))
    assert claim.evidence[0].field == "title"
