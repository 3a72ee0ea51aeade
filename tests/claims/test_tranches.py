"""Part of a sum that the sentences before told: a claim of its own, between the same two."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

WHOLE = "Amazon said on Monday it would invest up to $4 billion in Anthropic."


def parts(text):
    return [
        (int(c.money.high), c.stage)
        for c in find_claims(article(text))
        if c.money and (c.subject.name, c.object.name) == ("Amazon", "Anthropic") and c.money.high < 4_000_000_000
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The first $1.25 billion is due now.", [(1_250_000_000, "announced")]),
        ("The first slice is $1.25 billion, with the balance at either party's call.", [(1_250_000_000, "announced")]),
        ("Of that, $500 million has already changed hands.", [(500_000_000, "completed")]),
        ("Half a billion dollars has been paid and the remainder follows later, a person said.", [(500_000_000, "completed")]),
        ("Its shares rose 3%. Of this sum, $750 million was wired last week.", [(750_000_000, "completed")]),
        ("Of that, $500 million will be paid next year.", [(500_000_000, "announced")]),
    ],
)  # fmt: skip
def test_a_part_is_given_by_whoever_gives_the_whole(sentence, told):
    assert parts(f"{WHOLE} {sentence}") == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The first $9 billion is due now.",  # more than the whole
        "Rents in the city were up, and $2 billion of offices stood empty.",
        "Revenue was $1 billion last year.",
        "The first $1.25 billion of Google's money is due now.",
    ],
)
def test_other_sums_are_no_parts_of_it(sentence):
    assert parts(f"{WHOLE} {sentence}") == []


def test_a_part_far_behind_the_whole_belongs_to_nobody():
    filler = "The chips are made in Taiwan. Prices fell. Demand rose. Nobody complained. "
    assert parts(f"{WHOLE} {filler}Of that, $500 million has been paid.") == []
