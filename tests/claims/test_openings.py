"""A frame is skipped only where it cannot match: no word of the sentence begins as a match of it can."""

import pytest

from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.openings import openings_of, word_beginnings
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article
from tests.claims.test_english import rows

TEXTS = [
    row[5] for name in ("english_plain.tsv", "english_news.tsv", "english_fresh.tsv") for row in rows(name)
]


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\b(?:acquir(?:e|es|ed)|buy(?:s|ing)?|take over) X", {"acq", "buy", "tak"}),
        (r"(?<!- )\b(?!not)(?:us(?:e|es|ed)|rent) X", {"us", "ren"}),
        (r"\bpower(?:s|ed)? X", {"pow"}),
        (r"\b(?:in )?(?:talks) X", None),
        (r"(?P<P>.) 's deal", None),
        (r"\bw(?:in|on) X", {"win", "won"}),
        (r"\b(?:s(?:ell|old)|(?!rents)rent) X", {"sel", "sol", "ren"}),
        (r"\bw(?:on)? X", None),
    ],
)
def test_the_letters_are_those_that_every_match_begins_with(pattern, letters):
    assert openings_of(pattern) == (None if letters is None else frozenset(letters))


def test_no_frame_that_matches_a_sentence_is_skipped_for_it():
    lexicon = load_lexicon("en")
    sentences = [s for t in TEXTS for s in read_article(article(t), lexicon, load_parties()).sentences]
    for frame in (f for f in lexicon.frames if f.openings is not None):
        for sentence in sentences:
            if frame.pattern.search(sentence.mask):
                assert not frame.openings.isdisjoint(word_beginnings(sentence.mask)), (
                    frame.name,
                    sentence.quote,
                )
