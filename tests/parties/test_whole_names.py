"""Names are read whole, and a short form that blends two words leads back to them."""

import pytest

from broadsheet.parties.strangers import find_capital_names
from broadsheet.text.tokens import tokens


def names(text):
    return [n.written for n in find_capital_names(text, tokens(text), (), frozenset((0,)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They were led by D. E. Marlow Ventures and friends.", "D. E. Marlow Ventures"),
        ("It acquired parts of Open Robotics in May.", "Open Robotics"),
        ("Last week 6thGrove raised money.", "6thGrove"),
        ("Last week 23andMore raised money.", "23andMore"),
        ("It acquired Third Harbour Media in May.", "Third Harbour Media"),
        ("Last week Lender Northmoor raised money.", "Northmoor"),
    ],
)
def test_a_name_with_initials_a_number_or_a_plain_first_word_is_one_name(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    ["The round was led by U.S. investor Marlow.", "Nobody wants plan B. Marlow said so.", "A 10GW site."],
)
def test_initials_of_a_place_a_plan_or_a_measure_begin_no_name(text):
    assert not {"U.S. Marlow", "B. Marlow", "10GW"} & set(names(text))


@pytest.mark.parametrize(
    "text",
    [
        "It was told at the Tyne Robotics Summit that night.",
        "It falls under the Harbour Safety Act of last year.",
        "It was founded by veterans of Unit 5150 of the army.",
    ],
)
def test_a_law_a_gathering_and_a_numbered_unit_are_no_names_of_parties(text):
    assert names(text) == []
