"""A sentence of English news tells these deals and no other."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article
from tests.claims.test_english import rows


def wanted(told):
    return {tuple(one.split(" | ")) for one in told.split(" + ")} - {("none",)}


def sided(claim):
    giver, taker = (side.name if side else "-" for side in (claim.subject, claim.object))
    return (claim.relation, giver, taker, claim.stage)


@pytest.mark.parametrize(("told", "sentence"), rows("english_whole.tsv"), ids=lambda text: text[:60])
def test_a_sentence_tells_its_deals_and_no_other(told, sentence):
    assert {sided(c) for c in find_claims(article(sentence))} == wanted(told)
