"""German, French, Spanish and Russian: whose goods are bought, of whom a pronoun means, of one alone, by several together."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("western_goods_and_ties.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def told(text, language):
    claims = find_claims(article(text, language=language))
    return {
        (c.relation, c.subject.name if c.subject else "-", c.object.name if c.object else "-") for c in claims
    }


@pytest.mark.parametrize(("language", "claims", "text"), ROWS, ids=lambda cell: cell[:40])
def test_a_sentence_tells_these_claims_and_no_others(language, claims, text):
    expected = {tuple(claim.split(" > ")) for claim in claims.split("; ") if claim != "none"}

    assert told(text, language) == expected
