"""One door for every dialect: bytes in, a Feed out."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from lxml import etree

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds.atom import read_atom_entry, read_authors
from broadsheet.feeds.charset import decode_feed
from broadsheet.feeds.draft import MOST_ENTRIES, Draft, settle
from broadsheet.feeds.elements import XML, Names, attribute, base_of, first, text_of, words_of
from broadsheet.feeds.encoded_twice import mend_words
from broadsheet.feeds.faults import Faults
from broadsheet.feeds.json_feed import read_json, read_json_items, words
from broadsheet.feeds.links import read_link
from broadsheet.feeds.markup import parse_markup
from broadsheet.feeds.pieces import cut_items
from broadsheet.feeds.rss import read_rss_item
from broadsheet.feeds.sitemap import read_sitemap_index, read_sitemap_urls
from broadsheet.feeds.wording import read_words
from broadsheet.records import Feed
from broadsheet.records.entry import FeedFormat

LONGEST = 20_000_000  #: characters that are read; a feed beyond that is cut, and said so
_ROOTS: dict[str, FeedFormat] = {
    "rss": "rss", "channel": "rss", "rdf": "rdf", "feed": "atom", "entry": "atom", "urlset": "sitemap",
    "sitemapindex": "sitemap",
}  # fmt: skip


def parse_feed(
    body: bytes,
    url: str,
    content_type: str | None = None,
    *,
    source_id: str = "",
    now: datetime | None = None,
) -> Feed:
    """The feed in `body`, whatever its dialect and however damaged; entries in its own order.

    `url` resolves relative links. `now` (aware) drops dates that lie in the future. At most 5,000
    entries are read, 20,000,000 characters, and a Finding says so. No entity is expanded and
    nothing is fetched. Raises FeedUnreadable where the bytes are no feed.
    """
    faults = Faults(source_id or url)
    text, is_certain = decode_feed(body, content_type)
    if not is_certain:
        faults.note(
            "feed_damaged", "The bytes do not fit the declared charset; they were read by the likeliest."
        )
    if len(text) > LONGEST:
        faults.note("too_large", f"Only the first {LONGEST} characters were read.")
        text = text[:LONGEST]
    start = text[:1000].lstrip("\ufeff \t\r\n")[:1]
    if start in {"{", "["}:
        return _json_feed(text, url, source_id, now, faults)
    root, is_whole = parse_markup(text, faults)
    found = _find_root(root) if root is not None else None
    if found is None:
        return _mended_feed(text, url, source_id, now, faults)
    feed_format, top = found
    if feed_format == "sitemap":
        return _sitemap(top, url, source_id, now, faults)
    items = (
        _items(top, feed_format)
        if is_whole
        else cut_items(text, MOST_ENTRIES + 1) or _items(top, feed_format)
    )
    return _assemble(feed_format, top, items, text, url, source_id, now, faults)


def _refuse(text: str, url: str) -> FeedUnreadable:
    what = "is empty" if not text.strip() else "is no feed: no RSS, Atom, RDF, sitemap or JSON Feed in it"
    return FeedUnreadable(
        what,
        place=url,
        excerpt=" ".join(text[:200].split()),
        remedy="Look for its feeds: broadsheet sources discover.",
    )


def _find_root(root: etree._Element) -> tuple[FeedFormat, etree._Element] | None:
    """The dialect by the root's name, or by that of an element just below a foreign wrapper."""
    for element in (root, *islice(root, 10)):
        if isinstance(element.tag, str):
            feed_format = _ROOTS.get(_local(element))
            if feed_format is not None:
                return feed_format, element
    return None


def _json_feed(text: str, url: str, source_id: str, now: datetime | None, faults: Faults) -> Feed:
    feed = read_json(text, url)
    if len(feed["items"]) > MOST_ENTRIES:
        faults.note("too_many_entries", f"Only the first {MOST_ENTRIES} entries were read.")
    language = words(feed.get("language"))
    site = read_link(words(feed.get("home_page_url")), url)
    base = url or site or words(feed.get("feed_url"))
    return Feed(
        url=url,
        format="json",
        title=mend_words(read_words(words(feed.get("title")))),
        site_url=site,
        language=language,
        entries=settle(
            read_json_items(feed, base), source_id=source_id, language=language, now=now, faults=faults
        ),
        findings=faults.findings(),
        feed_links=_some(read_link(words(feed.get("next_url")), base)),
        icon_url=read_link(words(feed.get("icon")) or words(feed.get("favicon")), base),
    )


def _some(link: str) -> tuple[str, ...]:
    return (link,) if link else ()


