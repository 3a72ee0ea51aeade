"""Whose page a text stands on says whom "we" means: by its provider, the end of its title, or "At Acme, we"."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.publishing import own_company
from broadsheet.parties.book import load_parties
from tests.claims.articles import article

GOAL = "Our goal has always been to help people. "


def told(text, title="", outlet="Harbour Page"):
    found = find_claims(article(text, title=title, outlet=outlet))
    return {(c.relation, c.subject and c.subject.name, c.object and c.object.name) for c in found}


@pytest.mark.parametrize(
    "title",
    [
        "New compute for our models \\ Anthropic",
        "New compute for our models | Anthropic",
        "Claude Hub | Claude by Anthropic",
        "New compute for our models - Engineering at Anthropic",
        "New compute | Anthropic Blog",
        "New compute — Anthropic Newsroom",
    ],
)
def test_a_title_that_ends_with_a_company_makes_it_the_one_that_says_we(title):
    text = GOAL + "We have signed a contract with Palantir."
    assert told(text, title=title) == {("offtake_or_other", "Anthropic", "Palantir")}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("At Google, our goal is to help. In Brazil, we're partnering with Embraer on training.", "Google"),
        ("Here at Snowflake, we like data. We have partnered with Embraer on training.", "Snowflake"),
        ("We like data. At Microsoft, we build tools. We are teaming up with Embraer.", "Microsoft"),
    ],
)
def test_who_says_at_acme_we_speaks_for_acme(text, own):
    assert told(text) == {("partnership", own, "Embraer")}


def test_a_strange_company_speaks_on_its_own_blog():
    text = "Peridio ships firmware. We have partnered with Nvidia to bring it to robots."
    assert told(text, title="Firmware for robots | Peridio Blog") == {("partnership", "Peridio", "Nvidia")}


def test_on_a_house_s_page_who_is_quoted_speaks_for_a_house_of_his_own():
    text = (
        GOAL
        + "“We have partnered with Nvidia on chips,” said Ann Lee, chief executive of Snowflake, on our stage."
    )
    assert told(text, title="A day of talks \\ Anthropic") == {("partnership", "Snowflake", "Nvidia")}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "What we know of the chips | The Verge",
            "We asked around. We have signed a contract with Palantir.",
        ),
        ("Chips - Nvidia", "The analyst said: “We have partnered with Palantir.”"),
        ("Chips - with Nvidia", "We asked around. We have partnered with Palantir."),
        ("Nvidia and its rivals", "We asked around. We have partnered with Palantir."),
        ("Chips", "He was at Nvidia, our neighbour. “At Nvidia, we like chips,” he said."),
        ("Home | Jack's home", "We asked around. Nvidia is big. We have partnered with Palantir."),
    ],
)
def test_an_outlet_and_those_it_quotes_make_no_page_a_company_s(title, text):
    assert own_company(article(text, title=title, outlet="Harbour Page"), load_parties()) is None
