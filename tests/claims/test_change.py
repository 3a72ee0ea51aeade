"""How deals end and change: every verb of ending, every noun that ends, and what only looks like an end."""

import itertools

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article
from tests.claims.test_english import rows, told
from tests.claims.test_english_plain import EITHER_WAY, turned

ENDED = {"terminated", "lapsed"}
ENDS = (
    "terminated", "has scrapped", "called off", "walked away from", "backed out of", "tore up", "broke off", "shelved",
    "withdrew from", "has quit", "is ending", "axed", "pulled the plug on", "will not renew", "decided against renewing",
    "put on hold", "wound down", "opted out of", "has frozen",
)  # fmt: skip
NOUNS = {
    "partnership": {"alliance", "terms"},
    "joint venture": {"alliance"},
    "letter of intent": {"alliance", "terms"},
    "content licence": {"rights"},
    "licensing deal": {"rights"},
    "cloud contract": {"supply"},
    "merger": {"control"},
}
BECAME = (
    "has collapsed", "fell through", "came apart", "expired in January", "ran out", "was not renewed", "will not go ahead",
    "is off", "was torn up", "never materialised", "has run its course",
)  # fmt: skip
CHANGES = (
    "renegotiated", "has amended", "loosened", "tightened", "reworked", "has shortened", "sweetened", "scaled back",
    "watered down", "is revising",
)  # fmt: skip
PAIRS = (("Oracle", "Mistral"), ("Brightwave", "Fernhill Robotics"))


def read(text):
    return {(FAMILY_OF[c.relation], c.stage, c.denied) for c in find_claims(article(text))}


@pytest.mark.parametrize("row", rows("english_change.tsv"), ids=lambda r: r[5][:60])
def test_an_end_or_a_change_gives_the_claim_it_tells(row):
    *expected, text = row
    found = [told(c) for c in find_claims(article(text))]
    assert tuple(expected) in found or (row[0] in EITHER_WAY and turned(expected) in found)


@pytest.mark.parametrize("verb", ENDS)
def test_whatever_ends_is_read_as_ended_and_keeps_its_kind(verb):
    for (noun, families), (giver, taker) in itertools.product(NOUNS.items(), PAIRS[:1]):
        stages = {
            stage
            for family, stage, _ in read(f"{giver} {verb} its {noun} with {taker}.")
            if family in families
        }
        assert stages & ENDED, noun


@pytest.mark.parametrize("became", BECAME)
def test_what_became_of_a_deal_is_read_behind_it_also_past_a_remark(became):
    for (giver, taker), remark in itertools.product(PAIRS, ("", ", signed in 2024,")):
        stages = {stage for _, stage, _ in read(f"{giver}'s partnership with {taker}{remark} {became}.")}
        assert stages & ENDED, (giver, remark)


@pytest.mark.parametrize("verb", CHANGES)
def test_new_terms_are_told_once_and_make_no_new_deal(verb):
    both = verb.replace("has ", "have ").replace("is ", "are ")
    for giver, taker in PAIRS:
        assert {family for family, _, _ in read(f"{giver} {verb} its contract with {taker}.")} == {"terms"}
        assert "terms" in {family for family, _, _ in read(f"{giver} and {taker} {both} their contract.")}


@pytest.mark.parametrize(
    "text",
    [
        "Would Apple ever buy Mistral? Nobody knows.",
        "What if Amazon were to pull its money out of Anthropic tomorrow?",
        "Oracle lends to its customers the way IBM bought Red Hat: with its eyes shut.",
        "Four former employees said that Builder.ai had never signed the contract with Oracle that it booked.",
    ],
)
def test_questions_likenesses_and_what_was_never_signed_are_no_deals(text):
    assert find_claims(article(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Samsung, contrary to what many believe, has not pulled out of its alliance with Naver.",
        "Reports that Tencent had cancelled its orders with Nvidia were wrong, a spokeswoman said.",
    ],
)
def test_an_end_that_is_denied_ends_nothing(text):
    assert not {stage for _, stage, _ in read(text)} & ENDED


@pytest.mark.parametrize(
    "text",
    [
        "Dell said there was no truth in reports that it would buy Weka for $2 billion.",
        'Apple has dismissed as "fiction" a report that it is considering a bid for Perplexity.',
        "Talk that SoftBank might buy Graphcore is baseless, its chief financial officer said.",
    ],
)
def test_a_denial_in_other_words_is_one(text):
    assert {denied for _, _, denied in read(text)} == {True}


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("two bankers said", 2),
        ("said a banker involved in the talks", 1),
        ("two of the people said", 2),
        ("three former employees said", 3),
    ],
)
def test_unnamed_people_are_counted_whatever_they_are(said, count):
    (claim,) = find_claims(article(f"Nokia is in talks to buy Infinera for $2 billion, {said}."))
    assert [(a.kind, a.count) for a in claim.said_by] == [("anonymous", count)]


def test_an_officer_named_behind_his_title_speaks_for_his_company():
    (claim,) = find_claims(
        article(
            "Vertiv's chief executive, Anna Berg, said on Monday that Vertiv had bought PurgeRite for $1 billion."
        )
    )
    assert [a.name for a in claim.said_by] == ["Vertiv"]


def test_what_is_planned_for_a_day_long_past_is_planned_for_the_next():
    (claim,) = find_claims(article("On 30 June, IBM is due to take over Confluent for $11 billion."))
    assert str(claim.when.earliest) == "2026-06-30"
