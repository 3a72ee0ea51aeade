"""Amounts of money are read with their bound, their currency and their period, and a conversion is the same money."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.money import read_amounts


def amounts(text, language="en", home="USD"):
    return [
        (m.low, m.high, m.currency, m.bound)
        for m in read_amounts(text, language=language, home_currency=home)
    ]


def bn(number):
    return Decimal(str(number)) * 10**9


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "currency", "bound"),
    [
        ("en", "up to $5bn", None, bn(5), "USD", "up_to"),
        ("en", "at least $8 billion", bn(8), None, "USD", "at_least"),
        ("en", "over $13B", bn(13), None, "USD", "more_than"),
        ("en", "an additional$5bn", bn(5), bn(5), "USD", "exactly"),
        ("en", "a quarter of a billion dollars", 250_000_000, 250_000_000, "USD", "exactly"),
        ("en", "roughly $4 billion", bn(4), bn(4), "USD", "about"),
        ("en", "two billion dollars", bn(2), bn(2), "USD", "exactly"),
        ("en", "₹500 crore", bn(5), bn(5), "INR", "exactly"),
        ("en", "$5-7 billion", bn(5), bn(7), "USD", "range"),
        ("en", "between $6.5bn and $7bn", bn(6.5), bn(7), "USD", "range"),
        ("de", "1,7 Mrd. Euro", bn(1.7), bn(1.7), "EUR", "exactly"),
        ("de", "ein Vertrag über 300 Milliarden Dollar", bn(300), bn(300), "USD", "exactly"),
        ("fr", "jusqu'à 1,7 milliard d’euros", None, bn(1.7), "EUR", "up_to"),
        ("es", "más de 13.000 millones de dólares", bn(13), None, "USD", "more_than"),
        ("ru", "100 млрд рублей", bn(100), bn(100), "RUB", "exactly"),
        ("zh", "高达400亿美元", None, bn(40), "USD", "up_to"),
        ("zh", "1.5万亿美元", bn(1500), bn(1500), "USD", "exactly"),
        ("ja", "1兆5000億円", bn(1500), bn(1500), "JPY", "exactly"),
    ],
)
def test_an_amount_is_what_the_words_say(language, text, low, high, currency, bound):
    assert amounts(text, language) == [(low, high, currency, bound)]


def test_a_conversion_in_brackets_is_the_same_money():
    (money,) = read_amounts("US$10 billion ($13.31 billion)", language="en", home_currency="SGD")
    assert (money.high, money.currency) == (bn(10), "USD")
    assert money.as_written == "US$10 billion ($13.31 billion)"


def test_a_bare_dollar_is_the_outlets_own_where_it_marks_american_ones():
    assert [
        m.currency for m in read_amounts("US$3bn, and $2bn here", language="en", home_currency="SGD")
    ] == ["USD", "SGD"]
    assert [m.currency for m in read_amounts("$2bn", language="en", home_currency="SGD")] == ["USD"]


def test_plural_splits_stay_two_amounts():
    assert [m.high for m in read_amounts("up to $5bn and $10bn", language="en")] == [bn(5), bn(10)]


def test_recurring_amounts_keep_their_period():
    assert [m.period for m in read_amounts("$920 million a month, then $1bn per year", language="en")] == [
        "month",
        "year",
    ]


def test_numbers_without_a_currency_are_no_money():
    assert read_amounts("In 2025 it had 300 megawatts and 12,600 chips.", language="en") == ()


@given(
    st.integers(1, 999),
    st.sampled_from(["million", "billion", "trillion"]),
    st.sampled_from(["", "about ", "up to "]),
)
def test_the_place_of_an_amount_quotes_the_text(number, magnitude, bound):
    text = f"They paid {bound}${number} {magnitude} for it."
    (money,) = read_amounts(text, language="en")
    assert text[money.start : money.end] == money.as_written


@given(st.text(alphabet=st.sampled_from("$€1 2.,0bnm()US -to"), max_size=60))
def test_any_text_is_read_without_an_error_and_in_order(text):
    found = read_amounts(text, language="en")
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("raised just under $20 million", bn(0.02), bn(0.02), "about"),
        ("a shade below $5bn", bn(5), bn(5), "about"),
        ("just shy of $3 billion", bn(3), bn(3), "about"),
        ("under $20 million", None, bn(0.02), "up_to"),
        ("no less than $2bn", bn(2), None, "at_least"),
        ("no more than $2bn", None, bn(2), "up_to"),
        ("with a ceiling of $2bn", None, bn(2), "up_to"),
        ("a $2bn-plus deal", bn(2), None, "more_than"),
        ("$2 billion or so", bn(2), bn(2), "about"),
        ("a quarter of a billion dollars", bn(0.25), bn(0.25), "exactly"),
    ],
)
def test_english_words_near_a_figure_bound_it(text, low, high, bound):
    assert amounts(text) == [(low, high, "USD", bound)]


@pytest.mark.parametrize("text", ["several hundred million dollars", "a few hundred million dollars"])
def test_a_size_without_a_figure_is_no_amount(text):
    assert amounts(text) == []


def test_a_sign_stuck_to_the_word_before_it_still_opens_an_amount():
    assert amounts("Acme raised a$20 billion round") == [(bn(20), bn(20), "USD", "exactly")]
