"""A source is known by its numbers, and flagged below its floors."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.records import Entry, Provider, Source, SourceState
from broadsheet.sources import report_source

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MONTH = NOW - timedelta(days=28)
SOURCE = Source(
    id="wire", provider=Provider(name="Wire", domain="wire.example"), kind="wire", feed_url="https://wire.example/f", site_url="https://wire.example/",
    language="en", expected_weekly=7, expected_fields=("title", "published"),
)  # fmt: skip
STATE = SourceState(
    source_id="wire", counts=(("bytes", 9000), ("errors", 1), ("not_modified", 30), ("polls", 40))
)


def entries(count, *, every=timedelta(hours=12), until=NOW, **changed):
    made = [
        Entry(
            id=str(n),
            source_id="wire",
            guid="",
            url=f"https://wire.example/{n}",
            title=f"T{n}",
            summary="",
            published=until - every * n,
        )
        for n in range(count)
    ]
    return [replace(e, **changed) for e in made]


def flags(found, state=STATE, source=SOURCE, since=MONTH):
    return [f.message for f in report_source(source, state, found, now=NOW, since=since).findings]


def test_a_healthy_source_has_its_numbers_and_no_flag():
    report = report_source(SOURCE, STATE, entries(40), now=NOW, since=MONTH, was_first=3)
    assert (report.entries, report.weekly, report.polls, report.not_modified_share, report.bytes) == (
        40,
        10.0,
        40,
        0.75,
        9000,
    )
    assert (report.days_silent, report.was_first, report.filled) == (
        0,
        3,
        (("title", 1.0), ("published", 1.0)),
    )
    assert report.findings == ()


def test_fewer_entries_than_half_its_floor_are_told():
    [message] = flags(entries(12))
    assert "3.0 entries a week, 7 expected" in message


def test_a_feed_that_died_in_silence_is_told():
    assert any("silent for 10 days" in m for m in flags(entries(40, until=NOW - timedelta(days=10))))
    assert report_source(SOURCE, STATE, [], now=NOW, since=MONTH).days_silent is None


def test_a_feed_that_tells_days_only_is_known_to_be_silent_too():
    told = [replace(e, published=NOW - timedelta(days=9 + n // 5)) for n, e in enumerate(entries(40))]
    assert any("silent for 9 days, usually every 24.0 hours" in flag for flag in flags(told))


def test_failing_polls_and_a_gone_server_are_told():
    state = replace(STATE, counts=(("errors", 30), ("polls", 40)), gone=True)
    messages = flags(entries(40), state)
    assert any("30 of 40 polls failed" in m for m in messages)
    assert any("gone for good" in m for m in messages)


def test_an_expected_field_that_is_missing_is_told():
    assert any("title is filled in 0% of entries" in m for m in flags(entries(40, title="")))


@pytest.mark.parametrize(
    ("source", "since"), [(replace(SOURCE, paused=True), MONTH), (SOURCE, NOW - timedelta(days=3))]
)
def test_a_paused_or_new_source_is_not_judged(source, since):
    assert flags([], source=source, since=since) == []


def test_a_source_that_was_never_asked_owes_nothing():
    assert flags([], state=SourceState(source_id="wire")) == []


def test_a_source_that_gave_nothing_in_the_window_is_counted_silent_since_its_last_entry():
    last = NOW - timedelta(days=60)
    report = report_source(SOURCE, STATE, [], now=NOW, since=MONTH, earlier=[last])
    assert report.days_silent == 60
    assert any("silent for 60 days" in finding.message for finding in report.findings)
    never = report_source(SOURCE, STATE, [], now=NOW, since=MONTH)
    assert never.days_silent is None
    assert not any("silent" in finding.message for finding in never.findings)


def test_an_entry_without_a_date_ends_a_silence_on_the_day_it_was_seen():
    undated = entries(1, published=None)
    report = report_source(SOURCE, STATE, undated, now=NOW, since=MONTH, earlier=[NOW - timedelta(days=2)])
    assert report.days_silent == 2


def silence(days_of_entries):
    """What is said of the silence of a source without a floor, whose entries are so many days old."""
    earlier = [NOW - timedelta(days=n) for n in days_of_entries]
    source = replace(SOURCE, expected_weekly=None)
    report = report_source(source, STATE, [], now=NOW, since=MONTH, earlier=earlier)
    return [(f.level, f.code, f.message) for f in report.findings]


def test_a_silence_no_longer_than_one_before_is_noted_and_a_longer_one_held_against_the_source():
    as_before = [("info", "silent", "silent for 60 days.")]
    assert silence([60, 61, 150, 151, 152]) == as_before
    assert silence([60, 61, 62]) == as_before  # of a source that is hardly known nothing is expected
    assert silence([60, 61, 62, 63, 75]) == [
        ("warning", "below_floor", "silent for 60 days, never longer than 12 before.")
    ]
