"""What German, French and Spanish business news tell in a week: deals in plain reporters' sentences, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("western_weeks.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def told(text, language):
    return {
        (c.relation, c.subject.name if c.subject else "-", c.object.name, c.stage)
        for c in find_claims(article(text, language=language))
    }


@pytest.mark.parametrize(("language", "claims", "text"), ROWS, ids=lambda cell: cell[:40])
def test_a_sentence_of_the_news_tells_these_deals_and_no_others(language, claims, text):
    expected = {tuple(claim.split(" > ")) for claim in claims.split("; ") if claim != "none"}

    assert told(text, language) == expected


def test_who_is_among_the_givers_joins_the_round_of_its_own_sentence():
    text = "Quandara bekommt 45 Millionen Euro, unter den Geldgebern sind Creandum, Hensoldt und Airbus."

    (claim,) = find_claims(article(text, language="de"))

    assert [m.name for m in claim.others] == ["Creandum", "Hensoldt", "Airbus"]


def test_the_fund_of_a_known_company_is_a_party_of_its_own():
    text = "Das Start-up Voltaro schließt eine Runde über 20 Millionen Euro ab, angeführt von Samsung Securities."

    (claim,) = find_claims(article(text, language="de"))

    assert claim.subject.name == "Samsung Securities"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Mistral lève 10 millions d'euros. Parmi les autres investisseurs figurent l'ancien patron d'IBM Luc Morel et Bpifrance.",
        ),
        (
            "es",
            "Mistral recauda 10 millones de euros. Otros inversores son el exjefe de IBM Ana Prado y Bpifrance.",
        ),
        (
            "ru",
            "Mistral привлекла 10 млн евро. Среди инвесторов — бывший глава IBM Пётр Седов и Bpifrance.",
        ),
    ],
)
def test_where_an_investor_worked_before_joins_no_round(language, text):
    (claim,) = find_claims(article(text, language=language))

    assert [m.name for m in claim.others] == ["Bpifrance"]
