"""German and French news in many shapes: who deals, how far it has come, and what only looks like a deal."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("german_and_french_news.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def told(text, language):
    return {
        (c.relation, c.subject.name if c.subject else "-", c.object.name, c.stage)
        for c in find_claims(article(text, language=language))
    }


def said_by(text, language):
    (claim,) = find_claims(article(text, language=language))
    return {a.name for a in claim.said_by}


@pytest.mark.parametrize(("language", "claims", "text"), ROWS, ids=lambda cell: cell[:40])
def test_a_sentence_tells_these_deals_and_no_others(language, claims, text):
    expected = {tuple(claim.split(" > ")) for claim in claims.split("; ") if claim != "none"}

    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nvidia übernimmt einem Bericht der Agentur Bloomberg zufolge den Chipentwickler Groq.", {"Bloomberg"}),
        ("Nvidia übernimmt nach Informationen des „Manager Magazins“ den Chipentwickler Groq.", {"Manager Magazin"}),
        ("Nvidia übernimmt den Chipentwickler Groq, wie das Unternehmen am Montag bekannt gab.", {"Nvidia"}),
        ("Nvidia übernimmt den Chipentwickler Groq, sagten mit den Plänen vertraute Personen der Agentur Reuters.", {"Reuters", "anonymous sources"}),
    ],
)  # fmt: skip
def test_who_reports_a_german_deal_is_found_in_every_shape(text, speakers):
    assert said_by(text, "de") == speakers


@pytest.mark.parametrize(
    "text",
    [
        "xAI bereitet eine Finanzierungsrunde vor, die das Unternehmen mit 170 Milliarden Dollar bewerten könnte.",
        "Helsing plant eine neue Finanzierungsrunde, die das Start-up mit zwölf Milliarden Euro bewerten würde.",
    ],
)
def test_what_a_round_would_value_a_company_at_is_no_sum_of_it(text):
    (claim,) = find_claims(article(text, language="de"))

    assert (claim.relation, claim.money) == ("funding_round", None)
