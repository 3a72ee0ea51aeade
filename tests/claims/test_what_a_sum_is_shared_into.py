"""A sum that several put together, and what each of them gives of it, in one text."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def cheques(text):
    return {(c.subject.name, c.money.as_written, len(c.others)) for c in find_claims(article(text))}


@pytest.mark.parametrize(
    "share",
    [
        "Each company invests $500 million.",
        "It belongs to a plan of both, with each company investing $500 million until 2028.",
        "The sum comes from both, $500 million each.",
    ],
)
def test_each_gives_its_share_where_the_shares_make_the_whole(share):
    text = f"OpenAI and SoftBank announced a $1 billion investment in Tallisen, a power developer. {share}"
    assert cheques(text) == {("OpenAI", "$500 million", 0), ("SoftBank", "$500 million", 0)}


@pytest.mark.parametrize(
    "rest", ["Each hall costs $500 million.", "Each company invests $300 million in its own halls."]
)
def test_a_sum_of_something_else_shares_out_nothing(rest):
    text = f"OpenAI and SoftBank announced a $1 billion investment in Tallisen, a power developer. {rest}"
    assert ("OpenAI", "$1 billion", 1) in cheques(text)


def test_the_whole_is_no_cheque_beside_those_that_come_to_it():
    text = "OpenAI and SoftBank each invest $500M in Tallisen, a power developer. The two are jointly investing $1 billion in Tallisen."
    assert cheques(text) == {("OpenAI", "$500M", 0), ("SoftBank", "$500M", 0)}
