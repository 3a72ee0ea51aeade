"""The subject of a verb stands before the auxiliaries and adverbs that lead up to the verb."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.pointing.subjects import without_chain
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article
from tests.claims.test_english import rows

TEXTS = [row[5] for name in ("english_plain.tsv", "english_fresh.tsv") for row in rows(name)]


@pytest.mark.parametrize(
    ("left", "stripped"),
    [
        ("\ue000 has also agreed to ", "\ue000 "),
        ("On Friday , \ue100 and \ue301 's ", "On Friday , \ue100 and "),
        ("\ue000 , which makes chips , is in early talks to ", "\ue000 , which makes chips , "),
        ("\ue000 ", "\ue000 "),
        ("", ""),
    ],
)
def test_what_leads_up_to_a_verb_is_taken_away(left, stripped):
    assert without_chain(left, load_lexicon("en")) == stripped


def test_nothing_that_leads_up_to_a_verb_is_overlooked_for_beginning_the_search_late():
    lexicon, book = load_lexicon("en"), load_parties()
    chain = lexicon.pattern("subject", "chain")
    for sentence in (s for text in TEXTS for s in read_article(article(text), lexicon, book).sentences):
        for at in (at for at, _, _ in sentence.places):
            left = sentence.mask[:at]
            assert without_chain(left, lexicon) == left[: chain.search(left).start()]


@pytest.mark.parametrize(
    "told",
    [
        "The firm that acquired Larkfield last year will invest $2 billion in Quillon Robotics.",
        "The investor that backed Larkfield has acquired Quillon Robotics for $20 million.",
        "The company that brought you Larkfield would own 49% of Quillon Robotics.",
    ],
)
def test_somebody_told_by_what_it_did_is_not_whom_it_did_it_to(told):
    assert not any(c.subject and c.subject.name == "Larkfield" for c in find_claims(article(told)))
