"""When a source is asked again: its own rhythm, and what it asks for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.records import Fetched, SourceState
from broadsheet.sources import PollOutcome, is_due, plan_next_poll, usual_gap

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
NEW = SourceState(source_id="wire")


def answer(status=200, **given):
    fields = {"url": "https://a.example/f", "final_url": "https://a.example/f", "at": NOW, "status": status, "media_type": "text/xml",
              "body_id": "" if status == 304 else "ab", "size": 0 if status == 304 else 900} | given  # fmt: skip
    return Fetched(**fields)


def poll(state=NEW, status=200, now=NOW, *, entries=0, new=0, gap=None, wish=None, **given):
    fetched = None if status is None else answer(status, **given)
    outcome = PollOutcome(fetched=fetched, entries=entries, new=new, gap_seconds=gap, cadence_seconds=wish)
    return plan_next_poll(state, outcome, now)


def wait(state, now=NOW):
    return (state.due_at - now).total_seconds()


def test_a_new_source_is_due_at_once_and_then_when_planned():
    assert is_due(NEW, NOW)
    state = poll()
    assert not is_due(state, NOW + timedelta(minutes=4))
    assert is_due(state, state.due_at)


def test_the_interval_follows_the_sources_own_rhythm():
    assert 0.9 * 1800 <= wait(poll(gap=3600)) <= 1.1 * 1800
    assert wait(poll(gap=1)) <= 1.1 * 300
    assert wait(poll(gap=10**7)) <= 1.1 * 86400


def test_without_a_rhythm_news_brings_us_back_sooner_and_silence_later():
    assert wait(poll(new=9)) < wait(poll(new=1)) < wait(poll(new=0))


def test_silence_for_long_ends_at_once_a_day():
    state = NEW
    for _ in range(40):
        state = poll(state, 304)
    assert 0.89 * 86400 <= wait(state) <= 1.11 * 86400


def test_the_catalogues_wish_wins():
    assert 0.9 * 600 <= wait(poll(gap=86400, wish=600)) <= 1.1 * 600


@pytest.mark.parametrize("status", [429, 503, 200, 304])
def test_retry_after_is_obeyed(status):
    assert wait(poll(status=status, retry_after_seconds=50_000)) == 50_000


@pytest.mark.parametrize("seconds", [10**7, 10**9])
def test_a_retry_after_of_months_or_years_is_taken_as_a_week(seconds):
    assert wait(poll(status=503, retry_after_seconds=seconds)) == 7 * 86400


def test_max_age_is_obeyed_up_to_a_day():
    assert wait(poll(gap=600, max_age_seconds=7200)) == 7200
    assert wait(poll(gap=600, max_age_seconds=10**8)) == 86400


@pytest.mark.parametrize("status", [404, 500, 403, None])
def test_failures_double_the_wait_up_to_a_day_and_success_forgets_them(status):
    state, waits = NEW, []
    for _ in range(12):
        state = poll(state, status)
        waits.append(wait(state))
    assert state.failures == 12
    assert waits[1] > waits[0] * 1.5
    assert waits[-1] <= 1.1 * 86400
    assert poll(state, 200, new=1).failures == 0


def test_a_body_that_is_no_feed_is_a_failure_and_keeps_the_old_marks():
    state = poll(etag='"1"')
    outcome = PollOutcome(fetched=answer(etag='"2"'), is_readable=False)
    after = plan_next_poll(state, outcome, NOW)
    assert (after.failures, after.etag) == (1, '"1"')


def test_410_stops_for_good():
    state = poll(status=410)
    assert state.gone
    assert not is_due(state, NOW + timedelta(days=400))


def test_a_permanent_move_is_remembered_and_a_temporary_one_is_not():
    new = "https://b.example/f"
    assert poll(final_url=new, permanent=True).moved_to == new
    assert poll(final_url=new).moved_to == ""
    assert poll(poll(final_url=new, permanent=True), 304).moved_to == new


@pytest.mark.parametrize("status", [404, 410])
def test_a_move_that_leads_nowhere_is_forgotten_and_the_own_address_asked_again(status):
    moved = poll(final_url="https://b.example/f", permanent=True, etag='"1"')
    lost = poll(moved, status)
    assert (lost.moved_to, lost.etag, lost.body_id, lost.gone, lost.failures) == ("", "", "", False, 1)
    assert poll(lost, status).gone == (status == 410)


def test_a_move_to_a_server_that_fails_for_long_is_forgotten():
    state = poll(final_url="https://b.example/f", permanent=True)
    for _ in range(3):
        state = poll(state, 503)
    assert state.moved_to == "https://b.example/f"
    assert poll(state, 503).moved_to == ""


def test_marks_for_the_next_request_are_kept_over_a_304():
    state = poll(etag='"1"', last_modified="Sat, 21 Nov 2026 11:00:00 GMT")
    assert poll(state, 304).etag == '"1"'
    assert poll(state, 304).body_id == "ab"
    assert poll(state, 200).etag == ""


def test_a_clock_that_was_set_back_does_not_silence_a_source():
    state = poll(now=NOW + timedelta(days=300))
    assert is_due(state, NOW)


def test_counts_add_up():
    state = poll(poll(poll(entries=20, new=20), 304), 500)
    counts = dict(state.counts)
    assert (counts["polls"], counts["not_modified"], counts["errors"], counts["new"], counts["entries"]) == (
        3,
        1,
        1,
        20,
        20,
    )
    assert counts["bytes"] == 1800


@given(
    st.text(max_size=20),
    st.sampled_from([200, 304, 404, 429, 500, None]),
    st.integers(0, 50),
    st.one_of(st.none(), st.integers(0, 10**9)),
)
def test_a_plan_lies_in_the_future_and_can_be_made_again(source_id, status, new, gap):
    state = SourceState(source_id=source_id)
    first, second = poll(state, status, new=new, gap=gap), poll(state, status, new=new, gap=gap)
    assert first == second
    assert 60 * 0.9 <= wait(first) <= 86400 * 1.1


def test_sources_do_not_come_all_at_once():
    waits = {wait(poll(SourceState(source_id=f"s{n}"), gap=3600)) for n in range(100)}
    assert len(waits) > 50


def test_the_usual_gap_is_the_median_and_unknown_for_few():
    instants = [NOW - timedelta(hours=h) for h in (0, 1, 2, 3, 30)]
    assert usual_gap(instants) == 3600
    assert usual_gap(instants[:3]) is None
    assert usual_gap([None, None]) is None


def test_entries_of_one_instant_tell_no_rhythm():
    days = [NOW - timedelta(days=n // 5) for n in range(20)]
    assert usual_gap(days) is None
    assert usual_gap([NOW] * 20) is None
