"""What the words of a sentence do not bear out is not told, however sure the judge is."""

import numpy as np
import pytest

from broadsheet.claims.judging.judge import BUCKETS, FAMILIES, Weights
from broadsheet.claims.judging.judged import find_judged
from broadsheet.claims.judging.verdicts import weigh_pairs
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article

CERTAIN, RATHER = 9.0, 1.0


def told_of(text, how_sure=CERTAIN, family="alliance"):
    """The pairs that a judge tells who takes everybody for an ally of everybody."""
    lexicon = load_lexicon("en")
    assert lexicon
    bias = np.array([how_sure if f == family else -9 for f in FAMILIES], np.float32)
    weights = Weights(np.zeros((BUCKETS, len(FAMILIES)), np.float32), bias)
    reading = read_article(article(text), lexicon, load_parties())
    drafts = find_judged(reading, [], weigh_pairs(reading, [], weights))
    return [{m.name for m in (d.subject, d.object) if m} for d in drafts]


@pytest.mark.parametrize(
    "text",
    [
        "Gemini has been integrated by Google, and Slack is next.",
        "The show was about integration between Nvidia and Hugging Face.",
        "Once in Canva, a page stays collaborative, Anthropic says.",
        "Mistral has a forum on Discord for collaboration and for questions.",
        "Notion and Slack are collaboration tools.",
        "That is what Intel and its partners wanted from OpenAI.",
        "The offer is not limited to partners using Shopify at Amazon.",
        "OpenAI told all its partners that Anthropic was ahead.",
        "Robinhood wrote it alone, and OpenAI said that it did not partner with it.",
        "OpenAI and Robinhood have never been partnered.",
        "OpenAI has a new model. Meta announced on Monday a partnership with",
    ],
)
def test_what_a_sentence_does_not_call_a_tie_of_the_two_is_none(text):
    assert told_of(text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("In partnership, Nvidia and Hugging Face integrated the two.", {"Nvidia", "Hugging Face"}),
        ("The collaboration of Anthropic and Canva is a year old.", {"Anthropic", "Canva"}),
        ("Intel and its partners Nvidia and OpenAI wanted it.", {"Intel", "Nvidia"}),
        ("Of its partners Nvidia named Notion.", {"Nvidia", "Notion"}),
        ("OpenAI did not wait and is a partner of Robinhood.", {"OpenAI", "Robinhood"}),
        ("Meta was not alone: it had a partnership, too, with OpenAI", {"Meta", "OpenAI"}),
    ],
)
def test_what_it_calls_one_is_told(text, pair):
    assert pair in told_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Notion opened its desk to partners, and Slack was told of it.",
        "Choose a partner app in Notion, then Slack.",
        "Canva and Notion have both partnered with large banks.",
        "Investors know that OpenAI is ahead of Robinhood.",
        "Canva grew. The start-up has a partnership with banks, and Notion with Slack.",
        "Companies like Canva and Notion have teamed up on what Slack calls a hobby.",
        "That is up to Canva and its software partners; what Notion sells is a box.",
    ],
)
def test_a_tie_of_others_is_told_only_by_a_judge_who_is_certain(text):
    assert told_of(text, RATHER) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Canva has a two-year partnership on fonts with Notion.", {"Canva", "Notion"}),
        ("Canva and Notion have ended what they called a partnership.", {"Canva", "Notion"}),
        ("Canva has been in touch with Notion to explore a collaboration.", {"Canva", "Notion"}),
        (
            "The car is due in May, and Canva builds it with its partners Slack and Notion.",
            {"Canva", "Slack"},
        ),
        ("Slack is Canva's oldest partner.", {"Canva", "Slack"}),
    ],
)
def test_a_tie_of_the_two_is_told_by_one_who_is_rather_sure(text, pair):
    assert pair in told_of(text, RATHER)


@pytest.mark.parametrize(
    "text",
    [
        "The exclusive authority over Notion and Slack is the state's.",
        "Canva had an exclusive interview with Notion.",
        "Canva is thinking about Notion's exclusives.",
    ],
)
def test_power_talk_and_games_are_no_exclusive_tie(text):
    assert told_of(text, family="terms") == []
