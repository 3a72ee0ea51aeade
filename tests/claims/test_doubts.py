"""What the reader knows of a finished claim speaks for or against it; the least certain claims are not told."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.frames.bare_kinds import tell_kinds
from broadsheet.claims.frames.framing import find_drafts
from broadsheet.claims.judging.judge import load_weights
from broadsheet.claims.judging.opinions import put_opinions
from broadsheet.claims.judging.verdicts import weigh_pairs
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.reading import read_article
from broadsheet.claims.refusals.doubts import certainty_of, read_weights, signs_of, without_doubtful
from broadsheet.parties import load_parties
from tests.claims.articles import article


def _read(text):
    reading = read_article(article(text), load_lexicon("en"), load_parties())
    drafts = [d for sentence in reading.sentences for d in find_drafts(sentence, reading)]
    put_opinions(drafts, weigh_pairs(reading, drafts, load_weights()), reading)
    return drafts, reading


def _told(text):
    return [(c.relation, c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject]


@pytest.mark.parametrize(
    "text",
    [
        "Watch as the hosts break down what founders should know, plus the week's biggest stories, from Paramount's "
        "Warner Bros. deal and a new app to Anduril's valuation.",
    ],
)
def test_a_claim_against_which_everything_speaks_is_not_told(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nvidia agreed to invest $2 billion in Mistral.", ("investment", "Nvidia", "Mistral")),
        ("Perplexity signed a deal with Motorola.", ("partnership", "Perplexity", "Motorola")),
        ("Meta is a customer of CoreWeave.", ("compute_supply", "CoreWeave", "Meta")),
    ],
)
def test_a_claim_told_shortly_is_told(text, claim):
    assert _told(text) == [claim]


def test_a_sum_that_two_claims_of_a_sentence_share_speaks_against_both():
    text = "Nvidia agreed to invest $2 billion in Mistral."
    (one, reading), (other, _) = _read(text), _read(text)
    alone, shared = (signs_of(one, groups, reading) for groups in ([one], [one, other]))
    assert "sum_shared" not in alone
    assert "sum_shared" in shared
    assert certainty_of(shared) < certainty_of(alone)


def test_the_judge_s_opinion_names_a_likelier_pair_only_where_nobody_tells_it():
    drafts, reading = _read("Nvidia backed Mistral, and AMD backed Cohere.")
    groups = [[draft] for draft in drafts]
    assert {g[0].object.name: signs_of(g, groups, reading)["rival"] for g in groups} == {
        "Mistral": 0.0,
        "Cohere": 0.0,
    }


def test_other_languages_are_not_doubted():
    lexicon = load_lexicon("de")
    reading = read_article(article("Nvidia kauft Mistral."), lexicon, load_parties())
    drafts, _ = _read("Nvidia agreed to invest $2 billion in Mistral.")
    drafts[0].opinion = None
    assert without_doubtful([drafts], reading) == [drafts]


def test_the_weights_say_from_which_certainty_a_claim_is_told():
    assert 0.0 < read_weights()["least"] < 0.5


def test_a_bare_deal_is_of_the_kind_for_which_the_judge_speaks_twice_as_loud():
    (draft,), reading = _read("Nvidia signed an agreement with Mistral.")
    loud = draft.opinion._replace(own=0.1, other=0.4, kind=("chip_supply", draft.subject, draft.object))
    draft.opinion = loud
    group = [draft]
    tell_kinds([group], reading)
    assert group[0].relation == "chip_supply"


def test_a_bare_deal_stays_a_partnership_where_the_judge_is_in_two_minds():
    (draft,), reading = _read("Nvidia signed an agreement with Mistral.")
    draft.opinion = draft.opinion._replace(
        own=0.3, other=0.4, kind=("chip_supply", draft.subject, draft.object)
    )
    group = [draft]
    tell_kinds([group], reading)
    assert group[0].relation == "partnership"


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel AI signed a deal with Spark Capital.",
        "Kuwait Telecom signed a protocol of intent with Oracle in May.",
    ],
)
def test_a_bare_deal_without_a_sum_or_before_anything_changes_hands_is_no_sale(text):
    assert [relation for relation, _, _ in _told(text)] == ["partnership"]


def test_of_a_list_all_are_told_where_one_is_certain():
    found = _told(
        "Arm showed its own processor. Meta is the first customer for the chip, with other customers "
        "including OpenAI, Cloudflare and SAP."
    )
    assert {taker for _, _, taker in found} >= {"OpenAI", "Cloudflare", "SAP"}
