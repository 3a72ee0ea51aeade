"""A deal of which a sentence names one side alone is a deal with whom the passage is about."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def sides(text):
    return [(c.relation, c.subject and c.subject.name, c.object.name) for c in find_claims(article(text))]


SWITCHES = "Quantaleap, a Ghent maker of optical switches, doubled its sales last year. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            SWITCHES + "The agreement with Siemens runs for six years.",
            [("partnership", "Quantaleap", "Siemens")],
        ),
        (
            "Mistral spent the winter on plumbing. Most of the new engineers came with the acquisition of Koyeb in February.",
            [("acquisition", "Mistral", "Koyeb")],
        ),
        (
            "CoreWeave sold bonds in May. The proceeds repay a loan from Blackstone, said a lawyer.",
            [("offtake_or_other", "Blackstone", "CoreWeave")],
        ),
        (
            "Scaleway grew by a third. Through partnerships with Mistral and Airbus, sales to the state doubled as well.",
            [("partnership", "Scaleway", "Mistral"), ("partnership", "Scaleway", "Airbus")],
        ),
    ],
)
def test_the_side_that_a_deal_noun_leaves_out_is_whom_the_passage_is_about(text, told):
    assert sides(text) == told


def test_talks_at_the_end_of_a_sentence_are_those_of_whom_the_passage_is_about():
    text = "Nebius has opened a hall in Vineland. A second one hangs on talks with Microsoft."
    assert [pair[1:] for pair in sides(text)] == [("Nebius", "Microsoft")]


@pytest.mark.parametrize(
    "text",
    [
        SWITCHES + "A retired goalkeeper signed a contract with Siemens.",
        SWITCHES + "There is no agreement with Siemens.",
        "Mistral spent the winter on plumbing. Analysts speculate about an acquisition of Koyeb's rivals.",
        "Nebius has opened a hall in Vineland. If talks with Microsoft fail, a school moves in.",
    ],
)
def test_a_deal_that_somebody_else_makes_or_nobody_is_not_that_of_whom_the_passage_is_about(text):
    assert sides(text) == []


def test_whoever_else_the_sentence_names_makes_the_deal():
    assert sides(SWITCHES + "Elsewhere ABB lost the agreement with Siemens.") == [
        ("partnership", "ABB", "Siemens")
    ]
