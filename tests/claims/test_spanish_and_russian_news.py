"""Spanish and Russian news in passing: deals as newspapers, digests and wires tell them, and look-alikes that are none."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

COUNTRY = {"es": "ES", "ru": "RU"}
ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("spanish_and_russian_news.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def sum_of(claim):
    if claim.money is None:
        return ""
    most = claim.money.high if claim.money.high is not None else claim.money.low
    return f" {int(most)}"


def told(text, language):
    claims = find_claims(article(text, language=language, country=COUNTRY[language]))
    return sorted(
        f"{c.relation} {c.subject.name if c.subject else '-'} > {c.object.name} {c.stage}{sum_of(c)}"
        for c in claims
    )


@pytest.mark.parametrize("language", ["es", "ru"])
def test_a_sentence_of_the_news_gives_its_claims_and_no_others(language):
    wrong = [
        (text, found)
        for _, text, claims in (row for row in ROWS if row[0] == language)
        if (found := told(text, language)) != sorted(c for c in claims.split("; ") if c != "none")
    ]
    assert wrong == []


SPEAKERS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("spanish_and_russian_speakers.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("language", ["es", "ru"])
def test_who_says_so_is_told_with_the_deal_or_in_a_sentence_of_its_own(language):
    def heard(text):
        claims = find_claims(article(text, language=language, country=COUNTRY[language]))
        return [", ".join(sorted(s.name for s in c.said_by)) for c in claims]

    rows = [row for row in SPEAKERS if row[0] == language]
    assert [(text, heard(text)) for _, who, text in rows if heard(text) != [who]] == []
