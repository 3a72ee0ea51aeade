"""Discovery: what feeds a site offers, each tried before anyone takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from broadsheet import feeds, sources
from broadsheet.adapters.web import WebFetcher
from broadsheet.errors import FeedUnreadable, FetchError
from broadsheet.records import Feed, Provider, Source
from broadsheet.settings import Settings
from broadsheet.text.urls import domain_of

MOST_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A feed that was fetched and read."""

    url: str
    kind: str
    title: str
    entries: int
    latest: datetime | None
    language: str
    site_url: str

    def values(self) -> dict[str, object]:
        """The candidate as plain data."""
        return {
            "url": self.url,
            "kind": self.kind,
            "title": self.title,
            "entries": self.entries,
            "latest": self.latest.isoformat() if self.latest else None,
            "language": self.language,
        }


def find_candidates(address: str, settings: Settings) -> tuple[Candidate, ...]:
    """The feeds behind an address that can be fetched and have entries, the best first.

    Raises FetchError where the address itself cannot be had.
    """
    url = address if "://" in address else f"https://{address}"
    fetcher = WebFetcher(settings)
    try:
        fetched, body = fetcher.fetch(url)
        offered = [c.url for c in sources.find_feeds(body, fetched.final_url)]
        tried = [_try(fetcher, feed_url, fetched.final_url) for feed_url in offered[:MOST_TRIED]]
    finally:
        fetcher.close()
    return tuple(c for c in tried if c is not None and c.entries)


def _try(fetcher: WebFetcher, url: str, site_url: str) -> Candidate | None:
    try:
        fetched, body = fetcher.fetch(url)
        feed = feeds.parse_feed(body, fetched.final_url, fetched.media_type, now=datetime.now(UTC))
    except (FetchError, FeedUnreadable):
        return None  # the usual places are guesses: most of them hold no feed
    return _candidate(fetched.final_url, feed, site_url)


def _candidate(url: str, feed: Feed, site_url: str) -> Candidate:
    times = [entry.published for entry in feed.entries if entry.published]
    return Candidate(
        url=url,
        kind=feed.format,
        title=feed.title,
        entries=len(feed.entries),
        latest=max(times, default=None),
        language=feed.language,
        site_url=feed.site_url or site_url,
    )


def source_of(candidate: Candidate) -> Source:
    """The source that polling this candidate would be; its kind is for the editor to settle."""
    domain = domain_of(candidate.site_url) or (urlsplit(candidate.url).hostname or "")
    name = candidate.title or domain
    slug = "".join(sign if sign.isalnum() else "-" for sign in domain.casefold()).strip("-")
    return Source(
        id=slug,
        provider=Provider(name=name, domain=domain, family=sources.family_of(domain)),
        kind="tech_press",
        feed_url=candidate.url,
        site_url=candidate.site_url,
        language=candidate.language or "und",
    )
