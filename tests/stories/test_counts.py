"""Terms and their counts, packed, are what they were."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.counts import NO_COUNTS, pack_counts, read_counts

TERMS = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=6), max_size=60)


@given(TERMS)
def test_packed_counts_are_read_as_they_were_counted_and_in_that_order(terms):
    assert list(read_counts(pack_counts(terms)).items()) == list(Counter(terms).items())


def test_no_terms_take_no_room():
    assert pack_counts([]) == NO_COUNTS
    assert read_counts(NO_COUNTS) == {}


def test_a_term_that_is_said_more_often_than_fits_counts_as_often_as_fits():
    assert read_counts(pack_counts(["chip"] * 70_000)) == {"chip": 65_535}
