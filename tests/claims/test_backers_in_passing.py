"""Backers, founders and parents told in passing are parties of their deals; what only looks like their money is none."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article
from tests.claims.test_english import rows, told

NONE = Path(__file__).with_name("english_no_backers.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", rows("english_backers.tsv"), ids=lambda r: r[5][:60])
def test_who_stands_behind_whom_is_told_in_passing(row):
    *expected, text = row
    assert tuple(expected) in [told(c) for c in find_claims(article(text))]


@pytest.mark.parametrize("text", NONE, ids=lambda t: t[:60])
def test_what_only_looks_like_a_backer_is_none(text):
    assert find_claims(article(text)) == ()
