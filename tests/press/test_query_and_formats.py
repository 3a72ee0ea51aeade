"""Searches are taken apart without ever failing; money, days and lengths of time read as a person writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from broadsheet.press import MemoryShelf, parse_query
from broadsheet.press.formats import (
    amount_text,
    day_text,
    instant_text,
    lead_text,
    locale_of,
    money_text,
    share_text,
    when_text,
)
from broadsheet.press.query import mark_found, telling_quote
from broadsheet.records import Money, When

EN = locale_of("en")


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("chip", "Chips and a microchip", "<mark>Chips</mark> and a microchip"),
        ('"letter of intent" nvidia', "NVIDIA's letter of intent", "<mark>NVIDIA</mark>&#39;s <mark>letter of intent</mark>"),
        ("openai", "他们与OpenAI三周内", "他们与<mark>OpenAI</mark>三周内"),
        ("英伟达", "此前与英伟达的协议", "此前与<mark>英伟达</mark>的协议"),
        ("amp <b>", "<b>&amp;</b>", "<mark>&lt;b&gt;</mark>&amp;<mark>amp</mark>;&lt;/b&gt;"),
        ("c++ (", "C++ (again", "<mark>C++</mark> <mark>(</mark>again"),
        ("party:nvidia", "Nvidia", "Nvidia"),
    ],
)  # fmt: skip
def test_what_was_searched_for_is_marked_and_markup_stays_text(asked, text, marked) -> None:
    assert str(mark_found(text, parse_query(asked))) == marked


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=60))
def test_marking_changes_no_letter_of_a_text(asked: str, text: str) -> None:
    marked = mark_found(text, parse_query(asked))
    assert str(Markup(marked.replace("<mark>", "").replace("</mark>", ""))) == str(escape(text))


def test_a_deal_is_shown_with_the_sentence_that_has_most_of_what_was_searched_for() -> None:
    quotes = ("Nvidia invests in OpenAI.", "OpenAI takes it.", "内訳は各300億ドル。")
    assert telling_quote(quotes, parse_query("nvidia openai")) == quotes[0]
    assert telling_quote(quotes, parse_query("openai")) == quotes[1]
    assert telling_quote(quotes, parse_query("party:openai")) == quotes[2], "the latest"
    assert telling_quote((), parse_query("openai")) == ""


def test_a_search_is_taken_apart_into_words_phrases_and_fields() -> None:
    query = parse_query(
        'chips "letter of intent" -gaming party:OpenAI outlet:"The Ledger Post" stage:agreed after:2026-10'
    )
    assert query.words == ("chips",)
    assert query.phrases == ("letter of intent",)
    assert query.without == ("gaming",)
    assert query.parties == ("openai",)
    assert query.outlets == ("the ledger post",)
    assert query.stages == ("agreed",)
    assert query.after == date(2026, 10, 1)
    assert query.unknown == ()


def test_an_unknown_field_is_a_word_and_an_impossible_value_is_told() -> None:
    assert parse_query("http://x.example/").words == ("http://x.example/",)
    assert parse_query("stage:married before:2026-13-01 -party:x").unknown == (
        "stage:married", "before:2026-13-01", "-party:x",
    )  # fmt: skip


@given(st.text(max_size=600))
def test_no_search_fails(text: str) -> None:
    query = parse_query(text)
    assert len(query.text) <= 400
    MemoryShelf().search(query)


@pytest.mark.parametrize(
    "text", ['NEAR("', '"', "a OR", "* ^", "(((", "-", '-"', "party:", ":x", "'; DROP TABLE x; --"]
)
def test_query_syntax_of_databases_means_nothing(text: str) -> None:
    parse_query(text)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(low=None, high=Decimal("1E10"), currency="USD", bound="up_to", as_written=""), "up to $10B"),
        (Money(low=Decimal("6.5E9"), high=Decimal("7E9"), currency="USD", bound="range", as_written=""), "$6.5B–$7B"),
        (Money(low=Decimal("1.7E9"), high=Decimal("1.7E9"), currency="EUR", bound="exactly", as_written=""), "€1.7B"),
        (Money(low=Decimal("13.31E9"), high=None, currency="SGD", bound="more_than", as_written=""), "more than SGD\u00a013.31B"),
        (Money(low=Decimal(5), high=Decimal(5), currency="XXX", bound="exactly", as_written="five billion"), "five billion"),
        (Money(low=Decimal("2E8"), high=Decimal("2E8"), currency="USD", bound="about", as_written="", period="year"), "about $200M a year"),
        (Money(low=Decimal(750), high=Decimal(750), currency="USD", bound="exactly", as_written=""), "$750"),
        (Money(low=Decimal("1.1E11"), high=Decimal("1.1E11"), currency="USD", bound="exactly", as_written=""), "$110B"),
    ],
)  # fmt: skip
def test_money_keeps_its_bound(money: Money, text: str) -> None:
    assert money_text(money, EN, str) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "13,31\u00a0Mrd.\u00a0€"),
        ("zh", "133.1亿欧元"),
        ("fr", "13,31\u00a0Md\u00a0€"),
        ("ru", "13,31\u00a0млрд\u00a0€"),
    ],
)
def test_amounts_follow_the_language(language: str, text: str) -> None:
    assert amount_text(Decimal("13.31E9"), "EUR", locale_of(language)) == text


def test_an_unknown_language_is_shown_in_english() -> None:
    assert day_text(date(2026, 11, 21), locale_of("xx-bogus"), "full") == "Saturday 21 November 2026"


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (timedelta(minutes=4), "4 minutes"), (timedelta(minutes=60), "1 hour"), (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=3, minutes=20), "3 hours"), (timedelta(hours=40), "40 hours"), (timedelta(days=3), "3 days"),
    ],
)  # fmt: skip
def test_a_lead_is_told_in_a_unit_that_fits(lead: timedelta, text: str) -> None:
    assert lead_text(lead, EN) == text


def test_an_open_end_of_a_share_is_a_question() -> None:
    assert share_text(0.125, None, EN) == "12%–?"
    assert share_text(0.4, 0.4, EN) == "40%"


def test_a_when_says_no_more_than_the_text() -> None:
    quarter = When(earliest=date(2027, 7, 1), latest=date(2027, 9, 30), precision="quarter", as_written="Q3")
    assert when_text(quarter, EN, str) == "Q3 2027"
    assert (
        when_text(When(earliest=None, latest=date(2027, 12, 31), precision="span", as_written=""), EN, str)
        == "by 31 Dec 2027"
    )
    assert (
        when_text(When(earliest=None, latest=None, precision="unknown", as_written="soon"), EN, str) == "soon"
    )


def test_instants_stand_in_the_papers_zone() -> None:
    assert instant_text(datetime(2026, 11, 21, 6, 5, tzinfo=UTC), EN, UTC) == "21 Nov 2026, 06:05"
