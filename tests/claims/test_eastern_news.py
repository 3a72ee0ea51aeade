"""Deals as Chinese and Japanese newspapers, wires and digests tell them, and sentences that only look like one."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

ROWS = [
    line.split("\t")
    for name in ("eastern_news.tsv", "eastern_wires.tsv")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def told(text, language):
    return [
        (c.relation, c.subject.name if c.subject else "-", c.object.name, c.stage)
        for c in find_claims(article(text, language=language))
    ]


def is_as_claimed(found, row):
    wanted = [] if row == "none" else [tuple(claim.split(" | ")) for claim in row.split(" + ")]
    plain = sorted(claim[:3] for claim in wanted) == sorted(claim[:3] for claim in found)
    return plain and all(claim in found for claim in wanted if claim[3] != "any")


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_news_as_it_is_written_gives_its_claims_and_no_others(language):
    wrong = [
        (text, found)
        for code, claims, text in ROWS
        if code == language and not is_as_claimed(found := told(text, language), claims)
    ]
    assert wrong == []
