"""Every address of the paper, and what is printed there."""

# ruff: noqa: ARG005 - every route takes the same four arguments, whether it needs them or not

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, unquote

from broadsheet.press import addresses, exports, placards, recordings, sitemaps, syndication
from broadsheet.press.pictures import print_picture
from broadsheet.press.printer import Printer
from broadsheet.press.sheets import (
    alliances,
    article,
    finding,
    following,
    front,
    house,
    ledger,
    party,
    scoops,
    story,
)
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page, Site
from broadsheet.press.static_files import NAMES, static_page, static_path
from broadsheet.press.syndication import FeedPage

Asked = Mapping[str, str]
Route = Callable[[Printer, Shelf, tuple[str, ...], Asked], Page | None]

ID: Final = r"([\w.~-]{1,160})"


def _day(printer: Printer, shelf: Shelf, parts: tuple[str, ...], _: Asked) -> Page | None:
    try:
        day = date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None
    return front.print_front(printer, shelf, day)


def _of_day(print_it: Callable[[Printer, Shelf, date], Page | None]) -> Route:
    """A route to something of one day, written as its address writes it."""

    def route(printer: Printer, shelf: Shelf, parts: tuple[str, ...], _: Asked) -> Page | None:
        try:
            return print_it(printer, shelf, date.fromisoformat(parts[0].replace("/", "-")))
        except ValueError:
            return None

    return route


def _feed(printer: Printer, feed: FeedPage | None, ending: str) -> Page | None:
    return None if feed is None else syndication.print_feed(printer, feed, ending)


