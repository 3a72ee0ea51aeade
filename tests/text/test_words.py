"""Words are the same ones whatever stands beside them."""

import string

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.words import fold_text, split_words

PLAIN = st.text(alphabet=string.ascii_letters + string.digits + " '.-+&_,;!\n", max_size=60)


@given(PLAIN)
def test_words_in_plain_letters_are_found_the_same_beside_a_word_that_is_not(text):
    assert split_words(f"{text} größer") == [*split_words(text), "größer"]


@given(PLAIN)
def test_plain_letters_are_folded_the_same_beside_others(text):
    assert fold_text(f"{text} 大阪") == f"{fold_text(text)} 大阪"
