"""What a company is valued at is no sum of its deal, and who spends on halls for another supplies it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


@pytest.mark.parametrize(
    "sentence",
    [
        "Amazon has signed a deal with Mistral, a company valued at $6 billion.",
        "Google agreed a partnership with Cohere, last valued at $5.5 billion.",
        "Dell struck a partnership with Cohere, the Toronto-based start-up valued at $7 billion, on Tuesday.",
        "Accenture announced a partnership with Writer, a software firm valued at $1.9 billion.",
    ],
)
def test_what_a_party_is_valued_at_is_no_sum_of_its_deal(sentence: str) -> None:
    [claim] = find_claims(article(sentence))
    assert claim.money is None


@pytest.mark.parametrize(
    ("sentence", "sum_told"),
    [
        ("Oracle and OpenAI signed a contract valued at $300 billion.", "$300 billion"),
        ("Nvidia closed an acquisition of Run:ai valued at $700 million.", "$700 million"),
        ("Synopsys bought Ansys, the software maker, in a deal valued at $35 billion.", "$35 billion"),
    ],
)
def test_what_a_deal_is_valued_at_is_its_sum(sentence: str, sum_told: str) -> None:
    [claim] = find_claims(article(sentence))
    assert claim.money is not None
    assert claim.money.as_written == sum_told


@pytest.mark.parametrize(
    ("sentence", "giver", "taker"),
    [
        ("Crusoe will spend $12 billion on a data centre for OpenAI.", "Crusoe", "OpenAI"),
        ("Nscale will invest £2 billion in data centres for Microsoft.", "Nscale", "Microsoft"),
        ("Amazon has committed $11 billion to a campus for Anthropic in Indiana.", "Amazon", "Anthropic"),
        ("OpenAI will spend $300 billion on Oracle's data centres.", "Oracle", "OpenAI"),
        ("OpenAI plans to spend $22 billion on servers from CoreWeave.", "CoreWeave", "OpenAI"),
    ],
)
def test_who_builds_for_another_supplies_it_and_who_spends_on_its_halls_is_supplied(
    sentence: str, giver: str, taker: str
) -> None:
    [claim] = find_claims(article(sentence))
    assert (claim.relation, claim.subject.name, claim.object.name) == ("compute_supply", giver, taker)
