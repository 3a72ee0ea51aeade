"""Feeds: an outlet's newest pages in its dialect, with the flaws its plan asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from broadsheet.testing.newsstand.dates import mail_date
from broadsheet.testing.newsstand.furniture import excerpt_of
from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.markup import picture_of
from broadsheet.testing.newsstand.outlets import Outlet

CUT = 120  #: characters that a cut-off excerpt keeps, word or no word
TYPES = {
    "rss": "application/rss+xml", "rdf": "application/rdf+xml", "atom": "application/atom+xml",
    "json": "application/feed+json", "sitemap": "application/xml",
}  # fmt: skip


def write_feed(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> bytes:
    """The feed's bytes; `visit` counts fetches, for the outlet whose guids never stay the same."""
    text = _DIALECTS[outlet.feed.kind](outlet, pages, visit)
    if outlet.feed.bare_ampersands:
        text = text.replace("&amp;", "&")
    return text.encode(feed_charset(outlet), "xmlcharrefreplace")


def feed_charset(outlet: Outlet) -> str:
    """The charset of the feed's bytes: some outlets' feeds are in their old one."""
    return outlet.charset if outlet.charset.startswith(("windows-", "iso-")) else "utf-8"


def _declared(outlet: Outlet) -> str:
    return "utf-8" if outlet.feed.wrong_charset else feed_charset(outlet)


def _link(page: Page) -> str:
    if page.outlet.feed.relative_links:
        return page.path
    joint = "&" if "?" in page.url else "?"
    return page.url + (f"{joint}utm_source=rss&utm_medium=feed" if page.outlet.feed.tracking else "")


def _title(page: Page) -> str:
    """As the feed gives it: some wrap a word in HTML, escaped once more by the caller."""
    if not page.outlet.feed.html_titles:
        return page.title
    first, _, rest = page.title.partition(" ")
    return f"<b>{escape(first)}</b> {escape(rest)}"


def _summary(page: Page) -> str:
    if page.outlet.feed.text == "cut_off":
        text = " ".join(passage.text for passage in page.passages)
        return text[:CUT] if page.number % 2 else text[:CUT] + " [&#8230;]"
    return excerpt_of(page, 280)


def full_html(page: Page) -> str:
    """The article's text as feeds carry it: plain paragraphs."""
    tags = {"paragraph": "p", "heading": "h2", "item": "li", "quote": "blockquote"}
    lines = [f"<{tags[one.kind]}>{escape(one.text)}</{tags[one.kind]}>" for one in page.passages]
    return "\n".join(lines)


