"""An Entry is one item of a feed; a Feed is what one fetch of a feed held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from broadsheet.records.finding import Finding

FeedFormat = Literal["rss", "rdf", "atom", "json", "sitemap", "links"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that an entry carries: audio, video or picture."""

    url: str
    media_type: str = ""
    length: int | None = None  #: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, cleaned.

    `id` comes from source and guid (else link, else title): never from what feeds rewrite daily.
    """

    id: str
    source_id: str
    guid: str
    url: str  #: absolute http(s) address, or empty
    title: str  #: plain text
    summary: str  #: plain text
    content_html: str = ""  #: full content as given, not sanitised; empty if none
    published: datetime | None = None  #: aware
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    topics: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one fetch of a feed held, and what was wrong with it."""

    url: str
    format: FeedFormat
    title: str
    site_url: str
    language: str
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = ()
    feed_links: tuple[str, ...] = ()  #: further feeds it names: sitemap index, next page
    icon_url: str = ""
