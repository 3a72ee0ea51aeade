"""Sources are known by what they gave."""

from __future__ import annotations

import pytest

from broadsheet.adapters.store import reading
from broadsheet.running import trial
from broadsheet.running.source_numbers import report_sources
from tests.running.conftest import settings_of


@pytest.mark.slow
def test_a_reprinting_paper_gave_copies_and_a_wire_gave_first_reports(few_days, tmp_path):
    few_days(8)
    trial.run_trial(settings_of(tmp_path))
    now = max(a.seen_at for a in reading.articles_since(None))
    reports = {r.source_id: r for r in report_sources(now, days=2500)}
    assert len(reports) == 42
    assert reports["coast-gazette"].duplicates > 0
    assert reports["coast-gazette"].first_hand == 0
    assert reports["harbour-wire"].first_hand > 0
    assert reports["harbour-wire"].not_modified_share > 0
    assert sum(r.was_first for r in reports.values()) > 0