def _rss(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> str:
    items = "".join(_rss_item(page, visit) for page in pages)
    newest = f"<lastBuildDate>{mail_date(pages[0].changed)}</lastBuildDate>\n" if pages else ""
    return (
        f'<?xml version="1.0" encoding="{_declared(outlet)}"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">\n<channel>\n'
        f"<title>{escape(outlet.name)}</title>\n<link>{outlet.home}</link>\n"
        f"<description>{escape(outlet.sections[0])}</description>\n<language>{outlet.language}</language>\n"
        f"<ttl>30</ttl>\n{newest}{items}</channel>\n</rss>\n"
    )


def _rss_item(page: Page, visit: int) -> str:
    guid = f"{page.key}-{visit}" if page.outlet.feed.changing_guids else str(page.number)
    lines = [f"<title>{escape(_title(page))}</title>", f"<link>{escape(_link(page))}</link>"]
    lines.append(f'<guid isPermaLink="false">{guid}</guid>')
    lines.append(f"<pubDate>{mail_date(page.published)}</pubDate>")
    lines += [
        f"<dc:creator>{escape(name)}</dc:creator>" for name in page.authors if "authors" not in page.missing
    ]
    if page.section:
        lines.append(f"<category>{escape(page.section)}</category>")
    if page.outlet.feed.text == "full":
        lines.append(f"<content:encoded><![CDATA[{full_html(page)}]]></content:encoded>")
    lines.append(f"<description>{escape(_summary(page))}</description>")
    if "captions" in page.traps:
        lines.append(
            f'<media:content url={quoteattr(picture_of(page))} medium="image" width="1200" height="675"/>'
        )
    return "<item>\n" + "\n".join(lines) + "\n</item>\n"


def _rdf(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> str:  # noqa: ARG001 - one shape for all dialects
    listed = "".join(f"<rdf:li rdf:resource={quoteattr(page.url)}/>" for page in pages)
    items = "".join(
        f"<item rdf:about={quoteattr(page.url)}>\n<title>{escape(_title(page))}</title>\n"
        f"<link>{escape(_link(page))}</link>\n<description>{escape(_summary(page))}</description>\n"
        f"<dc:date>{outlet.local_time(page.published).isoformat()}</dc:date>\n</item>\n"
        for page in pages
    )
    return (
        f'<?xml version="1.0" encoding="{_declared(outlet)}"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="{outlet.language}">\n'
        f'<channel rdf:about="{outlet.home}"><title>{escape(outlet.name)}</title><link>{outlet.home}</link>'
        f"<description>{escape(outlet.sections[0])}</description>"
        f"<items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n"
    )


def _atom(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> str:  # noqa: ARG001
    newest = f"<updated>{pages[0].changed.isoformat()}</updated>" if pages else ""
    base = f' xml:base="{outlet.home}"' if outlet.feed.relative_links else ""
    return (
        f'<?xml version="1.0" encoding="{_declared(outlet)}"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}"{base}>\n'
        f"<title>{escape(outlet.name)}</title><id>{outlet.home}</id>{newest}\n"
        f'<link rel="self" href="http://{outlet.host}{outlet.feed.path}"/><link href="{outlet.home}"/>\n'
        f"{''.join(_atom_entry(page) for page in pages)}</feed>\n"
    )


def _atom_entry(page: Page) -> str:
    names = () if "authors" in page.missing else page.authors
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in names)
    content = (
        f'<content type="html">{escape(full_html(page))}</content>' if page.outlet.feed.text == "full" else ""
    )
    return (
        f"<entry>\n<title>{escape(_title(page))}</title>\n<link href={quoteattr(_link(page))}/>\n"
        f"<id>tag:{page.outlet.host},{page.published:%Y-%m-%d}:{page.number}</id>\n"
        f"<published>{page.published.isoformat()}</published>\n<updated>{page.changed.isoformat()}</updated>\n"
        f"{people}<summary>{escape(_summary(page))}</summary>{content}\n</entry>\n"
    )


def _json(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> str:  # noqa: ARG001
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": outlet.home,
        "feed_url": f"http://{outlet.host}{outlet.feed.path}",
        "language": outlet.language,
        "items": [_json_item(page) for page in pages],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_item(page: Page) -> dict[str, object]:
    item: dict[str, object] = {
        "id": str(page.number),
        "url": _link(page),
        "title": _title(page),
        "summary": _summary(page),
        "date_published": page.published.isoformat(),
    }
    if page.updated:
        item["date_modified"] = page.updated.isoformat()
    if page.authors and "authors" not in page.missing:
        item["authors"] = [{"name": name} for name in page.authors]
    full = page.outlet.feed.text == "full"
    item["content_html" if full else "content_text"] = full_html(page) if full else _summary(page)
    return item


def _sitemap(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> str:  # noqa: ARG001
    rows = "".join(
        f"<url><loc>{escape(page.url)}</loc><lastmod>{page.changed.isoformat()}</lastmod><news:news>"
        f"<news:publication><news:name>{escape(outlet.name)}</news:name>"
        f"<news:language>{outlet.language[:2]}</news:language></news:publication>"
        f"<news:publication_date>{page.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(page.title)}</news:title></news:news></url>\n"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{rows}</urlset>\n'
    )


_DIALECTS: dict[str, Callable[[Outlet, tuple[Page, ...], int], str]] = {
    "rss": _rss,
    "rdf": _rdf,
    "atom": _atom,
    "json": _json,
    "sitemap": _sitemap,
}


def write_sitemap(outlet: Outlet, pages: tuple[Page, ...]) -> bytes:
    """The plain sitemap of everything the outlet has."""
    rows = "".join(f"<url><loc>{escape(page.url)}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + f"<url><loc>{outlet.home}</loc></url>\n{rows}</urlset>\n").encode()