ROUTES: Final[tuple[tuple[re.Pattern[str], Route], ...]] = tuple(
    (re.compile(pattern), route)
    for pattern, route in (
        (r"/", lambda p, s, _, q: front.print_front(p, s)),
        (r"/(\d{4})/(\d\d)/(\d\d)/", _day),
        (
            r"/(\d{4}/\d\d/\d\d)/spread(-narrow|)\.svg",
            lambda p, s, m, q: _of_day(lambda p, s, day: front.draw_spread(p, s, day, m[1]))(p, s, m, q),
        ),
        (r"/(\d{4}/\d\d/\d\d)/chapters\.json", _of_day(recordings.print_chapters)),
        (r"/(\d{4}/\d\d/\d\d)/captions\.vtt", _of_day(recordings.print_captions)),
        (r"/listen/feed\.rss", lambda p, s, _, q: recordings.print_podcast(p, s)),
        (
            rf"/stories/{ID}/spread(-narrow|)\.svg",
            lambda p, s, m, q: story.draw_spread(p, s, m[0], m[1]),
        ),
        (r"/deals/months(-narrow|-full|)\.svg", lambda p, s, m, q: ledger.draw_months(p, s, m[0])),
        (
            rf"/deals/{ID}/stated(-narrow|-full|)\.svg",
            lambda p, s, m, q: ledger.draw_stated(p, s, m[0], m[1]),
        ),
        (
            rf"/parties/{ID}/(years|depends-[1-9]\d?)(-narrow|-full|)\.svg",
            lambda p, s, m, q: party.draw_party(p, s, m[0], m[1], m[2]),
        ),
        (r"/placard\.png", lambda p, s, _, q: placards.print_house_placard(p)),
        (rf"/stories/{ID}/placard\.png", lambda p, s, m, q: placards.print_story_placard(p, s, m[0])),
        (rf"/deals/{ID}/placard\.png", lambda p, s, m, q: placards.print_deal_placard(p, s, m[0])),
        (r"/pictures/([0-9a-z.-]{1,80})", lambda p, s, m, q: print_picture(p.site, m[0])),
        (r"/archive/", lambda p, s, _, q: front.print_archive(p, s)),
        (r"/archive/(\d{4})/", lambda p, s, m, q: front.print_archive(p, s, int(m[0]))),
        (rf"/stories/{ID}/", lambda p, s, m, q: story.print_story(p, s, m[0], q)),
        (rf"/articles/{ID}/", lambda p, s, m, q: article.print_article(p, s, m[0])),
        (rf"/claims/{ID}/", lambda p, s, m, q: house.lead_to_claim(s, m[0])),
        (r"/deals/", lambda p, s, _, q: ledger.print_ledger(p, s, q)),
        (r"/deals/page-([2-9]|[1-9]\d{1,3})/", lambda p, s, m, q: ledger.print_ledger(p, s, {"page": m[0]})),
        (r"/deals\.(csv|jsonl)", lambda p, s, m, q: exports.export_deals(s, q, m[0])),
        (r"/claims\.(csv|jsonl)", lambda p, s, m, q: exports.export_claims(s, m[0])),
        (
            r"/deals/feed\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.ledger_feed(p, s, q), m[0]),
        ),
        (rf"/deals/{ID}/", lambda p, s, m, q: ledger.print_deal(p, s, m[0])),
        (
            rf"/deals/{ID}/feed\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.deal_feed(p, s, m[0]), m[1]),
        ),
        (r"/parties/", lambda p, s, _, q: party.print_parties(p, s)),
        (rf"/parties/{ID}/", lambda p, s, m, q: party.print_party(p, s, m[0])),
        (
            rf"/parties/{ID}/feed\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.party_feed(p, s, m[0]), m[1]),
        ),
        (r"/map\.svg", lambda p, s, _, q: alliances.print_map_picture(p, s, q)),
        (r"/map/", lambda p, s, _, q: alliances.print_map(p, s, q)),
        (r"/search", lambda p, s, _, q: finding.print_search(p, s, q)),
        (
            r"/search\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.search_feed(p, s, q.get("q", "")), m[0]),
        ),
        (r"/topics/", lambda p, s, _, q: house.print_topics(p, s)),
        (rf"/topics/{ID}/", lambda p, s, m, q: house.print_topic(p, s, m[0])),
        (
            rf"/topics/{ID}/page-([2-9]|[1-9]\d{{1,3}})/",
            lambda p, s, m, q: house.print_topic(p, s, m[0], int(m[1])),
        ),
        (
            rf"/topics/{ID}/feed\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.topic_feed(p, s, m[0]), m[1]),
        ),
        (r"/corrections/", lambda p, s, _, q: house.print_corrections(p, s)),
        (
            r"/corrections/feed\.(atom|json)",
            lambda p, s, m, q: _feed(p, syndication.corrections_feed(p, s), m[0]),
        ),
        (r"/sources/", lambda p, s, _, q: house.print_sources(p, s)),
        (r"/suggest\.json", lambda p, s, _, q: finding.print_suggestions(p, s, q)),
        (r"/mine/", lambda p, s, _, q: following.print_mine(p, s, q)),
        (r"/mine\.opml", lambda p, s, _, q: following.print_mine_opml(p, s, q)),
        (r"/scoops/", lambda p, s, _, q: scoops.print_scoops(p, s)),
        (
            r"/scoops/(\d{4}-(?:0[1-9]|1[0-2]))/",
            lambda p, s, m, q: scoops.print_scoops(p, s, date.fromisoformat(m[0] + "-01")),
        ),
        (r"/marked/", lambda p, s, _, q: house.print_marked(p)),
        (r"/about/", lambda p, s, _, q: house.print_about(p, s)),
        (r"/feeds/", lambda p, s, _, q: house.print_feeds(p, s)),
        (r"/feed\.(atom|json)", lambda p, s, m, q: _feed(p, syndication.front_feed(p, s), m[0])),
        (r"/opml", lambda p, s, _, q: sitemaps.print_opml(p, s)),
        (r"/sources\.json", lambda p, s, _, q: exports.export_sources(s)),
        (r"/sources\.opml", lambda p, s, _, q: sitemaps.print_source_opml(p, s)),
        (r"/sitemap\.xml", lambda p, s, _, q: sitemaps.print_sitemap(p, s)),
        (r"/news-sitemap\.xml", lambda p, s, _, q: sitemaps.print_news_sitemap(p, s)),
        (r"/favicon\.ico", lambda p, s, _, q: Page(body=b"", status=302, location=static_path("icon.svg"))),
        (r"/robots\.txt", lambda p, s, _, q: sitemaps.print_robots(p)),
        (r"/worker\.js", lambda p, s, _, q: sitemaps.print_worker(p, s)),
        (r"/manifest\.webmanifest", lambda p, s, _, q: sitemaps.print_manifest(p)),
    )
)


