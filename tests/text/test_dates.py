"""Times in prose are resolved against the day of publication and never made more precise than they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.dates import read_whens

ANCHOR = date(2026, 2, 18)  # a Wednesday


def one(text, language="en", anchor=ANCHOR):
    (when,) = read_whens(text, language=language, anchor=anchor)
    return when.earliest, when.latest, when.precision


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "signed on November 3, 2025", (date(2025, 11, 3), date(2025, 11, 3), "day")),
        ("en", "signed on Nov. 3", (date(2025, 11, 3), date(2025, 11, 3), "day")),
        ("en", "raised it in October", (date(2025, 10, 1), date(2025, 10, 31), "month")),
        ("en", "bought it last year", (date(2025, 1, 1), date(2025, 12, 31), "year")),
        ("en", "approached him last fall", (date(2025, 9, 1), date(2025, 11, 30), "quarter")),
        ("en", "said on Monday", (date(2026, 2, 16), date(2026, 2, 16), "day")),
        ("en", "in the third quarter of 2025", (date(2025, 7, 1), date(2025, 9, 30), "quarter")),
        ("en", "shipping in H2 2026", (date(2026, 7, 1), date(2026, 12, 31), "half")),
        ("en", "two years ago", (date(2024, 1, 1), date(2024, 12, 31), "year")),
        ("en", "due in 2027", (date(2027, 1, 1), date(2027, 12, 31), "year")),
        ("de", "am 3. November 2025", (date(2025, 11, 3), date(2025, 11, 3), "day")),
        ("de", "im vergangenen Jahr", (date(2025, 1, 1), date(2025, 12, 31), "year")),
        ("fr", "le 12 janvier 2026", (date(2026, 1, 12), date(2026, 1, 12), "day")),
        ("fr", "l'année dernière", (date(2025, 1, 1), date(2025, 12, 31), "year")),
        ("es", "el 4 de noviembre de 2025", (date(2025, 11, 4), date(2025, 11, 4), "day")),
        ("ru", "22 апреля 2025", (date(2025, 4, 22), date(2025, 4, 22), "day")),
        ("zh", "2025年9月10日", (date(2025, 9, 10), date(2025, 9, 10), "day")),
        ("zh", "去年", (date(2025, 1, 1), date(2025, 12, 31), "year")),
        ("ja", "今年1月の", (date(2026, 1, 1), date(2026, 1, 31), "month")),
    ],
)
def test_words_for_time_become_the_stretch_of_days_they_mean(language, text, expected):
    assert one(text, language) == expected


def test_over_seven_years_is_a_span_that_begins_at_the_anchor():
    earliest, latest, precision = one("pay it over seven years")
    assert (earliest, latest.year, precision) == (ANCHOR, 2033, "span")


def test_without_an_anchor_only_complete_dates_are_read():
    assert read_whens("last year, in May, and on 2025-09-12", language="en", anchor=None) != ()
    assert one("last year, in May, and on 2025-09-12", anchor=None)[2] == "day"


def test_the_verb_may_is_no_month():
    assert read_whens("Nvidia may invest.", language="en", anchor=ANCHOR) == ()


def test_a_day_that_does_not_exist_is_no_date():
    assert all(w.precision != "day" for w in read_whens("on February 31, 2025", language="en", anchor=ANCHOR))


@given(
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["last year", "in March", "Monday", "last spring"]),
)
def test_past_words_never_reach_beyond_the_day_of_publication_by_more_than_their_own_length(anchor, words):
    for when in read_whens(f"It was {words}.", language="en", anchor=anchor):
        assert when.earliest <= when.latest
        assert when.earliest <= anchor
