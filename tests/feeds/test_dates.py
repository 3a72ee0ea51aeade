"""Dates are read as people and programs write them, in many languages, or not at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds import parse_feed
from broadsheet.feeds.dates import read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Fri, 20 Nov 2026 08:30:00 GMT", "2026-11-20T08:30:00"),
        ("Fri, 20 Nov 2026 08:30:00 +0100", "2026-11-20T07:30:00"),
        ("Fri, 20 Nov 2026 08:30:00 +01:00", "2026-11-20T07:30:00"),
        ("Fri, 20 Nov 2026 08:30 EST", "2026-11-20T13:30:00"),
        ("Friday, 20 November 2026 08:30:00 PDT", "2026-11-20T15:30:00"),
        ("20 Nov 26 08:30:00 Z", "2026-11-20T08:30:00"),
        ("20-Nov-2026 08:30:00", "2026-11-20T08:30:00"),
        ("Fri, 20 Nov 2026 24:00:00 GMT", "2026-11-21T00:00:00"),
        ("Fri, 20 Nov 2026 23:59:60 GMT", "2026-11-21T00:00:00"),
        ("Fri, 20 Nov 2026 08:30:00 +0000 (Coordinated Universal Time)", "2026-11-20T08:30:00"),
        ("2026-11-20T08:30:00Z", "2026-11-20T08:30:00"),
        ("2026-11-20T08:30:00.123456789+05:30", "2026-11-20T03:00:00"),
        ("2026-11-20 08:30", "2026-11-20T08:30:00"),
        ("2026-11-20", "2026-11-20T00:00:00"),
        ("20261120T083000Z", "2026-11-20T08:30:00"),
        ("2026-11", "2026-11-01T00:00:00"),
        ("November 20, 2026 8:30 PM", "2026-11-20T20:30:00"),
        ("Nov 20, 2026 12:05 am", "2026-11-20T00:05:00"),
        ("11/20/2026 08:30", "2026-11-20T08:30:00"),
        ("20.11.2026 08:30", "2026-11-20T08:30:00"),
        ("20/11/2026", "2026-11-20T00:00:00"),
        ("Fr, 20 Dez 2026 08:30:00 +0100", "2026-12-20T07:30:00"),
        ("20. März 2026", "2026-03-20T00:00:00"),
        ("20 novembre 2026 à 08:30", "2026-11-20T08:30:00"),
        ("20 août 2026", "2026-08-20T00:00:00"),
        ("20 de noviembre de 2026", "2026-11-20T00:00:00"),
        ("20 ноября 2026 г., 08:30", "2026-11-20T08:30:00"),
        ("Пт, 20 ноя 2026 08:30:00 +0300", "2026-11-20T05:30:00"),
        ("20 listopada 2026", "2026-11-20T00:00:00"),
        ("20. listopadu 2026", "2026-11-20T00:00:00"),
        ("20 Kasım 2026 08:30", "2026-11-20T08:30:00"),
        ("2026年11月20日 08:30", "2026-11-20T08:30:00"),
        ("2026년 11월 20일 오후 8:30", "2026-11-20T20:30:00"),
        ("2026年11月20日 下午 12:30", "2026-11-20T12:30:00"),
        ("٢٠ نوفمبر ٢٠٢٦", "2026-11-20T00:00:00"),
        ("20 नवंबर 2026", "2026-11-20T00:00:00"),
        ("Παρ, 20 Νοε 2026 08:30:00 +0200", "2026-11-20T06:30:00"),
        ("2026. november 20.", "2026-11-20T00:00:00"),
        ("20 novembre 2026 à 8h30", "2026-11-20T08:30:00"),
        ("20 de novembro de 2026 às 8h", "2026-11-20T08:00:00"),
        ("20 november 2026 kl. 08.30", "2026-11-20T08:30:00"),
        ("2026年11月20日(金) 8時30分", "2026-11-20T08:30:00"),
        ("2026年11月20日 下午8点30分", "2026-11-20T20:30:00"),
        ("2026년 11월 20일 오후 8시 30분", "2026-11-20T20:30:00"),
        ("20 พ.ย. 2569", "2026-11-20T00:00:00"),
        ("20 בנובמבר 2026", "2026-11-20T00:00:00"),
        ("1795163400", "2026-11-20T08:30:00"),
        ("1795163400000", "2026-11-20T08:30:00"),
        ("1795163400.25", "2026-11-20T08:30:00"),
    ],
)
def test_a_date_is_read(text, iso):
    assert read_date(text) == datetime.fromisoformat(iso).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "yesterday", "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-13-40", "2026-02-30",
     "1" * 200_000, "179516340", "17951634001", "0000000000", "Tue," + " " * 200_000 + "x", "20 Nov 2026 25:00", "99999-01-01", "-", "20 Zzz 2026", "2026-11-20T08:30:00+99:00"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None


def test_the_language_decides_what_a_month_is_called():
    """In Polish and Czech listopad is November, in Croatian October."""
    assert read_date("20. listopada 2026", "hr").month == 10
    assert read_date("20 listopada 2026", "pl").month == 11


@given(st.text(max_size=90))
def test_any_text_is_a_date_in_utc_or_none(text):
    found = read_date(text)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_what_programs_write_is_read_back(moment):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_date(moment.isoformat()) == moment
    assert read_date(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) == moment


def feed_of(date):
    return f"<rss><channel><item><title>t</title><pubDate>{date}</pubDate></item></channel></rss>".encode()


def test_a_date_in_the_future_is_left_out_and_told():
    now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    feed = parse_feed(feed_of("Wed, 21 Nov 2029 12:00:00 GMT"), "", now=now)
    assert feed.entries[0].published is None
    assert [f.code for f in feed.findings] == ["date_unreadable"]


def test_a_clock_that_is_an_hour_ahead_is_forgiven():
    now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    assert parse_feed(feed_of("Sat, 21 Nov 2026 13:00:00 GMT"), "", now=now).entries[0].published is not None


def test_unreadable_dates_are_one_finding_with_their_number():
    items = "".join(f"<item><title>{n}</title><pubDate>someday {n}</pubDate></item>" for n in range(50))
    [finding] = parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), "").findings
    assert finding.code == "date_unreadable"
    assert "50 times" in finding.message
