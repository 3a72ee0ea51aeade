"""When a page was published and changed: what it states, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import cast

from lxml import etree

from broadsheet.pages.instants import Instant, build_instant, read_instant
from broadsheet.pages.jsonld import text_of, types_of
from broadsheet.pages.markup import Element, Markup, plain_text
from broadsheet.pages.stretches import Layout
from broadsheet.pages.visible_dates import dates_around, printed_date, read_written, visible_dates


def find_published(
    page: Markup,
    layout: Layout,
    title: str,
    at: datetime | None = None,
    language: str = "",
    kept: tuple[int, ...] = (),
) -> tuple[Instant | None, str]:
    """When the article was published, and where that stands; (None, "") where nothing says.

    JSON-LD of the article, then Open Graph, then other meta tags, microdata, a `time` element near the
    headline, a date written near it, one right around the text (`kept` are the places of its stretches),
    and the date in the address. A day alone gives way to an instant of the same day from a later source.
    A date after `at` is a slip and is not believed. Outside the press, metadata often names the day on
    which a page was last put up: an earlier day printed beside the headline is believed instead.
    """
    best: Instant | None = None
    origin = ""
    for found, where in _published_candidates(page, layout, title, at, language, kept):
        if at is not None and found.at > at + timedelta(days=2):
            continue
        if best is None or (best.precision == "day" and found.precision != "day" and _same_day(best, found)):
            best, origin = found, where
        if best.precision != "day":
            break
    printed = (
        None
        if best is None or origin == "visible" or _is_news(page)
        else printed_date(page, layout, title, language)
    )
    if best is not None and printed is not None and printed.at < best.at - timedelta(days=2):
        return printed, "visible"
    return best, origin


def _is_news(page: Markup) -> bool:
    return any(kind.endswith("NewsArticle") for kind in types_of(page.article))


def find_updated(page: Markup) -> Instant | None:
    """When the article was last changed, where the page states it."""
    stated = text_of(page.article.get("dateModified")) or page.first(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified"
    )
    return read_instant(stated)


def _same_day(left: Instant, right: Instant) -> bool:
    return left.at.date() in {right.at.date(), right.at.astimezone(UTC).date()}


def _published_candidates(
    page: Markup, layout: Layout, title: str, at: datetime | None, language: str, kept: tuple[int, ...]
) -> Iterator[tuple[Instant, str]]:
    for text, origin in _stated_dates(page):
        found = read_instant(text) or read_written(text, language)
        if found:
            yield found, origin
    for found in visible_dates(page, layout, title, language, at):
        yield found, "visible"
    for found in dates_around(page, layout, kept, language):
        yield found, "visible"
    by_address = _date_in_address(page.url)
    if by_address:
        yield by_address, "address"


def _stated_dates(page: Markup) -> Iterator[tuple[str, str]]:
    yield text_of(page.article.get("datePublished")), "json-ld"
    for node in page.nodes:
        if node is not page.article and "WebPage" in types_of(node) and not page.article.get("datePublished"):
            yield text_of(node.get("datePublished")), "json-ld"
    for name in ("article:published_time", "og:published_time", "og:article:published_time"):
        yield page.first(name), "og"
    for name in _META_NAMES:
        yield page.first(name), "meta"
    for element in cast("list[Element]", _MARKED(page.root))[:3]:
        yield element.get("datetime") or element.get("content") or plain_text(element), "microdata"
    yield text_of(page.article.get("dateCreated")) or text_of(page.article.get("uploadDate")), "json-ld"


# Microdata, RDFa and microformats.
_MARKED = etree.XPath(
    ".//*[@itemprop='datePublished' or @property='schema:datePublished' or @property='datePublished'"
    " or (contains(@class, 'dt-published')"
    " and contains(concat(' ', normalize-space(@class), ' '), ' dt-published '))]"
)
_META_NAMES = (
    "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "dc.date", "dcterms.date",
    "dc.date.created", "publish-date", "publishdate", "publish_date", "pubdate", "publication_date",
    "article.published", "date",
    "published_time", "citation_publication_date", "citation_date", "citation_online_date",
    "originalpublicationdate", "article_date_original",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "displaydate", "dateposted", "ptime",
    "weibo: article:create_at", "release_date",
    "created", "last-published", "rnews:datepublished", "analyticsattributes.articledate", "bt:pubdate",
    "datecreated", "og:release_date",
)  # fmt: skip
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def _date_in_address(url: str) -> Instant | None:
    found = _IN_ADDRESS.search(url)
    if not found:
        return None
    year, month, day = map(int, found.groups())
    return build_instant((year, month, day), (None, None, None), "")
