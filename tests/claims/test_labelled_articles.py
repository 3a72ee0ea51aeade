"""Labels of our own articles quote them, and a label that does not is told with its place and what to write."""

from functools import cache

from benchmarks.claims_judge import PASSAGES
from benchmarks.labelled_articles import is_held, read_article, read_articles

BLOCK = """# Corvane buys Tellund
Corvane said on Monday it had bought Tellund for $90 million, a year after Index led a round of its own.
= acquisition | Corvane > Tellund | "had bought Tellund for $90 million"
= funding_round | Index > Corvane | + Seedcamp, Atomico | "led a round of its own"
"""


@cache
def our_articles():
    return tuple(read_articles())


def test_every_label_of_our_articles_quotes_its_article():
    articles = our_articles()
    assert len(articles) > 200
    assert [fault for one in articles for fault in one.faults] == []


def test_every_label_of_our_passages_quotes_its_passage():
    passages = tuple(read_articles(PASSAGES))
    assert len(passages) > 900
    assert [fault for one in passages for fault in one.faults] == []


def test_a_deal_labelled_twice_is_one_claim_with_both_quotes():
    twice = BLOCK + '= acquisition | Corvane > Tellund | "Corvane buys Tellund"\n'
    claims = read_article(twice.replace("+ Seedcamp, Atomico | ", ""), "own-001").claims
    assert [(c["type"], c["evidence"], c["evidence_more"]) for c in claims] == [
        ("acquisition", "had bought Tellund for $90 million", ["Corvane buys Tellund"]),
        ("funding_round", "led a round of its own", []),
    ]


def test_a_name_that_the_article_does_not_hold_is_a_fault_and_no_claim():
    read = read_article(BLOCK, "own-001")
    assert [claim["target_party"] for claim in read.claims] == ["Tellund"]
    assert read.faults == [
        "own-001: 'Seedcamp' does not stand in the article in '= funding_round | Index > Corvane"
        ' | + Seedcamp, Atomico | "led a round of its own"\''
    ]


def test_an_article_without_a_headline_is_a_fault():
    assert read_article("Corvane buys Tellund", "own-002").faults == [
        "own-002: begins with 'Corvane buys Tellund'; write '# ' and a headline"
    ]


def test_a_label_is_counted_under_the_name_that_the_catalogue_has_for_its_party():
    article = """# Palantir and Hon Hai sign up
Palantir Technologies took a stake in Hon Hai Precision Industry, which is known as Foxconn, after talks with the U.S. Department of Defense.
= investment | Palantir Technologies > Hon Hai Precision Industry | + U.S. Department of Defense | "took a stake in"
"""
    (claim,) = read_article(article, "own-003").claims
    assert (claim["source_party"], claim["target_party"]) == ("Palantir", "Foxconn")
    assert claim["other_parties"] == ["US Department of Defense"]
    assert claim["target_surface"] == "Hon Hai Precision Industry"


def test_a_name_stays_as_labelled_where_the_catalogue_would_make_buyer_and_bought_one():
    article = '# Google buys DeepMind\nGoogle bought DeepMind in 2014.\n= acquisition | Google > DeepMind | "bought DeepMind"'
    (claim,) = read_article(article, "own-004").claims
    assert (claim["source_party"], claim["target_party"]) == ("Google", "DeepMind")


def test_half_of_the_articles_is_held_out():
    held = [is_held(one.doc) for one in our_articles()]
    assert (held.count(True), held.count(False)) == (190, 191)
