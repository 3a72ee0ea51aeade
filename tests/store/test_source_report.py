"""The page of sources flags what the kept report found below its floor."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from broadsheet.adapters.store import writing
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press import render
from broadsheet.press.site import Site
from broadsheet.records import Finding, Provider, Source, SourceState
from broadsheet.running.source_numbers import keep_report

NOON = datetime(2025, 10, 28, 12, tzinfo=UTC)


def outlet(name: str, floor: int | None) -> Source:
    return Source(
        id=name.lower(),
        provider=Provider(name=name, domain=f"{name.lower()}.example"),
        kind="wire",
        language="en",
        feed_url=f"https://{name.lower()}.example/feed",
        site_url=f"https://{name.lower()}.example/",
        expected_weekly=floor,
    )


def test_a_source_below_its_floor_is_flagged_on_the_page_of_sources():
    sources = (outlet("Silent", 10), outlet("Unfloored", None), outlet("Unasked", 10))
    asked = tuple(SourceState(source_id=key, counts=(("polls", 3),)) for key in ("silent", "unfloored"))
    writing.commit(Outcome(at=NOON, sources=sources, states=asked))
    assert keep_report(NOON)
    flagged = {view.source.id: view.trouble for view in StoreShelf().sources()}
    assert "10 expected" in flagged["silent"]
    assert flagged["unfloored"] == flagged["unasked"] == ""
    page = render("/sources/", StoreShelf(), Site(title="Paper", address="https://paper.example", now=NOON))
    assert b"0.0 entries a week, 10 expected" in page.body
    [line] = re.findall(r'<li><a href="#silent">.*?</li>', page.body.decode())
    assert line.count("Silent") == 1


def test_what_was_found_wrong_with_a_feed_names_its_source():
    found = Finding(
        level="warning", step="feeds@1", subject_id="silent", code="below_floor", message="No link."
    )
    writing.commit(Outcome(at=NOON, sources=(outlet("Silent", 10),), findings=(found,)))
    page = render("/sources/", StoreShelf(), Site(title="Paper", address="https://paper.example", now=NOON))
    assert '<a href="#silent">Silent</a>: <bdi lang="en">No link.' in page.body.decode()
