"""Who gives beside those with a name: the words for them are kept, so that no sum passes for one giver's own."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

TOLD = [
    ("Crusoe secured a $22 billion loan from JPMorgan and eight other banks.", "and eight other banks"),
    ("Crusoe borrowed $500 million from Blackstone and other lenders.", "and other lenders"),
    ("Google and several other companies invested $300 million in Anthropic.", "and several other companies"),
    ("A group of banks led by JPMorgan lent Crusoe $22 billion.", "group of banks led by"),
    (
        "A consortium led by BlackRock agreed to buy Aligned Data Centers for $40 billion.",
        "consortium led by",
    ),
    ("Crusoe has a $2 billion loan led by JPMorgan.", "loan led by"),
    ("Crusoe borrowed $500 million from Blackstone.", ""),
    ("Nvidia and others said Google invested $300 million in Anthropic.", ""),
    ("Google invested $300 million in Anthropic, and other companies are watching.", ""),
]


@pytest.mark.parametrize(("sentence", "words"), TOLD)
def test_those_who_give_without_a_name_are_told_by_their_words(sentence: str, words: str) -> None:
    (claim,) = find_claims(article(sentence))
    assert claim.unnamed_givers == words


def test_what_two_lend_together_is_one_claim() -> None:
    (claim,) = find_claims(article("JPMorgan, MUFG and Citi will lend Crusoe $38 billion."))
    assert [m.name for m in claim.others] == ["MUFG", "Citi"]
