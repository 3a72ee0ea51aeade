"""What a page says about itself to machines: JSON-LD, Open Graph, Dublin Core."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup

from broadsheet.testing.newsstand.dates import machine_date
from broadsheet.testing.newsstand.furniture import excerpt_of
from broadsheet.testing.newsstand.leaves import Page

_TYPES = {
    "article": "NewsArticle", "opinion": "OpinionNewsArticle", "press_release": "NewsArticle",
    "live_blog": "LiveBlogPosting", "video": "VideoObject", "podcast": "PodcastEpisode", "teaser": "Article",
}  # fmt: skip
_FEED_TYPES = {
    "rss": "application/rss+xml", "rdf": "application/rdf+xml", "atom": "application/atom+xml",
    "json": "application/feed+json",
}  # fmt: skip


def picture_of(page: Page) -> str:
    """Address of the page's picture."""
    return f"http://{page.outlet.host}/img/{page.number}-1200x675.png"


def shown_dates(page: Page) -> tuple[datetime | None, datetime | None]:
    """Publication and change, each None where the page does not show it."""
    published = None if "published" in page.missing else page.published
    updated = None if "updated" in page.missing else page.updated
    return published, updated


def shown_authors(page: Page) -> tuple[str, ...]:
    """The authors the page names."""
    return () if "authors" in page.missing else page.authors


def head_of(page: Page) -> Markup:
    """Everything for machines in the page's head."""
    writers = {
        "json_ld": _json_ld, "graph": _graph, "open_graph": _open_graph, "dublin_core": _dublin_core,
    }  # fmt: skip
    lines = [Markup('<link rel="canonical" href="{}">').format(page.url), _description(page)]
    lines += [writers[kind](page) for kind in page.outlet.markup if kind in writers]
    return Markup("\n").join([*lines, feed_link(page)])


def feed_link(page: Page) -> Markup:
    """The link by which a reader finds the feed; empty where there is none to be found."""
    outlet = page.outlet
    if outlet.feed.kind not in _FEED_TYPES:
        return Markup()
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return link.format(_FEED_TYPES[outlet.feed.kind], outlet.name, outlet.feed.path)


def _description(page: Page) -> Markup:
    if not page.outlet.markup:
        return Markup()
    return Markup('<meta name="description" content="{}">').format(excerpt_of(page, 155))


def _open_graph(page: Page) -> Markup:
    published, updated = shown_dates(page)
    fields = [
        ("og:type", "article"), ("og:title", page.title), ("og:description", excerpt_of(page, 200)),
        ("og:url", page.url), ("og:site_name", page.outlet.name), ("og:image", picture_of(page)),
    ]  # fmt: skip
    if published:
        fields.append(("article:published_time", machine_date(page.outlet, published)))
    if published and "twin_dates" in page.outlet.quirks:
        uploaded = (updated or published) + timedelta(days=2)
        fields.append(("article:modified_time", machine_date(page.outlet, uploaded)))
    elif updated:
        fields.append(("article:modified_time", machine_date(page.outlet, updated)))
    if page.section and "section" not in page.missing:
        fields.append(("article:section", page.section))
    meta = [Markup('<meta property="{}" content="{}">').format(*field) for field in fields]
    meta += [Markup('<meta name="author" content="{}">').format(name) for name in shown_authors(page)]
    return Markup("\n").join(meta)


def _dublin_core(page: Page) -> Markup:
    published, updated = shown_dates(page)
    fields = [
        ("dc.title", page.title),
        ("dc.publisher", page.outlet.name),
        ("dc.language", page.outlet.language),
    ]
    fields += [("dc.creator", name) for name in shown_authors(page)]
    if published:
        fields.append(("dcterms.issued", machine_date(page.outlet, published)))
    if updated:
        fields.append(("dcterms.modified", machine_date(page.outlet, updated)))
    return Markup("\n").join(Markup('<meta name="{}" content="{}">').format(*field) for field in fields)


def _json_ld(page: Page) -> Markup:
    article = {"@context": "https://schema.org", **_news_article(page)}
    return _script([article] if "json_list" in page.outlet.quirks else article, page.outlet.quirks)


def _graph(page: Page) -> Markup:
    home = page.outlet.home
    site = {"@type": "WebSite", "@id": f"{home}#site", "url": home, "name": page.outlet.name}
    place = {"@type": "WebPage", "@id": page.url, "url": page.url, "isPartOf": {"@id": site["@id"]}}
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": page.outlet.name, "item": home},
            {"@type": "ListItem", "position": 2, "name": page.title},
        ],
    }
    people = [
        {"@type": "Person", "@id": f"{home}#person-{n}", "name": name}
        for n, name in enumerate(shown_authors(page))
    ]
    article = _news_article(page) | {"isPartOf": {"@id": page.url}, "@id": f"{page.url}#article"}
    if people:
        article["author"] = [{"@id": person["@id"]} for person in people]
    return _script(
        {"@context": "https://schema.org", "@graph": [site, place, trail, article, *people]},
        page.outlet.quirks,
    )


def _news_article(page: Page) -> dict[str, Any]:
    published, updated = shown_dates(page)
    article: dict[str, Any] = {
        "@type": [_TYPES[page.kind], "Article"] if "type_list" in page.outlet.quirks else _TYPES[page.kind],
        "headline": page.title,
        "description": excerpt_of(page, 200),
        "mainEntityOfPage": page.url,
        "inLanguage": page.outlet.language,
        "image": {"@type": "ImageObject", "url": picture_of(page), "width": 1200, "height": 675},
        "publisher": {"@type": "Organization", "name": page.outlet.name, "url": page.outlet.home},
        "isAccessibleForFree": True,
    }
    if published:
        article["datePublished"] = machine_date(page.outlet, published)
    if updated:
        article["dateModified"] = machine_date(page.outlet, updated)
    if shown_authors(page):
        article["author"] = _people(page)
    if page.section and "section" not in page.missing:
        article["articleSection"] = page.section
    return article


def _people(page: Page) -> Any:
    """The authors as objects, or as one text where the outlet does not know better."""
    if "author_text" in page.outlet.quirks:
        return ", ".join(shown_authors(page))
    return [{"@type": "Person", "name": name} for name in shown_authors(page)]


def _script(value: Any, quirks: frozenset[str]) -> Markup:
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("</", "<\\/")
    if "raw_newline" in quirks:
        text = text.replace('"description": "', '"description": "\n', 1)
    if "json_comment" in quirks:
        text = f"<!--\n{text}\n-->"
    return Markup(f'<script type="application/ld+json">\n{text}\n</script>')  # noqa: S704 - our own JSON, "</" broken up
