"""What the newsroom adds to a page as read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from broadsheet.records import Article, Entry, Provider
from broadsheet.running.finishing import dated_by_feed

DAY = datetime(2025, 11, 18, tzinfo=UTC)
PAGE = Article(
    id="a", text_id="t", url="https://o.example/a", original_url="https://o.example/a",
    provider=Provider(name="O", domain="o.example"), title="T", text="Text.", language="en",
    published=DAY, published_precision="day", origins=(("published", "meta"),),
)  # fmt: skip


def entry(published: datetime | None) -> Entry:
    return Entry(id="e", source_id="s", guid="g", url=PAGE.url, title="T", summary="", published=published)


def test_a_page_that_shows_only_a_day_takes_the_feed_s_instant():
    at = datetime(2025, 11, 18, 10, 5, tzinfo=timezone(timedelta(hours=-8)))
    dated = dated_by_feed(PAGE, [entry(at)])
    assert dated.published == at
    assert dated.origin("published") == "feed"


def test_a_feed_that_gives_another_day_is_not_believed():
    assert dated_by_feed(PAGE, [entry(DAY + timedelta(days=3))]) == PAGE


def test_a_page_that_shows_its_instant_keeps_it():
    exact = replace(PAGE, published=DAY + timedelta(hours=9), published_precision="minute")
    assert dated_by_feed(exact, [entry(DAY + timedelta(hours=2))]) == exact


def test_a_page_without_any_date_takes_the_earliest_of_its_feeds():
    bare = replace(PAGE, published=None, published_precision="unknown")
    assert dated_by_feed(bare, [entry(None), entry(DAY), entry(DAY + timedelta(hours=1))]).published == DAY
    assert dated_by_feed(bare, [entry(None)]) == bare
