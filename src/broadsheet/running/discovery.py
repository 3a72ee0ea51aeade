"""Discovery: what feeds a site offers, each tried before anyone takes it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from broadsheet import feeds, sources
from broadsheet.adapters.web import WebFetcher
from broadsheet.errors import FeedUnreadable, FetchError, HostUnreachable, InputError, SettingsError
from broadsheet.ports import Fetcher
from broadsheet.records import Feed, Provider, Source
from broadsheet.running.feed_reading import list_links
from broadsheet.running.reading_apart import one_reader, read_apart
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
    source: Source | None = None  #: where more is known of it than its feed says

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
    """Feeds behind an address, or a company's filings, that can be fetched and have entries; best first.

    A site without feeds is read by its own list of links; one that is given without a scheme is asked
    by http where https takes no connection. Raises InputError for an empty address, FetchError where
    the address itself cannot be had, FeedUnreadable where its page cannot be read in the time that a page
    may take, SettingsError where filings are asked for without a contact.
    """
    address = address.strip()
    if not address:
        raise InputError("no address was given", remedy="Give a site, a feed, or the name of a company.")
    fetcher = WebFetcher(settings)
    try:
        with one_reader(settings) as pool:
            if sources.is_company(address):
                return find_filings(fetcher, pool, address, settings)
            return _find_feeds_of_site(fetcher, pool, address)
    finally:
        fetcher.close()


def _find_feeds_of_site(fetcher: Fetcher, pool: Executor, address: str) -> tuple[Candidate, ...]:
    try:
        return _find_feeds_of_host(fetcher, pool, address)
    except HostUnreachable as fault:
        remedy = (
            "Check the spelling and this machine's network; the address opens in a browser where it is right."
        )
        raise HostUnreachable(fault.message, code=fault.code, place=fault.place, remedy=remedy) from fault


def _find_feeds_of_host(fetcher: Fetcher, pool: Executor, address: str) -> tuple[Candidate, ...]:
    if "://" in address:
        return _find_feeds(fetcher, pool, address)
    try:
        return _find_feeds(fetcher, pool, f"https://{address}")
    except HostUnreachable as unsecured:
        try:
            return _find_feeds(fetcher, pool, f"http://{address}")
        except HostUnreachable:
            raise unsecured from None


def _find_feeds(fetcher: Fetcher, pool: Executor, url: str) -> tuple[Candidate, ...]:
    """What the page names; where that is nothing the usual places, then news sitemaps, then its links."""
    fetched, body = fetcher.fetch(url)
    here = fetched.final_url
    offered = read_apart(pool, url, sources.find_feeds, body, here)
    named = [c.url for c in offered if c.found_by not in {"page", "usual place"}]
    usual = [c.url for c in offered if c.found_by == "usual place"]
    found = (
        _try_all(fetcher, pool, named[:MOST_TRIED], here)
        or _try_all(fetcher, pool, usual, here)
        or _try_all(fetcher, pool, _sitemaps_named(fetcher, here), here)
    )
    if not found and fetched.status >= 400:
        raise FetchError(f"the server answered {fetched.status}", place=url, code="http_error")
    return found or _read_links(pool, body, here)


def _try_all(fetcher: Fetcher, pool: Executor, urls: Iterable[str], site_url: str) -> tuple[Candidate, ...]:
    """Those that are feeds with entries; one that is reached by two addresses is shown once."""
    tried = (_try(fetcher, pool, url, site_url) for url in urls)
    found = {c.url: c for c in tried if c is not None and c.entries}
    return tuple(found.values())


def _sitemaps_named(fetcher: Fetcher, url: str) -> tuple[str, ...]:
    try:
        fetched, body = fetcher.fetch(urljoin(url, "/robots.txt"), accept="text/plain")
    except FetchError:
        return ()
    return sources.find_sitemaps(body) if fetched.status == 200 else ()


def _read_links(pool: Executor, body: bytes, url: str) -> tuple[Candidate, ...]:
    """The page itself as a list of links, where it has headlines that stand alike."""
    listed = read_apart(pool, url, list_links, body, url)
    if listed is None:
        return ()
    selector, feed = listed
    found = _candidate(url, feed, url)
    source = replace(source_of(found), link_selector=selector, access="links")
    return (replace(found, kind="links", source=source),)


def find_filings(fetcher: Fetcher, pool: Executor, company: str, settings: Settings) -> tuple[Candidate, ...]:
    """The filings of a company that EDGAR has: by the catalogue, by number or ticker, else by its name."""
    if "@" not in settings.contact:
        raise SettingsError(
            "is taken for a company, and the SEC gives its filings only to who says who asks",
            place=company,
            remedy="Set `contact` in broadsheet.toml to a mail address."
            " A site is given by its whole address, such as https://example.org/.",
        )
    filers = sources.known_filers(company, sources.load_catalogue()) or sources.asked_filers(company)
    if not filers:
        filers = _search_filers(fetcher, pool, company)
    tried = [
        _try_filings(fetcher, pool, filer, form) for filer in filers[:MOST_TRIED] for form in sources.FORMS
    ]
    return tuple(c for c in tried if c is not None and c.entries)


def _search_filers(fetcher: Fetcher, pool: Executor, name: str) -> tuple[sources.Filer, ...]:
    fetched, body = fetcher.fetch(sources.search_address(name))
    try:
        feed = read_apart(pool, "", feeds.parse_feed, body, fetched.final_url, fetched.media_type)
    except FeedUnreadable:
        return ()
    return sources.filers_listed((entry.url, entry.title) for entry in feed.entries)


def _try_filings(fetcher: Fetcher, pool: Executor, filer: sources.Filer, form: str) -> Candidate | None:
    source = sources.filing_source(filer, form)
    found = _try(fetcher, pool, source.feed_url, source.site_url)
    return replace(found, title=source.provider.name, source=source) if found else None


def _try(fetcher: Fetcher, pool: Executor, url: str, site_url: str) -> Candidate | None:
    try:
        fetched, body = fetcher.fetch(url)
        now = datetime.now(UTC)
        feed = read_apart(pool, url, feeds.parse_feed, body, fetched.final_url, fetched.media_type, now=now)
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


def named_apart(source: Source, known: Iterable[Source]) -> Source:
    """The source under an id that none of the known has. Raises InputError where its feed is known."""
    taken = set()
    for other in known:
        if other.feed_url == source.feed_url:
            raise InputError(
                "is asked already", place=source.feed_url, remedy=f"It is the source {other.id}."
            )
        taken.add(other.id)
    ids = (source.id if number == 1 else f"{source.id}-{number}" for number in range(1, len(taken) + 2))
    return replace(source, id=next(i for i in ids if i not in taken))


def source_of(candidate: Candidate) -> Source:
    """The source that polling this candidate would be; its kind is for the editor to settle."""
    if candidate.source is not None:
        return candidate.source
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
