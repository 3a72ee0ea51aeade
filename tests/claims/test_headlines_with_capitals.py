"""A headline with capitals everywhere is read as the sentence that it would be without them."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.names.headline_case import in_sentence_case
from broadsheet.parties import load_parties
from broadsheet.parties.common_words import is_common
from tests.claims.articles import article

BODY = "The companies gave no further details on Tuesday. Shares were little changed."
HEADLINES = (
    ("Snowflake to Acquire Data Observability Platform Larkfield", "acquisition", "Snowflake", "Larkfield"),
    ("Nvidia to Buy Chip Design Firm Quillon for $300 Million", "acquisition", "Nvidia", "Quillon"),
    ("Accenture Acquires German Robotics Consultancy Larkfield", "acquisition", "Accenture", "Larkfield"),
    ("Databricks Buys Database Startup Neon for $1 Billion", "acquisition", "Databricks", "Neon"),
    ("AMD Acquires Enosemi to Boost Silicon Photonics", "acquisition", "AMD", "Enosemi"),
    ("SoftBank in Talks to Buy Data Center Operator Switch", "acquisition", "SoftBank", "Switch"),
    ("AI Chip Startup Quillon Raises $120 Million in Series B Funding", "funding_round", None, "Quillon"),
    ("Larkfield Raises $150 Million Led by Bond Capital to Run AI Models", "funding_round", "Bond Capital", "Larkfield"),
    ("Healthcare AI Company Larkfield Secures $25 Million From Google Ventures", "funding_round", "GV", "Larkfield"),
    ("OpenAI Signs $38 Billion Cloud Deal With Amazon", "compute_supply", "Amazon", "OpenAI"),
    ("Oracle Leases Data Center Campus From Developer Crusoe", "compute_supply", "Crusoe", "Oracle"),
    ("Anthropic Signs $1.5 Billion Computing Deal With Cloud Provider Larkfield", "compute_supply", "Larkfield", "Anthropic"),
    ("Google to Supply Chips to Startup Quillon Under Multiyear Contract", "chip_supply", "Google", "Quillon"),
    ("Anthropic Expands Partnership With Consulting Giant Accenture", "partnership", "Anthropic", "Accenture"),
)  # fmt: skip


@pytest.mark.parametrize(("headline", "relation", "giver", "taker"), HEADLINES)
@pytest.mark.parametrize("place", ["title", "first line"])
def test_a_headline_with_capitals_tells_its_deal(headline, relation, giver, taker, place):
    read = article(BODY, title=headline) if place == "title" else article(f"{headline}\n\n{BODY}")

    (claim,) = find_claims(read)

    assert claim.relation == relation
    assert (claim.subject and claim.subject.name, claim.object.name) == (giver, taker)
    assert claim.evidence[0].quote == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Why Nvidia Stock Could Double After Earnings",
        "Five Startups to Watch at This Year's Robotics Conference",
        "How Companies Use AI Agents to Cut Costs and Raise Productivity",
        "Meta Will Spend $65 Billion on Data Centers This Year",
        "AI Firm Shares Fall After Chip Export Rules",
        "Startup Founder Talks About Building a Chip Company",
        "Microsoft Raises Prices of Office Software for Businesses",
    ],
)
def test_a_headline_with_capitals_that_tells_no_deal_gives_no_claim(headline):
    assert find_claims(article(BODY, title=headline)) == ()


def plain(line, *, known=()):
    return in_sentence_case(line, [(0, len(line))], known, load_parties())


def test_names_keep_their_capitals_and_common_words_lose_them():
    line = "Qualcomm Buys Italian Open-Source Hardware Company Arduino"

    assert plain(line) == "Qualcomm buys Italian open-source hardware company Arduino"


def test_a_name_of_common_words_keeps_its_capitals_where_the_body_has_it():
    line = "Nvidia Invests $2 Billion in Thinking Machines After Long Talks"

    assert plain(line, known=["Thinking Machines"]).endswith("in Thinking Machines after long talks")


def test_a_fund_keeps_the_word_that_makes_it_another_party():
    assert plain("Quillon Raises $5 Million in Round Led by Index Ventures").endswith(
        "round led by Index Ventures"
    )


def test_a_sentence_whose_capitals_are_names_stays_as_it_is():
    sentence = "Aramco Ventures led the round, in which March Capital, Nvidia and S Ventures took part too."

    assert plain(sentence) == sentence


def test_a_word_is_common_in_its_regular_forms():
    assert all(is_common(word) for word in ("raises", "Raised", "raising", "companies", "Deal"))
    assert not any(is_common(word) for word in ("Quillon", "Nvidia", "Larkfield"))
