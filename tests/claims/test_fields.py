"""Stage, sum and running total of a deal: what the words of its sentence and of its neighbours make of them."""

from decimal import Decimal

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def only(text):
    claims = find_claims(article(text))
    assert len(claims) == 1, claims
    return claims[0]


@pytest.mark.parametrize("verb", ["infusing", "pouring", "pumping", "injecting"])
def test_money_poured_in_already_is_a_running_total_that_was_given(verb):
    claim = only(f"Microsoft had already made a large commitment, {verb} $13 billion into OpenAI.")
    assert (claim.stage, claim.cumulative) == ("completed", True)


def test_the_sum_of_a_deal_may_stand_at_the_end_of_a_long_sentence():
    text = (
        "News Corp will let Meta use its pages, and those of its other papers, in a deal worth $150 million."
    )
    claim = only(text)
    assert claim.money is not None
    assert claim.money.high == Decimal(150_000_000)


def test_money_raised_before_does_not_close_a_round_that_is_talked_of():
    text = "Cohere is in talks to raise $500 million. Start-ups such as Cohere have raised funds one after another."
    assert {c.stage for c in find_claims(article(text)) if c.money} == {"in_talks"}


def test_a_headline_said_again_as_the_first_line_is_not_the_evidence():
    headline = "Larkfield raises $40 million in round led by Accel"
    prose = "The maker of warehouse robots Larkfield has raised $40 million in a round led by Accel."

    (claim,) = find_claims(article(f"{headline}.\n\n{prose}", title=headline))

    assert claim.evidence[0].quote == prose
