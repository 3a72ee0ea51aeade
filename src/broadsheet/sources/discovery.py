"""Where a site's feeds may be: what its page names, then the usual places."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Literal
from urllib.parse import urljoin, urlsplit

from broadsheet.text.charsets import name_codec

_TYPES = {
    "application/rss+xml": "rss", "application/atom+xml": "atom", "application/rdf+xml": "rdf",
    "application/feed+json": "json",
    "application/json": "json", "text/xml": "rss", "application/xml": "rss",
}  # fmt: skip
_USUAL = (
    "/feed/",
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/news-sitemap.xml",
    "/sitemap_news.xml",
)
_USUAL_IN_FOLDER = ("/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml")
_FEED_LIKE = re.compile(
    r"(?:/(?:rss|feed|feeds|atom)(?:/|\.xml|\.json|$)|\.(?:rss|rdf|atom)$|(?:rss|atom|index)\.xml$|feedburner)",
    re.IGNORECASE,
)
_NOT_NEWS = re.compile(r"comments?(?:/feed|\.xml|$)|wp-json|oembed", re.IGNORECASE)
_LONGEST = 3_000_000
# A quoted value may hold "<" and ">"; a quote that nobody closes is passed over like any other sign.
_TAG = re.compile(
    r"<(link|a|base)\s((?:[^<>\"']|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[\"'](?=[^<>]{0,4000}+>)){0,4000}+)>",
    re.IGNORECASE,
)
_META = re.compile(
    rb"""<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,20})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SITEMAP = re.compile(
    r"^[ \t]{0,9}sitemap[ \t]{0,9}:[ \t]{0,9}(https?://[^\s#]{1,2000})", re.IGNORECASE | re.MULTILINE
)
_LONGEST_ROBOTS = 512_000
_MOST_TAGS = 20_000
_MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCandidate:
    """An address that may be a feed, and why it is thought so; only asking tells."""

    url: str
    title: str
    format: str  #: "rss", "atom", "json", "sitemap" as declared; "" where nothing says
    found_by: Literal["itself", "link tag", "anchor", "usual place", "page"]


def find_feeds(body: bytes, url: str) -> tuple[FeedCandidate, ...]:
    """Candidates in the order to try them, each address once.

    First the address itself where the bytes look like a feed; then the page's link tags, its anchors
    that look like feeds, and the usual places; last the page as a list of links. Feeds of
    comments go to the end of their kind. Only http and https addresses.
    """
    if _is_feed(body):
        return (FeedCandidate(url=url, title="", format="", found_by="itself"),)
    tags = list(islice(_read_tags(_decode(body[:_LONGEST])), _MOST_TAGS))
    base = next((_join(url, given) for name, given in tags if name == "base"), "") or url
    links = [c for name, given in tags if name == "link" and (c := _from_link(given, base))]
    anchors = [c for name, given in tags if name == "a" and (c := _from_anchor(given, base))]
    usual = [
        _candidate(place, "", "sitemap" if "sitemap" in place else "", "usual place") for place in _usual(url)
    ]
    page = FeedCandidate(url=url, title="", format="links", found_by="page")
    found: dict[str, FeedCandidate] = {}
    for candidate in (*_news_first(links), *_news_first(anchors)[:15], *usual):
        if candidate is not None and candidate.url != url:
            found.setdefault(candidate.url, candidate)
    return (*list(found.values())[:_MOST], page)


def _usual(url: str) -> Iterator[str]:
    """Where feeds usually are: below the folder of the address, such as a blog's, then below the host."""
    folder = re.match(r"/[^/?#]+/", urlsplit(url).path.rstrip("/") + "/")
    if folder:
        yield from (urljoin(url, folder.group().rstrip("/") + path) for path in _USUAL_IN_FOLDER)
    yield from (urljoin(url, path) for path in _USUAL)


def _decode(body: bytes) -> str:
    """The text of a page by its mark, what it declares, or as UTF-8; titles need no better guess."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    declared = _META.search(body[:4096])
    codec = name_codec(declared.group(1).decode("ascii")) if declared else ""
    return body.decode("utf-8" if codec.startswith("utf") else codec or "utf-8", "replace")


def find_sitemaps(robots: bytes) -> tuple[str, ...]:
    """The news sitemaps that a robots.txt names; the others hold every page of a site since it began."""
    text = robots[:_LONGEST_ROBOTS].decode("utf-8-sig", "replace")
    named = (found.group(1) for found in _SITEMAP.finditer(text))
    news = (url for url in dict.fromkeys(named) if "news" in url.rstrip("/").rpartition("/")[2].lower())
    return tuple(islice(news, 3))


def _read_tags(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The link, anchor and base tags with their attributes, read without a tree: no depth, no repair."""
    for tag in _TAG.finditer(text):
        given: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(tag.group(2)):
            given.setdefault(
                found.group(1).lower(), unescape(next(v for v in found.group(2, 3, 4) if v is not None))
            )
        yield tag.group(1).lower(), given


def _is_feed(body: bytes) -> bool:
    head = body[:3000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        return b"jsonfeed.org" in head
    return (
        any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex"))
        and b"<html" not in head
    )


def _from_link(given: dict[str, str], base: str) -> FeedCandidate | None:
    rel = given.get("rel", "").lower().split()
    kind = given.get("type", "").lower().split(";")[0].strip()
    if "feed" in rel or ("alternate" in rel and kind in _TYPES):
        return _candidate(_join(base, given), given.get("title", ""), _TYPES.get(kind, ""), "link tag")
    return None


def _from_anchor(given: dict[str, str], base: str) -> FeedCandidate | None:
    if not _FEED_LIKE.search(given.get("href", "").partition("?")[0]):
        return None
    return _candidate(_join(base, given), given.get("title", ""), "", "anchor")


def _join(base: str, given: dict[str, str]) -> str:
    try:
        return urljoin(base, given.get("href", "").strip())
    except ValueError:
        return ""


def _candidate(
    url: str, title: str, kind: str, found_by: Literal["link tag", "anchor", "usual place"]
) -> FeedCandidate | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(url) > 2000 or "wp-json" in url:
        return None
    return FeedCandidate(url=url, title=title.strip(), format=kind, found_by=found_by)


def _news_first(candidates: list[FeedCandidate]) -> list[FeedCandidate]:
    return sorted(candidates, key=lambda c: bool(_NOT_NEWS.search(c.url)))
