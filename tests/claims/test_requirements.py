"""A frame is searched for only in sentences that hold what each match of it holds: none that matches is passed over."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.claims.frames.requirements import KINDS, requirement_of
from broadsheet.claims.frames.sieve import Sieve, fold
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article
from tests.claims.test_english import rows

PROSE = Path(__file__).parents[2] / "benchmarks" / "prose"
TEXTS = [
    *(
        row[5]
        for name in ("english_plain.tsv", "english_news.tsv", "english_fresh.tsv")
        for row in rows(name)
    ),
    *(
        json.loads(line)["text"]
        for name in ("en_a", "en_b", "en_c")
        for line in (PROSE / name / "documents.jsonl").read_text(encoding="utf-8").splitlines()[::40]
    ),
]
PATTERNS = [
    r"\b(?:acquir(?:e|es|ed)|buy(?:s|ing)?|take over) [\ue000-\ue4ff]",
    r"(?P<S>[\ue000-\ue4ff]) 's (?:new |\d+-year )?(?:deals?|pacts?) (?:worth [\ue600-\ue6ff] )?with [\ue000-\ue4ff]",
    r"(?<!not )\b(?!never)(?:sell|sold|s(?:ell|old)s?|licen[sc]e)(?: \w+){0,2}? to\b",
    r"(?:start-?up|co\.|[Kk]iosk)s?(?:(?= [a-z])| in)(?: [A-C])?",
    r"[^\s,;]+(?:ing|ed)? rounds?|(?:seed|angel)[ -](?:round|cheque)",
    r"(?:a|an) (?:.* )?(?:\bdeal){1,2}",
]


def signs(**numbers):
    return tuple(numbers.get(kind, 0) for kind in KINDS)


@pytest.mark.parametrize(
    ("pattern", "words", "number_of_signs"),
    [
        (r"\bbuy(?:s|ing)? [\ue000-\ue4ff]", [{" buy ", " buys ", " buying "}], signs(party=1)),
        (r"\bacqui\w+ ", [{" acqui"}], signs()),
        (r"deals?", [{"deal", "deals"}], signs()),
        (r"\bdeals? with\b", [{" deal ", " deals "}, {" with "}], signs()),
        (r"\bchip-maker\b", [{" chip "}, {" maker "}], signs()),
        (r"\b(?:in )?talks\b", [{" talks "}], signs()),
        (
            r"(?:sold|bought)(?: \w+){0,2} for [\ue600-\ue6ff]",
            [{"bought ", "sold "}, {" for "}],
            signs(money=1),
        ),
        (r"(?:[\ue000-\ue1ff\ue400-\ue4ff] and )?[\ue000-\ue1ff\ue400-\ue4ff]", [], signs(party=1, named=1)),
        (r"[\ue000-\ue4ff]{2}|[\ue600-\ue6ff] [\ue200-\ue2ff]", [], signs(party=1)),
        (r"(?=deal)(?<!no )[a-z]+", [], signs()),
        (r"(?:deal)?", [], signs()),
        (r"deals|\d+", [], signs()),
    ],
)
def test_what_every_match_holds_is_read_from_the_pattern(pattern, words, number_of_signs):
    found = requirement_of(pattern)
    assert {frozenset(one) for one in words} == set(found.words)
    assert found.signs == number_of_signs


@settings(max_examples=300)
@given(
    st.sampled_from(PATTERNS).flatmap(
        lambda p: st.tuples(st.just(p), st.from_regex(re.compile(p, re.IGNORECASE), fullmatch=True))
    ),
    st.text(max_size=8),
    st.text(max_size=8),
)
@example((PATTERNS[0], "TAKE OVER \ue123"), "", "")
@example((PATTERNS[2], "ſold to"), "not", " ")
@example((PATTERNS[3], "Kıosks in"), "", "s")
@example((PATTERNS[3], "KİOSK"), "", "")
def test_a_pattern_is_searched_for_in_whatever_it_matches(matched, before, after):
    pattern, told = matched
    sentence = f"{before} {told} {after}"
    if re.search(pattern, sentence, re.IGNORECASE):
        assert Sieve([requirement_of("nowhere"), requirement_of(pattern)]).passing(sentence) == [1]


def test_a_sentence_without_the_words_is_passed_over():
    sieve = Sieve([requirement_of(pattern) for pattern in PATTERNS[:3]])
    assert sieve.passing("\ue000 bought \ue001 , and sold it to \ue002") == [2]
    assert sieve.passing("\ue000 's deal with the town") == []
    assert sieve.passing("\ue000 's deal with \ue001") == [1]


def test_letters_that_ignoring_case_makes_equal_are_read_as_the_same():
    same = [chr(code) for code in range(0x80, 0xD800) if re.fullmatch("[a-z]", chr(code), re.IGNORECASE)]
    assert {fold(letter) for letter in same} <= set("isk")


def test_no_frame_that_matches_a_sentence_is_passed_over():
    lexicon, book = load_lexicon("en"), load_parties()
    sentences = [s for text in TEXTS for s in read_article(article(text), lexicon, book).sentences]
    for sentence in sentences:
        searched = {frame.name for frame in lexicon.frames_for(sentence.mask)}
        missed = [f for f in lexicon.frames if f.name not in searched and f.pattern.search(sentence.mask)]
        assert not missed, sentence.quote
