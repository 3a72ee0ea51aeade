"""Each kind of deal is read from sentences of our own, with its parties, amount and stage."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def rows(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ROWS, ALSO = rows("english.tsv"), rows("english2.tsv")
OPEN = {  # told in a way the grammar does not read yet
    "Workday to acquire Sana, an AI company, for $1.1 billion.",
    "Microsoft is no longer the exclusive cloud provider of OpenAI.",
}


def told(claim):
    giver = claim.subject.name if claim.subject else ""
    amount = str(int(claim.money.high or claim.money.low)) if claim.money else ""
    return (claim.relation, giver, claim.object.name, amount, claim.stage)


@pytest.mark.parametrize("row", [r for r in ROWS if r[5] not in OPEN], ids=lambda r: r[5][:60])
def test_a_sentence_gives_the_one_claim_it_makes(row):
    *expected, text = row
    assert [told(c) for c in find_claims(article(text))] == [tuple(expected)]


@pytest.mark.parametrize("row", ALSO, ids=lambda r: r[5][:60])
def test_a_longer_sentence_gives_its_claim_among_others(row):
    *expected, text = row
    assert tuple(expected) in [told(c) for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Google agreed to pay $30 million to settle a class-action lawsuit over privacy.",
        "Meta expects capital expenditures of $65 billion this year.",
        "OpenAI's revenue reached $10 billion, and it is valued at $300 billion.",
        "Nvidia shares rose after its earnings beat estimates by $2 billion.",
        "Sequoia Capital closed a new $3 billion fund.",
        "CoreWeave raised $1.5 billion in its initial public offering.",
        "Microsoft has no plans to buy TikTok.",
        "If Apple buys Perplexity, it would make Siri better.",
        "The subscription costs $200 a month, OpenAI said.",
        "Amazon cut 14,000 jobs.",
        "Meta will invest $600 billion in US infrastructure and jobs over three years.",
        "Elon Musk sued OpenAI and Microsoft, saying they broke the founding agreement with him.",
        "CoreWeave priced its shares at $40 in an offering that raised $1.5 billion.",
        "Users can now connect ChatGPT with Spotify, Canva and Zillow.",
        "Mark Zuckerberg offered researchers pay packages of up to $100 million to leave OpenAI.",
        "The startup, valued at $9 billion, has annual recurring revenue of $500 million.",
    ],
)
def test_what_only_looks_like_a_deal_gives_no_claim(text):
    assert find_claims(article(text)) == ()
