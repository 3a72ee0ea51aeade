"""Plain news of machines, loans, contracts and customers gives the deal between the two who are named."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.framing import find_drafts
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article

TOLD = [
    ("Hetzner", "Lovable", "Lovable runs today almost wholly on servers from Hetzner."),
    ("Oracle", "Cohere", "Cohere's assistant runs on machines leased from Oracle."),
    ("AMD", "Perplexity", "Perplexity is switching over to processors from AMD this winter."),
    ("Qualcomm", "Aleph Alpha", "Aleph Alpha has a contract for inference cards from Qualcomm."),
    ("Nebius", "Mistral", "Nebius holds an order to run two halls for Mistral."),
    ("Hailo", "Bosch", "Hailo makes AI chips for cameras. Hailo's processors are already used by Bosch."),
    ("DeepL", "Siemens", "DeepL translates with AI. DeepL has 900 paying clients, among them Siemens and a few banks."),
    ("Digital Realty", "Oracle", "Digital Realty has leased the upper half of its Dublin premises to Oracle."),
    ("Marvell", "Cisco", "Marvell also said that a supply contract with Cisco would lapse in May."),
    ("JPMorgan Chase", "Crusoe", "Crusoe builds sites for AI. JPMorgan has granted the company a bridge loan of $90 million."),
    ("Samsung", "Groq", "Groq depends mainly on Samsung for production."),
]  # fmt: skip

NONE = [
    "Hetzner said that prices for servers from Asia would rise.",
    "Most assistants run on machines that nobody outside the trade has seen.",
    "Perplexity is switching to another font.",
    "MediaTek studied two generations of Meta's spectacles.",
    "Qualcomm explained what its boards can do at a fair in Lyon.",
    "DeepL has 900 desks, among them a few by the window.",
    "Digital Realty let the second deadline pass.",
    "The turbines stood still for a week, and xAI burned candles.",
]


@pytest.mark.parametrize(("giver", "taker", "text"), TOLD, ids=[t[2][:60] for t in TOLD])
def test_a_plain_sentence_of_supply_names_who_gives_and_who_takes(giver, taker, text):
    read = read_article(article(text), load_lexicon("en"), load_parties())
    drafts = [d for sentence in read.sentences for d in find_drafts(sentence, read)]
    assert (giver, taker) in [(d.subject.name, d.object.name) for d in drafts if d.subject]


@pytest.mark.parametrize("text", NONE, ids=lambda t: t[:60])
def test_words_of_supply_without_a_deal_give_no_claim(text):
    assert find_claims(article(text)) == ()
