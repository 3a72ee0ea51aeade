"""Plain prose of wires, newsletters and headlines gives its deals, and what is no deal gives none."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article
from tests.claims.test_english import rows, told

NONE = Path(__file__).with_name("english_none.txt").read_text(encoding="utf-8").splitlines()
EITHER_WAY = {"partnership", "joint_venture", "exclusivity", "renegotiation", "termination"}


def turned(row):
    relation, source, target, *rest = row
    return (relation, target, source, *rest)


@pytest.mark.parametrize(
    "row",
    rows("english_plain.tsv")
    + rows("english_news.tsv")
    + rows("english_told.tsv")
    + rows("english_passing.tsv")
    + rows("english_fresh.tsv")
    + rows("english_capital.tsv"),
    ids=lambda r: r[5][:60],
)
def test_plain_prose_gives_the_claim_it_tells(row):
    *expected, text = row
    found = [told(c) for c in find_claims(article(text))]
    assert tuple(expected) in found or (row[0] in EITHER_WAY and turned(expected) in found)


@pytest.mark.parametrize("text", NONE, ids=lambda t: t[:60])
def test_news_without_a_deal_gives_no_claim(text):
    assert find_claims(article(text)) == ()
