"""Sources are known by what they gave."""

from __future__ import annotations

import json
from datetime import date

import pytest

from broadsheet.adapters.store import reading
from broadsheet.press import render
from broadsheet.running.source_numbers import report_sources
from broadsheet.wiring import open_shelf, open_store_of, site_of, utc_now
from tests.running.conftest import settings_of


@pytest.mark.slow
def test_a_reprinting_paper_gave_copies_and_a_wire_gave_first_reports(tried, tmp_path):
    open_store_of(settings_of(tried.copy_to(tmp_path)))
    now = max(a.seen_at for a in reading.articles_since(None))
    reports = {r.source_id: r for r in report_sources(now, days=2500)}
    assert len(reports) == 42
    assert reports["coast-gazette"].duplicates > 0
    assert reports["coast-gazette"].first_hand == 0
    assert reports["harbour-wire"].first_hand > 0
    assert reports["harbour-wire"].not_modified_share > 0
    assert sum(r.was_first for r in reports.values()) > 0


@pytest.mark.slow
def test_the_paper_gives_the_report_that_the_day_was_closed_with(tried, tmp_path):
    settings = settings_of(tried.copy_to(tmp_path))
    open_store_of(settings)
    page = render("/sources.json", open_shelf(), site_of(settings, utc_now()))
    told = json.loads(page.body)
    last = reading.edition_days()[0]
    assert date.fromisoformat(told["day"]) >= last
    assert len(told["sources"]) == 42
    assert {"polls", "not_modified_share", "bytes", "duplicates", "first_hand", "was_first"} <= set(
        told["sources"][0]
    )
