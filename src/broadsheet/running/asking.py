"""One source asked now, outside any cycle: for whoever wants to see what comes."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from broadsheet.errors import FeedUnreadable
from broadsheet.ports import Fetcher
from broadsheet.records import Entry, Fetched, Finding, Source
from broadsheet.running.feed_reading import parts_of, read_feed
from broadsheet.running.reading_apart import read_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a source answered, and what is in it."""

    fetched: Fetched
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    fault: str  #: why there are no entries; "" where the answer is a feed
    unfilled: tuple[str, ...]  #: fields that its floor expects and some entry leaves empty

    def values(self) -> dict[str, object]:
        """The answer as plain data."""
        return {
            "status": self.fetched.status,
            "url": self.fetched.final_url,
            "media_type": self.fetched.media_type,
            "bytes": self.fetched.size,
            "fault": self.fault,
            "unfilled": self.unfilled,
            "findings": self.findings,
            "entries": [{"published": e.published, "title": e.title, "url": e.url} for e in self.entries],
        }


def ask_source(source: Source, fetcher: Fetcher, pool: Executor, now: datetime) -> Asked:
    """The source's answer of this moment, read in a process of `pool`; nothing is stored.

    Raises FetchError where there is no answer.
    """
    fetched, body = fetcher.fetch(source.feed_url)
    if fetched.status != 200:
        return _faulty(fetched, f"the server answered {fetched.status}")
    try:
        feed = read_apart(pool, "", read_feed, source, body, fetched.final_url, fetched.media_type, now)
    except FeedUnreadable as unreadable:
        return _faulty(fetched, unreadable.message)
    entries = feed.entries
    parts = len(parts_of(feed))
    fault = "" if entries or not parts else f"an index of sitemaps: the latest {parts} are read in each poll"
    unfilled = tuple(n for n in source.expected_fields if any(not getattr(e, n) for e in entries))
    return Asked(fetched=fetched, entries=entries, findings=feed.findings, fault=fault, unfilled=unfilled)


def _faulty(fetched: Fetched, fault: str) -> Asked:
    return Asked(fetched=fetched, entries=(), findings=(), fault=fault, unfilled=())
