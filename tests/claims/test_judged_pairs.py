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

ALLIED = Weights(
    np.zeros((BUCKETS, len(FAMILIES)), np.float32),
    np.array([9 if family == "alliance" else -9 for family in FAMILIES], np.float32),
)


def told_of(text):
    """The pairs that a judge tells who takes everybody for an ally of everybody."""
    lexicon = load_lexicon("en")
    assert lexicon
    reading = read_article(article(text), lexicon, load_parties())
    drafts = find_judged(reading, [], weigh_pairs(reading, [], ALLIED))
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
