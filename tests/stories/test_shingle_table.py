"""The table of shingles gives what a dictionary of lists would give, whatever comes and goes."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import shingle_table
from broadsheet.stories.shingle_table import ShingleTable

TEXTS = st.lists(st.frozensets(st.integers(0, 30), min_size=1, max_size=8), max_size=12)


def as_array(shingles):
    return np.array(sorted(shingles), dtype=np.uint32)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sets(st.integers(0, 11)), st.frozensets(st.integers(0, 30), min_size=1), st.integers(1, 4))
def test_it_finds_the_texts_that_share_a_shingle_few_hold(texts, gone, asked, most):
    kept, shingle_table.FRESH = shingle_table.FRESH, 6
    try:
        table = ShingleTable()
        for number, text in enumerate(texts):
            table.add(number, as_array(text))
            if number in gone:
                table.drop(number)
    finally:
        shingle_table.FRESH = kept
    living = {number: text for number, text in enumerate(texts) if number not in gone}
    telling = {s for s in asked if sum(s in text for text in living.values()) <= most}
    expected = {number: len(text & telling) for number, text in living.items() if text & telling}
    assert table.holders(as_array(asked), most) == expected
