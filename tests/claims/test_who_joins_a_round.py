"""Who joins a round: told behind it, beside its lead, or of the newest one where an older one was told last."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def joined(text):
    """What each round brought, with its lead and everybody who joined."""
    return {
        int(c.money.high or c.money.low): (c.subject.name if c.subject else "", {m.name for m in c.others})
        for c in find_claims(article(text))
        if c.relation == "funding_round" and c.money
    }


def test_a_round_backed_by_a_list_has_it_as_its_others():
    text = "Hexa Labs closed a $90M Series B, backed by Thrive Capital, Alphabet, and Accel."
    assert joined(text) == {90_000_000: ("", {"Thrive Capital", "Google", "Accel"})}


def test_who_also_backed_the_round_stands_beside_its_lead():
    text = (
        "Orvana raised a €15 million round led by Lakestar. It said its round was also backed by "
        "Ferncliff Capital and existing investors including Accel and Index Ventures."
    )
    assert joined(text) == {15_000_000: ("Lakestar", {"Ferncliff Capital", "Accel", "Index Ventures"})}


def test_co_leads_are_told_behind_the_lead():
    text = "Orvana raised $90 million; Mubadala led the raise, with Accel and Balderton Capital as co-leads."
    assert joined(text) == {90_000_000: ("Mubadala", {"Accel", "Balderton Capital"})}


@pytest.mark.parametrize("which", ["the round", "Tarnley's latest round"])
def test_other_investors_are_those_of_the_new_round(which):
    text = (
        "Tarnley announced a $45 million Series B led by Lakestar. This comes six months after the firm "
        "announced a $12 million Series A. It has now raised $57 million to date. "
        f"Other investors in {which} include Accel, Index Ventures, and Balderton Capital."
    )
    others = {"Accel", "Index Ventures", "Balderton Capital"}
    rounds = joined(text)
    assert rounds[45_000_000] == ("Lakestar", others)
    assert rounds[12_000_000] == ("", set())


def test_a_round_that_would_follow_another_is_not_that_one():
    text = "Novaline has begun talks about a new round. The money would come months after its $400M raise."
    stages = {c.stage: int(c.money.high) if c.money else 0 for c in find_claims(article(text))}
    assert stages == {"in_talks": 0, "completed": 400_000_000}


@pytest.mark.parametrize(
    "text",
    [
        "Sonic Labs is said to be raising a round that may push its valuation up by $40 billion to about $100 billion.",
        "After its funding round in March Mistral was valued at $12 billion.",
    ],
)
def test_a_rise_in_value_is_no_sum_of_a_round(text):
    assert joined(text) == {}
