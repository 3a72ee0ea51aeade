"""A sentence that goes on for long is read as quickly as its length asks for, whatever stands in it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


@pytest.mark.parametrize(
    "text",
    [
        f"Nvidia, the maker of {'small and large ' * 60}chips bought CoreWeave for $5 million.",
        f"Nvidia, which {'has long ' * 60}made chips, said on Monday it will buy CoreWeave for $5 million.",
        f"Nvidia, {'after a while ' * 60}has bought CoreWeave for $5 million.",
    ],
)
def test_an_aside_of_a_hundred_words_hides_no_purchase(text):
    (claim,) = find_claims(article(text))
    assert (claim.relation, claim.subject.name, claim.object.name) == ("acquisition", "Nvidia", "CoreWeave")


@pytest.mark.parametrize(
    "text",
    [
        f"Nvidia's models, {'and ' * 80}the rest.",
        f"Nvidia's models, {'2025 ' * 80}the rest, it said.",
        f"OpenAI, {'a lab , ' * 80}has a deal with Microsoft",
        f"Microsoft will {'also ' * 120}",
    ],
)
def test_words_said_over_and_over_are_read_to_their_end(text):
    assert find_claims(article(text)) is not None