def render(path: str, shelf: Shelf, site: Site) -> Page | None:
    """The page at a site path (query string included), or None where there is none.

    A page that has moved answers with `status` 301 or 308 and `location`, a site path.
    """
    bare, _, query = path.partition("?")
    if bare.startswith("/static/"):
        return static_page(bare)
    asked = dict(parse_qsl(query[:4000], max_num_fields=50)) if query.count("&") < 50 else {}
    decoded = unquote(bare)
    printer = Printer(site, bare)
    for pattern, route in ROUTES:
        match = pattern.fullmatch(decoded)
        if match:
            return route(printer, shelf, match.groups(), asked)
    if not decoded.endswith("/") and any(p.fullmatch(decoded + "/") for p, _ in ROUTES):
        return Page(body=b"", status=308, location=bare + "/" + ("?" + query if query else ""))
    return None


def render_error(path: str, site: Site, status: int = 404) -> Page:
    """The page for an address that leads nowhere, in the style of the paper."""
    return house.print_error(Printer(site, path.partition("?")[0]), status)


def all_paths(shelf: Shelf) -> Iterator[str]:
    """Every address that a copy of the paper as files needs; search and filters need a server."""
    yield from ("/", "/archive/", "/deals/", "/parties/", "/map/", "/map.svg", "/topics/", "/corrections/")
    yield from (
        "/sources/",
        "/about/",
        "/feeds/",
        "/marked/",
        "/mine/",
        "/opml",
        "/sources.opml",
        "/sources.json",
    )
    yield "/sitemap.xml"
    yield from ("/news-sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/worker.js")
    yield from ("/deals.csv", "/deals.jsonl", "/claims.csv", "/claims.jsonl")
    yield from (static_path(name) for name in NAMES)
    for stem in ("/feed", "/deals/feed", "/corrections/feed"):
        yield from _both(stem)
    yield from (addresses.edition_path(day) for day in shelf.editions())
    yield from (addresses.archive_path(year) for year in front.years_of(shelf))
    yield from ("/scoops/", *(scoops.path_of(month) for month in scoops.months_of(shelf)))
    yield from (addresses.story_path(story_id) for story_id in shelf.story_ids())
    yield from (addresses.article_path(article_id) for article_id in shelf.article_ids())
    yield from _later_pages(shelf)
    yield recordings.PODCAST
    for made in shelf.recordings(len(shelf.editions())):
        yield from (addresses.edition_path(made.date) + name for name in ("chapters.json", "captions.vtt"))
    for path in _pages_with_feeds(shelf):
        yield path
        yield from _both(path + "feed")


def _pages_with_feeds(shelf: Shelf) -> Iterator[str]:
    for deal in shelf.ledger().deals:
        if not deal.merged_into:
            yield addresses.deal_path(deal.id)
    for known in shelf.parties():
        yield addresses.party_path(known.id)
    for topic in shelf.topics():
        yield addresses.topic_path(topic.id)


def _later_pages(shelf: Shelf) -> Iterator[str]:
    """The second and further pages of long lists."""
    deals = sum(1 for deal in shelf.ledger().deals if not deal.merged_into)
    yield from (f"/deals/page-{n}/" for n in range(2, -(-deals // ledger.SIZE) + 1))
    for topic in shelf.topics():
        path = addresses.topic_path(topic.id)
        yield from (f"{path}page-{n}/" for n in range(2, -(-topic.stories // house.SIZE) + 1))


def _both(stem: str) -> tuple[str, str]:
    return stem + ".atom", stem + ".json"
