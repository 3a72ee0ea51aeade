"""What a newsroom sends out with its keys, another brings in: the same articles, stories, claims and deals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from broadsheet.adapters.store import gaps, reading, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.pages.record_file import read_record
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press import render
from broadsheet.records.record import Record
from broadsheet.running import cycle
from broadsheet.running.catching_up import catch_up
from broadsheet.running.exporting import PUBLISHABLE, export_records
from broadsheet.running.importing import import_records
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.running.sealing import RING, begin_vault
from broadsheet.testing.newsstand import Newsstand, NewsstandServer, load_newsstand, sources_of
from broadsheet.wiring import open_newsroom, open_shelf, site_of
from tests.running.conftest import settings_of

FIRST, LAST = date(2025, 9, 22), date(2025, 9, 23)  # an outlet changes a report of the first on the second
FORMAT = (
    "category", "title", "excerpt", "publishedDateTime", "originalUrl", "webUrl", "type", "quality", "heat",
    "published", "provider", "topics", "images", "related", "secured",
)  # fmt: skip
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Held = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Trip:
    """A newsroom as it was, the records it sent out, and a newsroom made of nothing but these."""

    before: Held
    records: tuple[Record, ...]
    after: Held


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    home, other, out = (tmp_path_factory.mktemp(name) for name in ("a", "b", "out"))
    stand = some_days()
    now = stand.end + timedelta(days=1)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(home), newsstand=server.address)
        with open_newsroom(settings, InlineExecutor(), clock=lambda: server.now) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            for day in stand.days:
                server.now = day
                cycle.run_cycle(newsroom, day, poll_all=True)
            begin_vault(settings, now)
            export_records(settings, out)
            before = held()
    (other / RING).write_bytes((home / RING).read_bytes())
    (other / RING).chmod(0o600)
    with open_newsroom(settings_of(other), InlineExecutor(), clock=lambda: now) as newsroom:
        writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
        import_records(newsroom, out)
        catch_up(newsroom, editions=True)
        records = tuple(read_record(file.read_text("utf-8")) for file in sorted(out.rglob("*.md")))
        yield Trip(before=before, records=records, after=held())


def some_days() -> Newsstand:
    """The newsstand of a few days that know nothing of what was before."""
    whole = load_newsstand()
    return replace(whole, pages=tuple(p for p in whole.pages if FIRST <= p.published.date() <= LAST))


def held() -> Held:
    """Everything that the open store holds, by kind and id."""
    articles = reading.articles_since(None)
    ids = [article.id for article in articles]
    return {
        "articles": {article.id: article for article in articles},
        "earlier wordings": dict(gaps.earlier_wordings(ids)),
        "stories": {story.id: story for story in reading.stories(tuple(reading.story_ids()))},
        "claims": {claim.id: claim for claim in reading.claims_of(ids)},
        "deals": {deal.id: deal for deal in fold_ledger().deals},
    }


@pytest.mark.parametrize("kind", ["articles", "earlier wordings", "stories", "claims", "deals"])
def test_what_is_sent_out_with_its_keys_comes_back_by_id_and_value(trip: Trip, kind: str):
    before, after = trip.before[kind], trip.after[kind]
    assert before
    differing = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    assert not differing, [(before.get(key), after.get(key)) for key in differing[:2]]


def test_a_report_that_was_edited_shows_its_change_after_the_trip_too(trip: Trip):
    (article_id,) = trip.after["earlier wordings"]
    site = site_of(settings_of(Path()), load_newsstand().end)
    page = render(f"/articles/{article_id}/", open_shelf(), site)
    assert page is not None
    assert b"<del>" in page.body
    assert b"<ins>" in page.body


def test_every_field_of_the_format_is_ours(trip: Trip):
    """Optional are only what a page may lack: a date, topics, a picture, others that are related."""
    optional = {"publishedDateTime", "topics", "images", "related"}
    for record in trip.records:
        assert record.keys == tuple(key for key in FORMAT if key in record)
        assert set(FORMAT) - set(record.keys) <= optional
        assert record["title"]
        assert record["excerpt"]
        assert record["originalUrl"].startswith(("https://", "http://"))
        assert record["type"] in {"article", "video"}
        assert set(record["provider"]) == {"name", "domain"}
        assert STAMP.fullmatch(str(record.get("publishedDateTime", "2025-01-01T00:00:00Z")))
    for key in optional:
        assert sum(key in record for record in trip.records) > len(trip.records) / 3, key


def test_quality_decides_what_is_published_and_heat_that_nobody_knows_is_minus_one(trip: Trip):
    for record in trip.records:
        assert record["quality"] >= 0
        assert record["heat"] >= -1
        assert record["published"] is (record["quality"] >= PUBLISHABLE)


def test_related_records_name_each_other_with_the_same_words(trip: Trip):
    by_url = {record["webUrl"]: record for record in trip.records}
    for url, record in by_url.items():
        rows = record.get("related", [])
        assert len(rows) <= 10
        for row in rows:
            other = by_url[row["webUrl"]]
            assert url in [back["webUrl"] for back in other["related"]]
            assert (row["title"], row["quality"]) == (other["title"], other["quality"])
