"""Whom "it", "the start-up" and a name mean, where other companies stand nearer than the right one."""

from itertools import product

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article

BEFORE = (
    "Dentara sells software to dentists.",
    "Dentara competes with Google.",
    "Google was first to use Dentara's software.",
    "Customers of Dentara include Google.",
    "Like Google, Dentara sells software to dentists.",
    "Dentara was founded by former Google engineers.",
    "Dentara's founder, Jane Miller, used to work at Google.",
    "Google tried to hire the founders of Dentara last year.",
    "Google turned Dentara away last year.",
    "The founders of Dentara met at Google.",
    "For years Dentara bought its software from Google.",
    "Jane Miller left Google in 2021 to start Dentara.",
    "Dentara makes software for dentists. Analysts say Google is years ahead.",
    "When Jane Miller founded Dentara, Google was already ten years old.",
)
AFTER = (
    ("capital", "On Monday it raised $40 million from Nvidia."),
    ("capital", "The Leeds start-up has raised $40 million in a round led by Nvidia."),
    ("capital", "Nvidia has now invested $40 million in the company."),
    ("capital", "On Monday Nvidia put $40 million into it."),
    ("capital", "Nvidia led its $40 million round, which closed on Monday."),
    ("control", "Last week Nvidia agreed to buy the company for $40 million."),
    ("control", "In May it was acquired by Nvidia."),
    ("alliance", "The start-up has signed a partnership with Nvidia."),
)


def parties_of(text, title=""):
    claims = find_claims(article(text, title=title))
    return {(FAMILY_OF[c.relation], c.subject.name if c.subject else "", c.object.name) for c in claims}


@pytest.mark.parametrize("before", BEFORE)
def test_who_takes_money_or_is_bought_is_not_the_giant_that_stands_nearer(before):
    for family, after in AFTER:
        told = parties_of(f"{before} {after}")
        assert {(family, "Nvidia", "Dentara"), (family, "Dentara", "Nvidia")} & told, after


FOUNDED = (
    "Jane Miller, who worked at {past} for nine years, founded Dentara.",
    "Two {past} veterans run Dentara, a start-up in Leeds.",
    "Dentara, a start-up in Leeds, was set up by {past} alumni.",
    "Founded by former executives of {past}, Dentara sells software to dentists.",
)


@pytest.mark.parametrize(("founded", "past"), product(FOUNDED, ("OpenAI", "Salesforce", "Quivelle")))
def test_where_founders_used_to_work_takes_no_part(founded, past):
    text = f"{founded.format(past=past)} Nvidia has bought the start-up."
    assert parties_of(text) == {("control", "Nvidia", "Dentara")}


def test_a_company_that_is_told_of_further_stays_one_though_somebody_worked_there():
    text = "Jane Miller worked at Dentara, which raised $40 million from Nvidia last year."
    assert ("capital", "Nvidia", "Dentara") in parties_of(text)


MEANT = (
    ("Microsoft has so far put $13 billion into the lab run by Sam Altman.", "Microsoft", "OpenAI"),
    ("Mark Zuckerberg's group has agreed to buy Dentara.", "Meta", "Dentara"),
    ("Satya Nadella said his company would invest $3 million in Dentara.", "Microsoft", "Dentara"),
    ("The company that makes Claude has bought Dentara.", "Anthropic", "Dentara"),
    ("Kuwait's sovereign fund has bought a 5% stake in Dentara.", "Kuwait Investment Authority", "Dentara"),
    ("Meet Dentara: on Monday Cisco bought the studio.", "Cisco", "Dentara"),
    ("Dentara competes with Zoom. Its backers include Toyota and Sony.", "Toyota", "Dentara"),
    ("Dentara wants to list. Cisco looked at it. In all the company raised $40 million from Nvidia.", "Nvidia", "Dentara"),
    ("The owner of YouTube has bought Dentara.", "Google", "Dentara"),
    ("Dentara makes drones. Its customers include Anduril, and Shield AI has agreed to buy the firm.", "Shield AI", "Dentara"),
    ("Dentara competes with Zoom. Microsoft has just become its largest shareholder, paying $2 million for 15% of the company.",
     "Microsoft", "Dentara"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "giver", "taker"), MEANT)
def test_a_company_told_by_its_boss_its_product_or_its_place_in_the_sentence_is_that_company(
    text, giver, taker
):
    assert {(giver, taker)} <= {(s, o) for _, s, o in parties_of(text)}


def test_a_company_of_another_trade_has_a_trade_and_a_country():
    assert parties_of("Boeing wants more software. The aerospace group has bought Dentara.") == {
        ("control", "Boeing", "Dentara")
    }
