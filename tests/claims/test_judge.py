"""What no frame tells is told where the judge of pairs is sure of it."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.claims import find_claims
from broadsheet.claims.gate import quotes
from broadsheet.claims.judging.cues import cue_of, stem_of
from broadsheet.claims.judging.judge import BUCKETS, FAMILIES, Weights, bucket_of, load_weights, weigh
from broadsheet.claims.judging.judged import find_judged
from broadsheet.claims.judging.pairs import carry_parties, pairs_of
from broadsheet.claims.judging.scopes import scope_of
from broadsheet.claims.judging.verdicts import find_verdicts, read_questions, weigh_pairs
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.names.trades import trade_of
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article

SENTENCES = (
    "Of the €1.7 billion that flowed into Mistral this month, €1.3 billion was ASML's.",
    "Groq has granted Nvidia a non-exclusive licence to its inference technology.",
    "Six gigawatts of Instinct chips for OpenAI, from AMD.",
    "Accel, $2.3 billion; Google and Nvidia are new on the cap table of Anysphere.",
    "The company lost $4 million in March and has no plans to buy Cohere.",
    "Anthropic pays nothing for it.",
    "It hired forty people.",
    "• Lattice Robotics: $40m, with money from Northbeam Capital.",
)
CERTAIN = Weights(np.zeros((BUCKETS, len(FAMILIES)), np.float32), np.full(len(FAMILIES), 9, np.float32))


def reading_of(text, **more):
    lexicon = load_lexicon("en")
    assert lexicon
    return read_article(article(text, **more), lexicon, load_parties())


@pytest.mark.parametrize(
    ("text", "giver", "taker", "relation"),
    [
        (SENTENCES[0], "ASML", "Mistral", "investment"),
        ("Turing raised $111 million from Khazanah, the fund of Malaysia, and others.", "Khazanah Nasional", "Turing", "investment"),
    ],
)  # fmt: skip
def test_a_deal_without_a_verb_that_frames_know_is_told(text, giver, taker, relation):
    told = [(c.subject.name, c.object.name, c.relation) for c in find_claims(article(text)) if c.subject]
    assert (giver, taker, relation) in told


def test_a_claim_of_the_judge_alone_is_as_sure_as_the_judge():
    (claim,) = [c for c in find_claims(article(SENTENCES[0])) if c.subject and c.subject.name == "ASML"]
    reading = reading_of(SENTENCES[0])
    best = find_verdicts(weigh_pairs(reading, [], load_weights()), 0.5)[0]
    assert claim.confidence == pytest.approx(best.chance, abs=0.2)


def test_a_deal_that_a_frame_tells_is_not_told_again():
    found = find_claims(article("OpenAI committed to spend $250 billion on Azure."))
    assert len(found) == 1


def test_what_is_denied_is_not_told_by_the_judge():
    assert find_claims(article("Acme has no plans to buy Cohere, a spokeswoman of Nvidia said.")) == ()


def test_a_judge_who_is_always_sure_still_tells_nothing_of_regulators_and_lawsuits():
    for text in ("Nvidia sued Intel over $4 billion in court.", "The SEC and the FTC signed an agreement."):
        reading = reading_of(text)
        assert find_judged(reading, [], weigh_pairs(reading, [], CERTAIN)) == []


def test_each_deal_of_a_sentence_that_is_no_list_is_told_once():
    reading = reading_of("Nvidia backed Mistral, and Oracle and Intel looked on.")
    told = [d for d in find_judged(reading, [], weigh_pairs(reading, [], CERTAIN)) if d.family == "capital"]
    assert len(told) == 1


def test_a_party_of_the_sentence_before_is_carried():
    reading = reading_of("Mistral had a good year. The cheque came from Nvidia and was for $2 billion.")
    scope = scope_of(reading.sentences[-1], reading, [])
    assert [p.mention.name for p in carry_parties(scope, reading)] == ["Mistral"]
    asked = {(a.mention.name if a else None, b.mention.name) for a, b in pairs_of(scope, reading)}
    assert {("Nvidia", "Mistral"), ("Mistral", "Nvidia"), (None, "Mistral")} <= asked


def test_a_sentence_without_words_of_deals_asks_nothing():
    assert read_questions(reading_of("Nvidia and Mistral are in one town."), []) == []


@pytest.mark.parametrize(
    ("word", "name"),
    [("Acquires", "control"), ("invested", "capital"), ("gigawatts", "supply"), ("licence", "rights"),
     ("partnership", "alliance"), ("exclusive", "terms"), ("lawsuit", "other"), ("spoon", ""), ("4", "")],
)  # fmt: skip
def test_a_word_speaks_of_its_class(word, name):
    assert cue_of(word) == name


def test_words_are_known_by_their_beginning():
    assert [stem_of(t) for t in ("Partnership", "partners", "$4", "2026", "\ue000", "\ue601")] == [
        "partne", "partne", "$4", "#", "O", "M",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "trade"),
    [("Northbeam Capital", "fund"), ("Tarn Energy", "energy"), ("Nvidia", "chips"), ("Anthropic", "lab")],
)
def test_the_trade_of_a_party_is_in_the_catalogue_or_in_its_name(name, trade):
    reading = reading_of(f"{name} is a company. {name} has raised $4 million.")
    entity = next(e for s in reading.sentences for _, e in s.signs() if e.mentions)
    assert trade_of(entity.mentions[0], reading) == trade


def test_weights_are_numbers_for_every_family():
    weights = load_weights()
    assert weights.rows.shape == (BUCKETS, len(FAMILIES))
    assert np.isfinite(weights.rows).all()
    assert 0 <= bucket_of("mc:ab:capital") < BUCKETS
    assert weigh([], weights).shape == (0, len(FAMILIES))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_every_claim_quotes_the_text_and_a_second_reading_says_the_same(sentences):
    page = article("\n".join(sentences), title="Mistral and Nvidia")
    found = find_claims(page)
    assert all(quotes(span, page) for claim in found for span in claim.evidence)
    assert find_claims(page) == found


def test_a_very_long_text_is_asked_about_so_far_and_no_further(monkeypatch):
    monkeypatch.setattr("broadsheet.claims.judging.verdicts._MOST", 40)
    names = "Nvidia, Intel, Oracle, Mistral, Cohere and Anthropic signed a deal. "
    assert len(read_questions(reading_of(names * 30), [])) == 40
