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