def _sitemap(root: etree._Element, url: str, source_id: str, now: datetime | None, faults: Faults) -> Feed:
    names = Names(home=_space(root))
    drafts = list(read_sitemap_urls(root, names, url))
    if len(drafts) >= MOST_ENTRIES:
        faults.note("too_many_entries", f"Only the first {MOST_ENTRIES} entries were read.")
    entries = settle(drafts, source_id=source_id, language="", now=now, faults=faults)
    return Feed(
        url=url, format="sitemap", title="", site_url="", language="", entries=entries,
        findings=faults.findings(), feed_links=read_sitemap_index(root, url),
    )  # fmt: skip


def _space(element: etree._Element) -> str:
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def _mended_feed(text: str, url: str, source_id: str, now: datetime | None, faults: Faults) -> Feed:
    """A feed whose frame is gone: whatever items can be cut out of it."""
    head = text[:5000].lower()
    is_page = "<html" in head and "<rss" not in head and "<feed" not in head
    items = [] if is_page else cut_items(text, MOST_ENTRIES)
    if not items:
        raise _refuse(text, url)
    faults.note("feed_damaged", "The feed has no readable frame; its entries were cut out one by one.")
    is_atom = _local(items[0]) == "entry"
    root = etree.Element("feed" if is_atom else "rss")
    return _assemble("atom" if is_atom else "rss", root, items, text, url, source_id, now, faults)


def _items(root: etree._Element, feed_format: FeedFormat) -> list[etree._Element]:
    if feed_format == "atom" and _local(root) == "entry":
        return [root]
    wanted = ("{*}entry", "{*}item") if feed_format == "atom" else ("{*}item", "{*}entry")
    for name in wanted:
        found = list(islice(root.iter(name), MOST_ENTRIES + 1))
        if found:
            return found
    return [e for e in islice(root.iter(), 200_000) if _local(e) in {"item", "entry"}][: MOST_ENTRIES + 1]


def _assemble(
    feed_format: FeedFormat, root: etree._Element, items: list[etree._Element], text: str, url: str,
    source_id: str,
    now: datetime | None, faults: Faults,
) -> Feed:  # fmt: skip
    if len(items) > MOST_ENTRIES:
        faults.note("too_many_entries", f"Only the first {MOST_ENTRIES} entries were read.")
        items = items[:MOST_ENTRIES]
    is_atom = feed_format == "atom"
    top = root if is_atom else next((e for e in root if _local(e) == "channel"), root)
    names = Names(home=_space(items[0]) if items else _space(top))
    fields = names.fields(top)
    has_bases = "xml:base" in text
    base = base_of(top, url) if has_bases else url
    site = _site(fields, base)
    language = root.get(XML + "lang", "") or text_of(first(fields, "language", "dc:language"))
    if is_atom:
        home = read_authors(fields, names)
        drafts = [_with_authors(read_atom_entry(e, names, base, has_bases=has_bases), home) for e in items]
    else:
        drafts = [read_rss_item(e, names, base or site, has_bases=has_bases) for e in items]
    entries = settle(drafts, source_id=source_id, language=language, now=now, faults=faults)
    return Feed(
        url=url,
        format=feed_format,
        title=mend_words(words_of(first(fields, "title", "dc:title"))),
        site_url=site,
        language=language,
        entries=entries,
        findings=faults.findings(),
        feed_links=_next_pages(fields, base),
        icon_url=_icon(fields, names, base or site),
    )


def _with_authors(draft: Draft, home: list[str]) -> Draft:
    if not draft.authors:
        draft.authors = home
    return draft


def _local(element: etree._Element) -> str:
    """The name without namespace or undeclared prefix, lower case."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _site(fields: dict[str, list[etree._Element]], base: str) -> str:
    for element in (*fields.get("link", ()), *fields.get("atom:link", ())):
        if attribute(element, "rel").lower() in {"", "alternate"}:
            link = read_link(text_of(element) or attribute(element, "href"), base)
            if link:
                return link
    return ""


def _next_pages(fields: dict[str, list[etree._Element]], base: str) -> tuple[str, ...]:
    found = [
        read_link(attribute(e, "href"), base)
        for e in (*fields.get("link", ()), *fields.get("atom:link", ()))
        if attribute(e, "rel").lower() == "next"
    ]
    return tuple(link for link in found if link)


def _icon(fields: dict[str, list[etree._Element]], names: Names, base: str) -> str:
    for name in ("icon", "logo", "image", "itunes:image"):
        for element in fields.get(name, ()):
            inside = names.fields(element) if len(element) else {}
            link = read_link(
                text_of(first(inside, "url")) or text_of(element) or attribute(element, "href"), base
            )
            if link:
                return link
    return ""
