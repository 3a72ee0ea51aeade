"""Reading one feed in a worker process. Imports little, so that a worker is there in a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet import feeds, sources
from broadsheet.pipeline.slips import EntrySlip, slip_of
from broadsheet.records import Feed, Finding, Source

MOST_PARTS = 3  # of an index of sitemaps; the newest stand first


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFeed:
    """What a poll keeps of a feed."""

    slips: tuple[EntrySlip, ...]
    gap_seconds: int | None  #: see `sources.usual_gap`
    parts: tuple[str, ...]  #: addresses of the feeds that stand for this one
    findings: tuple[Finding, ...]


def read_slips(source: Source, body: bytes, url: str, media_type: str, now: datetime) -> ReadFeed:
    """The feed of a source, its entries ready for the store. Raises FeedUnreadable."""
    feed = read_feed(source, body, url, media_type, now)
    return ReadFeed(
        slips=tuple(slip_of(entry) for entry in feed.entries),
        gap_seconds=sources.usual_gap(entry.published for entry in feed.entries),
        parts=parts_of(feed),
        findings=feed.findings,
    )


def read_feed(source: Source, body: bytes, url: str, media_type: str, now: datetime) -> Feed:
    """The feed of a source, by its feed parser or by its link selector. Raises FeedUnreadable."""
    if source.link_selector:
        return feeds.read_link_list(body, url, source.link_selector, source_id=source.id)
    return feeds.parse_feed(body, url, media_type, source_id=source.id, now=now)


def list_links(body: bytes, url: str) -> tuple[str, Feed] | None:
    """The selector of the headlines that stand alike on a page, and what it picks; None where none do."""
    selector = feeds.guess_link_selector(body)
    return (selector, feeds.read_link_list(body, url, selector)) if selector else None


def parts_of(feed: Feed) -> tuple[str, ...]:
    """The feeds that stand for this one: only those of an index, and only the latest few."""
    return feed.feed_links[:MOST_PARTS] if feed.format == "sitemap" and not feed.entries else ()
