"""What became of a deal by the end of its sentence, and what is denied."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def read(text, *, title=""):
    return [(c.relation, c.stage, c.denied) for c in find_claims(article(text, title=title))]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Nvidia's letter of intent to invest up to $100 billion in OpenAI has lapsed.", "lapsed"),
        ("Nvidia's plan to invest up to $100 billion in OpenAI has fallen through, two people said.", "terminated"),
        ("Nvidia will not go ahead with an investment of $20 billion in OpenAI, the companies said.", "terminated"),
        ("SoftBank's offer to buy Ampere for $6.5 billion was dropped last week.", "terminated"),
        ("Amazon's agreement to invest $4 billion in Anthropic has been completed.", "completed"),
        ("Microsoft bought Wiz for $5 billion after its talks with Mistral collapsed.", "completed"),
        ("Meta's investment of $14 billion in Scale AI is dead money, critics say.", "announced"),
    ],
)  # fmt: skip
def test_the_end_of_the_sentence_says_what_became_of_the_deal(text, stage):
    assert stage in {told for _, told, _ in read(text)}


def test_a_letter_of_intent_that_other_money_replaces_has_lapsed():
    told = find_claims(article(
        "Amazon committed $50 billion to OpenAI. Nvidia's $30 billion replaces the letter of intent for up to "
        "$100 billion that the two signed last September, one of them said."
    ))  # fmt: skip
    lapsed = next(claim for claim in told if claim.stage == "lapsed")
    assert (lapsed.subject.name, lapsed.object.name, lapsed.money.bound) == ("Nvidia", "OpenAI", "up_to")


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave said that no contract with Microsoft had been cancelled.",
        "Oracle signed a $300 billion contract to supply computing to OpenAI. It said that no contract had been cancelled.",
    ],
)  # fmt: skip
def test_what_did_not_end_is_not_told_as_ended(text):
    assert "terminated" not in {stage for _, stage, _ in read(text)}


def test_a_right_of_first_refusal_that_is_given_up_ends_no_supply():
    told = read(
        "OpenAI will buy a further $250 billion of Azure cloud services from Microsoft. "
        "Microsoft gives up its right of first refusal to provide computing to OpenAI."
    )
    assert ("exclusivity", "terminated", False) in told
    assert [stage for relation, stage, _ in told if relation == "compute_supply"] == ["announced"]


@pytest.mark.parametrize(
    "text",
    [
        "TSMC has denied talks to invest in Intel.",
        "Nvidia denied a report that it is acquiring Groq for $20 billion.",
        "Microsoft rejected a report that it was about to invest $10 billion in OpenAI.",
    ],
)
def test_a_denial_marks_the_deal_that_it_denies(text):
    assert [denied for _, _, denied in read(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Google denied wrongdoing and agreed to buy Wiz for $32 billion.",
        "Nvidia denied a report of a delay and bought Groq for $20 billion.",
    ],
)
def test_a_denial_of_something_else_leaves_the_deal_as_told(text):
    assert [denied for _, _, denied in read(text)] == [False]


def test_a_month_in_news_of_what_comes_is_the_next_one_and_of_what_was_the_last_one():
    coming, done = (
        find_claims(article(text))[0].when
        for text in (
            "SoftBank will invest a first $10 billion in OpenAI in mid-March.",
            "SoftBank invested a first $10 billion in OpenAI in March.",
        )
    )
    assert (str(coming.earliest), str(done.earliest)) == ("2026-03-01", "2025-03-01")


def test_terms_that_are_talked_of_are_not_in_force():
    told = find_claims(article(
        "Microsoft is in talks to invest $10 billion in OpenAI. Microsoft would then hold 49 percent of OpenAI."
    ))  # fmt: skip
    assert "completed" not in {claim.stage for claim in told}


def test_new_terms_amend_the_deal_that_the_sentence_names():
    told = read("Microsoft and OpenAI have amended their cloud agreement.")
    assert ("compute_supply", "amended", False) in told
    assert "renegotiation" in {relation for relation, _, _ in told}
    assert "amended" not in {
        stage for _, stage, _ in read("Microsoft and OpenAI are revising their cloud agreement.")
    }
