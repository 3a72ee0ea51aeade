"""Money put into companies, companies bought and sold, loans: every wording of one deal, and passages with what looks like one."""

from pathlib import Path

import pytest
import yaml

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article

HERE = Path(__file__).parent
SHAPES = [
    line.split("\t")
    for line in (HERE / "capital_shapes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PASSAGES = yaml.safe_load((HERE / "capital_passages.yaml").read_text(encoding="utf-8"))
INTRODUCED = (
    "Tallisen is an artificial-intelligence start-up in Lyon, and Corvane is a software company in Austin. "
)
GIVERS = {"capital": "Northbeam Capital", "control": "Corvane", "supply": "Harbour Street Bank"}


def told(text, title=""):
    return [
        f"{c.relation} | {c.subject.name if c.subject else ''} | {c.object.name} | {c.stage}"
        for c in find_claims(article(text, title=title))
    ]


def deal_of(sentence):
    claims = find_claims(article(INTRODUCED + sentence))
    return [
        (FAMILY_OF[c.relation], c.subject and c.subject.name, c.object.name, bool(c.money)) for c in claims
    ]


@pytest.mark.parametrize("family", sorted(GIVERS))
def test_a_deal_is_told_whatever_verb_noun_or_clause_tells_it(family):
    giver = GIVERS[family]
    wrong = []
    for _, shape in (row for row in SHAPES if row[0] == family):
        sentence = shape.format(giver=giver, taker="Tallisen", sum="$300 million")
        if deal_of(sentence) != [(family, giver, "Tallisen", "{sum}" in shape)]:
            wrong.append(sentence)
    assert wrong == []


@pytest.mark.parametrize("has_deals", [True, False])
def test_a_passage_about_money_gives_its_claims_and_no_others(has_deals):
    passages = [p for p in PASSAGES if bool(p["claims"]) == has_deals]
    wrong = [
        (p["text"], found)
        for p in passages
        if sorted(found := told(p["text"], p.get("title", ""))) != sorted(p["claims"])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Corvane bought 80% of Tallisen.", "acquisition"),
        ("Corvane acquired a controlling stake in Tallisen.", "acquisition"),
        ("Corvane bought 14% of Tallisen.", "investment"),
        ("A 20% stake in Tallisen was bought by Corvane.", "investment"),
        ("Corvane owns 60% of Tallisen.", "investment"),
    ],
)
def test_whoever_buys_more_than_half_of_a_company_buys_the_company(sentence, relation):
    assert [c.relation for c in find_claims(article(INTRODUCED + sentence))] == [relation]


def test_a_year_before_and_a_sum_is_no_part_of_it():
    text = "Corvane put $1.5 billion into Tallisen in 2023 and $2.75 billion more the following March."
    sums = {c.money.as_written for c in find_claims(article(INTRODUCED + text))}
    assert sums == {"$1.5 billion", "$2.75 billion"}
