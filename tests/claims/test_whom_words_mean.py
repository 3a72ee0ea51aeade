"""Whom "it", "its" and "the company" mean, weighed among all who can be meant."""

import numpy as np
import pytest

from benchmarks.claims_pointers import faults, read_marks, read_notes
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.pointing.forest import Forest, load_forest, weigh_rows
from broadsheet.claims.pointing.pointing import find_pointer, signs_of
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.pointing.spots import read_cast
from broadsheet.claims.reading import read_article
from broadsheet.parties import load_parties
from tests.claims.articles import article
from tests.claims.test_labelled_articles import our_articles


def meant(text, word, avoid=frozenset()):
    reading = read_article(article(text), load_lexicon("en"), load_parties())
    for masked in reading.sentences:
        for _, entity in masked.signs():
            if masked.source[entity.start : entity.end] == word:
                return [mention.name for mention in resolve(entity, masked, reading, avoid)]
    raise AssertionError(f"no {word!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Oracle rents a campus from Crusoe, where it provides capacity to OpenAI.", "it", ["Oracle"]),
        ("Nvidia and Mistral signed a contract in May. It runs for six years.", "It", []),
        ("Blackstone owns AirTrunk. The investor bought the company in 2024.", "the company", ["AirTrunk"]),
        ("Harvey uses data of LexisNexis. It raised $160 million in December.", "It", ["Harvey"]),
        ("Samsung put Perplexity on its televisions in March.", "its", ["Samsung"]),
        ("The Kyoto lender Hozugawa backs Sakana AI. The lender also backs Preferred Networks.", "The lender", ["Hozugawa"]),
    ],
)  # fmt: skip
def test_a_pointing_word_means_whom_a_reader_would_take_it_for(text, word, names):
    assert meant(text, word) == names


def test_whom_a_word_cannot_mean_makes_room_for_the_next_and_not_for_anybody():
    text = "Quellon was first to use software of Tavrin. Nvidia has invested $40 million in the company."
    assert meant(text, "the company") != ["Nvidia"]
    assert meant("Cerebras sells its chips to G42.", "its", frozenset({"cerebras"})) == []


def test_every_mark_of_our_articles_stands_where_it_says_and_names_who_is_written_there():
    docs = {one.doc["id"]: one.doc for one in our_articles()}
    assert sum(1 for _ in read_marks()) > 4_000
    assert list(faults(docs)) == []


def test_the_short_notes_that_the_forest_learned_from_are_read_as_it_learned_them():
    told = right = 0
    for note in read_notes():
        for masked in note.reading.sentences:
            for _, entity in masked.signs():
                mark = note.marks.get((masked.field, entity.start))
                if mark is not None:
                    found = [m.name for m in resolve(entity, masked, note.reading)]
                    told, right = told + 1, right + (found == ([] if mark.means == "-" else [mark.means]))
    assert told > 400
    assert right / told > 0.85


def test_rows_of_a_pointing_word_are_as_long_as_the_forest_asks():
    reading = read_article(article("Acme bought Globex. It is large."), load_lexicon("en"), load_parties())
    cast = read_cast(reading)
    masked = reading.sentences[-1]
    entity = next(e for _, e in masked.signs() if e.word == "it")
    rows, mentions = signs_of(find_pointer(entity, masked, cast))
    assert len(rows) == len(mentions) > 0
    assert {len(row) for row in rows} == {len(rows[0])}
    assert int(load_forest("pointers").sign.max()) < len(rows[0])


def test_a_tree_sends_a_row_left_where_its_number_is_at_most_the_bar():
    stump = Forest(
        sign=np.array([0, 0, 0]), bar=np.array([2.5, 0, 0], dtype=np.float32), left=np.array([1, 1, 2]),
        right=np.array([2, 1, 2]), value=np.array([0, -3, 3], dtype=np.float32), roots=np.array([0]), depth=1,
    )  # fmt: skip
    low, high = weigh_rows([[2.0], [3.0]], stump)
    assert low == pytest.approx(1 - high)
    assert high > 0.95
