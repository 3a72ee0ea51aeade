"""A name that a page wrote together with the word beside it is read as the name."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.parties.run_together import words_apart
from broadsheet.text.tokens import tokens
from tests.claims.articles import article


def told(text):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name) for c in find_claims(article(text))
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Harbour Robotics raised $5 million, led by Sandfly Capitalafter a year of talks.",
            ("funding_round", "Sandfly Capital", "Harbour Robotics"),
        ),
        (
            "Harbour Robotics announced a partnership with Brambleto build drones. Bramble makes motors.",
            ("partnership", "Harbour Robotics", "Bramble"),
        ),
        (
            "Tyneside AI has signed a multi-year cloud deal with Amazon Web Servicesto train its models.",
            ("compute_supply", "Amazon", "Tyneside AI"),
        ),
        (
            "In November, Googleannouncedthat it would invest $2 billion in Harbour Robotics.",
            ("investment", "Google", "Harbour Robotics"),
        ),
        ("Oracleis in talks to acquire Harbour Robotics.", ("acquisition", "Oracle", "Harbour Robotics")),
        (
            "In January, Canva acquired the marketing startupTideBriefand opened an office.",
            ("acquisition", "Canva", "TideBrief"),
        ),
        ("Groupon has acquired Landis, a maker of land maps.", ("acquisition", "Groupon", "Landis")),
        ("Armand Robotics has acquired Inland.", ("acquisition", "Armand Robotics", "Inland")),
    ],
)
def test_a_deal_is_told_of_the_name_alone(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("withAcme", ["with", "Acme"]),
        ("7TCand", ["7TC", "and"]),
        ("onTuesday", ["on", "Tuesday"]),
        ("Groupon", ["Groupon"]),
        ("Landis sells Landis", ["Landis", "sells", "Landis"]),
        ("inDrive bought inDrive", ["inDrive", "bought", "inDrive"]),
        ("Demand", ["Demand"]),
        ("OnDemand", ["OnDemand"]),
    ],
)
def test_a_word_is_taken_apart_only_where_it_holds_a_name(text, words):
    assert [word.text for word in words_apart(tokens(text))] == words
