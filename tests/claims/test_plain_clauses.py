"""Sentences with clauses inside clauses: a deal is told the same whatever stands between its words."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return sorted(
        f"{c.relation} | {c.subject.name if c.subject else ''} | {c.object.name} | {c.stage}"
        for c in find_claims(article(text))
    )


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Snowflake, despite a dispute over patents, earlier this month bought in Warsaw the start-up Datovia.",
            "acquisition | Snowflake | Datovia | completed",
        ),
        (
            "Intel invested, together with two family offices and for the third time since 2021, in SambaNova.",
            "investment | Intel | SambaNova | completed",
        ),
        (
            "Samsung last Wednesday announced at a conference in Seoul a partnership with Nvidia.",
            "partnership | Samsung | Nvidia | announced",
        ),
    ],
)
def test_times_places_and_asides_between_its_words_hide_no_deal(sentence, claim):
    assert told(sentence) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "Snowflake has, after a week of talk in Warsaw, no plans to buy the start-up Datovia.",
        "If Intel invested, together with its rivals, in SambaNova, nobody in Texas would be surprised.",
        "Tessaro raised, to the surprise of its bankers, $2 billion last week with its listing in New York.",
    ],
)
def test_what_the_whole_sentence_denies_or_doubts_is_not_told_by_a_part_of_it(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Reflection, in which Nvidia put $250 million last summer, is looking for more computers.",
            "investment | Nvidia | Reflection AI | completed",
        ),
        (
            "Luma, to which Humain has promised $900 million, films with a camera that does not exist.",
            "investment | Humain | Luma AI | agreed",
        ),
        (
            "The $40 million that Khosla Ventures gave Orlestone will pay for a factory.",
            "investment | Khosla Ventures | Orlestone | completed",
        ),
        (
            "To Saudi Arabia's Humain, AMD will deliver chips for 500 megawatts of computing.",
            "chip_supply | AMD | Humain | announced",
        ),
        (
            "With Siemens, Nvidia has set up a partnership for factories.",
            "partnership | Nvidia | Siemens | completed",
        ),
    ],
)
def test_a_phrase_in_front_and_a_relative_clause_tell_what_a_plain_clause_would(sentence, claim):
    assert claim in told(sentence)


def test_a_pronoun_in_a_relative_clause_is_understood_in_the_whole_sentence():
    text = "DHL already works with Boston Dynamics, from which it rents machines for a depot in Leipzig."
    assert not any("Boston Dynamics | Boston Dynamics" in claim for claim in told(text))


def test_what_a_participle_tells_is_done_by_the_subject_of_its_clause():
    text = "Isomorphic Labs has had a good week in Zurich, winning its first partnership with Novartis."
    assert [claim.rpartition(" | ")[0] for claim in told(text)] == [
        "partnership | Isomorphic Labs | Novartis"
    ]


def test_a_verb_that_is_said_once_tells_both_deals():
    text = "Sequoia invested $50 million in Lumbrook, and Lightspeed $70 million in Hartigan AI."
    assert "investment | Lightspeed Venture Partners | Hartigan AI | completed" in told(text)


def test_a_verb_tells_each_of_the_things_behind_it():
    text = "The start-up Gravenhall won a $2 million prize and a contract to run models for Siemens."
    assert any("Gravenhall" in claim and "Siemens" in claim for claim in told(text))
