"""A sentence tells the same deal when a remark, an opening or a further clause hangs on to it."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

LINES = Path(__file__).with_name("english_hung_on.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def told(claim):
    giver = claim.subject.name if claim.subject else ""
    amount = str(int(claim.money.high or claim.money.low)) if claim.money else ""
    return (claim.relation, giver, claim.object.name, amount, claim.stage)


def claims_in(cell):
    return {tuple(part.strip() for part in one.split("|")) for one in cell.split(" ; ") if one}


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: value[:60])
def test_what_hangs_on_to_a_sentence_leaves_its_deal_as_it_is(text, expected):
    assert {told(c) for c in find_claims(article(text))} == claims_in(expected)
