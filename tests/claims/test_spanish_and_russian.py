"""Spanish and Russian: kinds of sentences that tell a deal in another way than by its plain verb, and look-alikes."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

COUNTRY = {"de": "DE", "es": "ES", "fr": "FR", "ru": "RU"}
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("spanish_and_russian.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
KINDS = list(dict.fromkeys(row[0] for row in ROWS))


def told(text, language):
    claims = find_claims(article(text, language=language, country=COUNTRY[language]))
    return sorted(
        f"{c.relation} {c.subject.name if c.subject else '-'} > {c.object.name} {c.stage}" for c in claims
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_sentence_gives_its_claims_and_no_others(kind):
    wrong = [
        (text, found)
        for _, language, text, claims in (row for row in ROWS if row[0] == kind)
        if (found := told(text, language)) != sorted(c for c in claims.split("; ") if c != "none")
    ]
    assert wrong == []
