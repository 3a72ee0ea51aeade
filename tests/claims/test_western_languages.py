"""German, French and Spanish: plain sentences of every verb and shape, and passages as the working press writes them."""

from pathlib import Path

import pytest
import yaml

from broadsheet.claims import find_claims
from tests.claims.articles import article

COUNTRY = {"de": "DE", "fr": "FR", "es": "ES"}
PLAIN = [
    line.split("\t")
    for line in Path(__file__).with_name("western_plain.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PASSAGES = yaml.safe_load(Path(__file__).with_name("western_passages.yaml").read_text(encoding="utf-8"))


def told(text, language):
    claims = find_claims(article(text, language=language, country=COUNTRY[language]))
    return [(c.relation, c.subject.name if c.subject else "", c.object.name, c.stage) for c in claims]


@pytest.mark.parametrize(
    ("language", "relation"), sorted({(row[0], row[1]) for row in PLAIN}), ids=lambda word: word
)
def test_a_plain_sentence_tells_its_deal_in_every_tense(language, relation):
    rows = [row for row in PLAIN if (row[0], row[1]) == (language, relation)]
    wrong = [row[4] for row in rows if [c[:3] for c in told(row[4], language)] != [tuple(row[1:4])]]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(COUNTRY))
def test_a_passage_gives_its_claims_and_no_others(language):
    passages = [p for p in PASSAGES if p["language"] == language]
    wrong = [
        (p["text"], found)
        for p in passages
        if sorted(found := told(p["text"], language)) != sorted(tuple(c.split(" | ")) for c in p["claims"])
    ]
    assert wrong == []


def test_millions_without_a_currency_are_euros_where_the_outlet_counts_in_them():
    """A Spanish paper that writes "por 30 millones" means euros; one of Mexico may mean pesos."""
    text = "Telefónica compra la start-up Nubelia por 30 millones."
    claims = {country: find_claims(article(text, language="es", country=country)) for country in ("ES", "MX")}
    assert claims["ES"][0].money.currency == "EUR"
    assert claims["MX"][0].money is None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir übernehmen das Start-up Vexal“, sagte Jonas Kell, Finanzchef von Siemens.", "Siemens"),
        ("fr", "« Nous allons apporter 50 millions d'euros à Doctryne », a déclaré Hélène Marchais, directrice générale de Bpifrance.", "Bpifrance"),
        ("es", "«Hemos invertido 20 millones de euros en la startup Nubialia», explicó Pedro Sanz, director general de Telefónica.", "Telefónica"),
    ],
)  # fmt: skip
def test_we_is_the_company_of_whoever_is_quoted(language, text, speaker):
    (claim,) = find_claims(article(text, language=language))
    assert (claim.subject.name, [a.name for a in claim.said_by]) == (speaker, [speaker])
