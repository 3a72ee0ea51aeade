"""Who belongs to whose circle, holds whose licence, uses whose things and who gives them up, told with kind and stage."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article
from tests.claims.test_trade_in_passing import rows


@pytest.mark.parametrize("row", rows("english_ties.tsv"), ids=lambda r: r[4][:60])
def test_a_tie_is_told_with_its_kind_its_sides_and_its_stage(row):
    *expected, text = row
    assert tuple(expected) in {
        (c.relation, c.subject.name, c.object.name, c.stage) for c in find_claims(article(text)) if c.subject
    }


NO_TIE = Path(__file__).with_name("english_no_ties.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", NO_TIE)
def test_what_only_sounds_like_a_tie_is_none(text):
    assert find_claims(article(text)) == ()


def test_an_order_to_stop_using_somebodys_things_is_the_end_of_the_tie_told_beside_it():
    text = "The Trump administration has cut its ties with Anthropic. It told federal agencies to stop using Claude."
    assert [(c.relation, c.stage) for c in find_claims(article(text))] == [("termination", "terminated")]


def test_we_in_a_quotation_is_the_house_of_whoever_wrote_it():
    text = (
        "Ada Lund, chief executive of Wayve, wrote to her staff. "
        "In the letter she writes, “We have a close partnership with Nvidia.”"
    )
    assert [(c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject] == [
        ("Wayve", "Nvidia")
    ]
