"""Assertions as people write them: one to a line, with a place for every fault."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import Assertion, check_assertions, fold, read_assertions, show_range

BN = Decimal(10) ** 9


def find(name):
    return None if name == "Nobody" else name.lower().replace(" ", "-")


def one(line):
    (found,), bad = read_assertions(line, find)
    assert not bad
    return found.assertion


def test_a_line_says_day_who_whom_and_a_range():
    assert one("2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD") == Assertion(
        day=date(2023, 1, 23), giver_id="microsoft", taker_id="openai", low=10 * BN, high=13 * BN
    )


def test_an_arrow_copied_from_a_listing_is_an_arrow():
    assert one("2023-01-23 Microsoft → OpenAI: 10bn USD") == one("2023-01-23 Microsoft -> OpenAI: 10bn USD")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8bn USD", 8 * BN, 8 * BN), ("13.8bn.. USD", Decimal("13.8") * BN, None), ("..500m USD", 0, BN / 2),
        ("1,000,000 USD", 10**6, 10**6), ("2tn USD a year", 2000 * BN, 2000 * BN), ("1_500k USD", 1500000, 1500000),
    ],
)  # fmt: skip
def test_a_sum_stands_alone_or_with_open_ends(text, low, high):
    found = one(f"today Scale AI -> Meta, compute: {text}")
    assert (found.giver_id, found.kind, found.day) == ("scale-ai", "compute", None)
    assert (found.low, found.high) == (low, high)
    assert found.period == ("year" if "a year" in text else "")


def test_remarks_and_empty_lines_are_passed_over_and_lines_keep_their_numbers():
    good, bad = read_assertions("\ufeff# mine\n\n  today A -> B: 1bn USD  # sure\n", find)
    assert [(row.number, row.text) for row in good] == [(3, "today A -> B: 1bn USD")] and not bad


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("soon Amazon -> Anthropic: 8bn USD", 1, "'soon' is no day"),
        ("today Amazon Anthropic: 8bn USD", 1, "no arrow"),
        ("today Amazon -> Anthropic 8bn USD", 1, "no colon"),
        ("today Amazon -> Nobody: 8bn USD", 17, "no party is called 'Nobody'"),
        ("  today Nobody -> Anthropic: 8bn USD", 9, "no party"),
        ("today Amazon -> Anthropic, cash: 8bn USD", 28, "'cash' is no kind"),
        ("today Amazon -> Anthropic: 8bn", 28, "'8bn' is no sum"),
        ("today Amazon -> Anthropic: 9bn..8bn USD", 28, "ends before it begins"),
        ("today Amazon -> Anthropic: .. USD", 28, "is no sum"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_says_where_and_what_to_do(line, column, words):
    good, (bad,) = read_assertions(f"\n{line}", find)
    assert (bad.number, bad.column, bad.text, good) == (2, column, line, ())
    assert words in bad.message and bad.remedy


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_and_no_line_is_lost(text):
    good, bad = read_assertions(text, find)
    told = {row.number for row in (*good, *bad)}
    written = {n for n, line in enumerate(text.splitlines(), 1) if line.strip() and "#" not in line}
    assert len(good) + len(bad) == len(told) and (written <= told or "\ufeff" in text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("4bn USD", "holds"), ("3bn..5bn USD", "holds"), ("8bn USD", "possible"), ("9bn USD", "fails"),
        ("..1bn USD", "possible"), ("4bn EUR", "unknown"), ("4bn USD a year", "unknown"),
    ],
)  # fmt: skip
def test_what_is_promised_decides_and_what_may_be_is_possible(text, verdict):
    ledger = fold([
        say("amazon", "anthropic", "1bn", day="2023-09-25", stage="completed"),
        say("amazon", "anthropic", "3bn", day="2024-03-27", outlet="b.example"),
        say("amazon", "anthropic", "upto 4bn", day="2025-11-22", outlet="c.example"),
    ])  # fmt: skip
    (check,) = check_assertions(ledger, [one(f"2026-01-01 Amazon -> Anthropic: {text}")])
    assert check.verdict == verdict
    assert show_range(check.assertion) in check.says
