"""What search engines and feed readers ask for: sitemaps, robots.txt, OPML, the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from broadsheet.press import addresses
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.press.static_files import FACES, NAMES, static_path
from broadsheet.records import Story
from broadsheet.text.legal_signs import clean

XML = "application/xml; charset=utf-8"
MOST = 50_000  #: addresses in one sitemap, by its protocol
OFFLINE = 3  #: editions kept by a browser


def print_sitemap(printer: Printer, shelf: Shelf) -> Page:
    """Editions, stories, deals, companies and topics, the newest first."""
    rows = list(_rows(shelf))[:MOST]
    return Page(body=printer.text("sitemap.xml", rows=rows).encode(), media_type=XML)


def _rows(shelf: Shelf) -> Iterator[tuple[str, datetime | None]]:
    yield "/", shelf.changed_at()
    for path in ("/deals/", "/parties/", "/map/", "/archive/", "/sources/", "/about/", "/corrections/"):
        yield path, None
    for day in shelf.editions():
        yield addresses.edition_path(day), None
    for story in shelf.latest_stories(30_000):
        yield addresses.story_path(story.id), story.last_seen
    for deal in shelf.ledger().deals:
        if not deal.merged_into:
            yield addresses.deal_path(deal.id), deal.last_moved
    for party in shelf.parties():
        yield addresses.party_path(party.id), None
    for topic in shelf.topics():
        yield addresses.topic_path(topic.id), None


def print_news_sitemap(printer: Printer, shelf: Shelf) -> Page:
    """Stories of the last two days."""
    since = printer.site.now - timedelta(hours=48)
    stories = [s for s in shelf.latest_stories(1000) if _is_news(s, since, printer.site.now)]
    return Page(body=printer.text("news-sitemap.xml", stories=stories).encode(), media_type=XML)


def _is_news(story: Story, since: datetime, now: datetime) -> bool:
    return story.first_seen is not None and since <= story.first_seen <= now


def print_robots(printer: Printer) -> Page:
    """Everything may be read but the search and the ledger's many orders."""
    base = printer.site.base
    lines = (
        "User-agent: *",
        f"Disallow: {base}/search",
        f"Disallow: {base}/deals/?",
        f"Disallow: {base}/map/?",
        "",
        f"Sitemap: {printer.absolute('/sitemap.xml')}",
        f"Sitemap: {printer.absolute('/news-sitemap.xml')}",
        "",
    )
    return Page(body="\n".join(lines).encode(), media_type="text/plain; charset=utf-8")


def print_opml(printer: Printer, shelf: Shelf) -> Page:
    """The feeds this paper gives out, for a feed reader."""
    rows = [(printer.site.title, "/feed.atom", "/")]
    rows.append((printer.say("The ledger"), "/deals/feed.atom", "/deals/"))
    rows.append((printer.say("Corrections"), "/corrections/feed.atom", "/corrections/"))
    for topic in shelf.topics():
        path = addresses.topic_path(topic.id)
        rows.append((topic.name, path + "feed.atom", path))
    for party in shelf.parties():
        path = addresses.party_path(party.id)
        rows.append((party.name, path + "feed.atom", path))
    text = printer.text("feeds.opml.xml", rows=rows)
    return Page(body=text.encode("utf-8", "replace"), media_type="text/x-opml; charset=utf-8")


def print_source_opml(printer: Printer, shelf: Shelf) -> Page:
    """The feeds this paper reads, for whoever wants to read them himself."""
    rows = [v.source for v in shelf.sources() if addresses.outward(v.source.feed_url)]
    text = printer.text("sources.opml.xml", rows=rows)
    return Page(
        body=text.encode("utf-8", "replace"),
        media_type="text/x-opml; charset=utf-8",
        file_name="sources.opml",
    )


def print_worker(printer: Printer, shelf: Shelf) -> Page:
    """The script that keeps the last editions for reading without a network."""
    days = [addresses.edition_path(day) for day in shelf.editions()[:OFFLINE]]
    base = printer.site.base
    static = (static_path(name) for name in NAMES if name not in FACES or name.endswith("-latin.woff2"))
    paths = [base + path for path in ("/", *days, "/deals/", *static)]
    text = printer.text("worker.js", revision=shelf.revision(), paths=paths, static=base + "/static/")
    return Page(body=text.encode(), media_type="text/javascript; charset=utf-8")


def print_manifest(printer: Printer) -> Page:
    """What a phone needs to keep the paper on its home screen."""
    base = printer.site.base
    values = {
        "name": clean(printer.site.title),
        "short_name": clean(printer.site.title),
        "start_url": base + "/",
        "scope": base + "/",
        "display": "standalone",
        "lang": printer.site.language,
        "dir": printer.direction,
        "background_color": "#fdfdfb",
        "theme_color": "#fdfdfb",
        "icons": [
            {"src": base + static_path("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": base + static_path("touch.png"), "sizes": "192x192", "type": "image/png"},
        ],
    }
    body = json.dumps(values, ensure_ascii=False, indent=1).encode()
    return Page(body=body, media_type="application/manifest+json; charset=utf-8")
