"""Reading one thing that a person points at: a page, a feed, a record file, on disk or on the web."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.adapters.web import WebFetcher
from broadsheet.claims import GrammarExtractor
from broadsheet.errors import FeedUnreadable, FetchError, InputError, RecordError
from broadsheet.feeds import parse_feed
from broadsheet.pages import read_page
from broadsheet.pages.record_article import article_of_record
from broadsheet.pages.record_file import read_record
from broadsheet.records import Article, Claim, Feed, Finding, Reading
from broadsheet.running.claiming import dress_claim
from broadsheet.running.finishing import read_or_find
from broadsheet.running.limited_pool import TookTooLong, WorkerDied, say_fault
from broadsheet.running.outlet_rules import own_rules
from broadsheet.running.reading_apart import one_reader
from broadsheet.settings import Settings
from broadsheet.wiring import load_settings

MOST = 50_000_000  # bytes of a file that are read; a page of that size is none
FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex", b"jsonfeed.org/version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What one thing turned out to be; a record also gives the article it stands for."""

    place: str
    kind: str
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    feed: Feed | None = None
    record: dict[str, Any] | None = field(default=None)
    findings: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where nothing could be made of it."""
        return self.article is None and self.feed is None and self.record is None


def understand(thing: str, home: Path | None = None) -> Understood:
    """Reads a file or an address and says what it is. Raises InputError where there is no such file."""
    settings = load_settings(home)
    if thing.startswith(("http://", "https://")):
        return _understand_address(thing, settings)
    path = Path(thing)
    if not path.is_file():
        says = "is a folder" if path.is_dir() else "there is no such file"
        raise InputError(
            says, place=thing, remedy="Give a file, or an address with http:// or https:// before it."
        )
    with path.open("rb") as file:
        body = file.read(MOST)
    media_type = {".txt": "text/plain", ".md": "text/markdown"}.get(path.suffix.lower(), "")
    return understand_bytes(body, thing, path.resolve().as_uri(), media_type, settings)


def _understand_address(url: str, settings: Settings) -> Understood:
    fetcher = WebFetcher(settings)
    try:
        fetched, body = fetcher.fetch(url)
    except FetchError as fault:
        return Understood(place=url, kind="nothing", findings=(_finding(url, fault.code, str(fault)),))
    finally:
        fetcher.close()
    if fetched.status != 200:
        message = f"{url}: the server answered {fetched.status}"
        return Understood(place=url, kind="nothing", findings=(_finding(url, "http_error", message),))
    return understand_bytes(body, url, fetched.final_url, fetched.media_type, settings)


def understand_bytes(body: bytes, place: str, url: str, media_type: str, settings: Settings) -> Understood:
    """What these bytes are: a record by its front matter, a feed by its marks, else a page."""
    head = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"---") and (b"\n---" in body or media_type == "text/markdown"):
        return _as_record(body, place)
    if any(mark in head.lower() for mark in FEED_MARKS):
        return _as_feed(body, place, url, media_type, settings)
    return _as_page(body, place, url, media_type, settings)


def _as_record(body: bytes, place: str) -> Understood:
    try:
        record = read_record(body.decode("utf-8"), place=place)
    except (RecordError, UnicodeDecodeError) as fault:
        return Understood(place=place, kind="record", findings=(_finding(place, "bad_record", str(fault)),))
    article = article_of_record(record)
    claims = _claims_of(article) if article else ()
    return Understood(place=place, kind="record", record=record.values(), article=article, claims=claims)


def _as_feed(body: bytes, place: str, url: str, media_type: str, settings: Settings) -> Understood:
    pool = one_reader(settings)
    try:
        feed = pool.submit(parse_feed, body, url, media_type or None, now=datetime.now(UTC)).result()
    except FeedUnreadable as fault:
        return Understood(place=place, kind="feed", findings=(_finding(place, "not_a_feed", str(fault)),))
    except TookTooLong as fault:
        return Understood(place=place, kind="feed", findings=(_finding(place, "timed_out", str(fault)),))
    except (WorkerDied, MemoryError) as fault:
        return Understood(place=place, kind="feed", findings=(_finding(place, "crashed", say_fault(fault)),))
    finally:
        pool.shutdown()
    return Understood(place=place, kind="feed", feed=feed, findings=feed.findings)


def _as_page(body: bytes, place: str, url: str, media_type: str, settings: Settings) -> Understood:
    pool = one_reader(settings)
    try:
        rules = own_rules(settings.home).rules
        future = pool.submit(read_page, body, url, at=datetime.now(UTC), content_type=media_type, rules=rules)
        read: Reading = read_or_find(future, place)
    finally:
        pool.shutdown()
    article = read.article
    if article is None:
        return Understood(place=place, kind="nothing", findings=read.findings)
    return Understood(
        place=place, kind="page", article=article, claims=_claims_of(article), findings=read.findings
    )


def _claims_of(article: Article) -> tuple[Claim, ...]:
    return tuple(dress_claim(claim, article) for claim in GrammarExtractor().find_claims(article))


def _finding(place: str, code: str, message: str) -> Finding:
    return Finding(level="error", step="read@1", subject_id=place, code=code, message=message)
