"""What an outlet's host answers to a path: pages, feeds, pictures, robots.txt. No sockets here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from broadsheet.testing.newsstand.feeds import TYPES, feed_charset, write_feed, write_sitemap
from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.naming import seed_of
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.pictures import draw_picture
from broadsheet.testing.newsstand.printing import print_front, print_page
from broadsheet.testing.newsstand.stand import Newsstand

_PICTURE = re.compile(r"/img/(\d{1,9})-(96|640|1200)x(96|360|675)\.png")


FOUNDED = datetime(2019, 1, 1, tzinfo=UTC)
"""When the outlets' sites were set up: the age of a feed that has nothing in it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer before validators and compression."""

    status: int
    body: bytes
    media_type: str = "text/html; charset=utf-8"
    changed: datetime | None = None  #: for Last-Modified
    location: str = ""


def answer_path(stand: Newsstand, outlet: Outlet, path: str, now: datetime, visit: int) -> Answer:
    """The answer to a GET of `path` (with its query) on the outlet's host; `stand` as of `now`."""
    page = stand.page(f"http://{outlet.host}{path}")
    if page is not None and page.outlet == outlet:
        return _html(outlet, print_page(page, stand, now), page.changed)
    bare = path.partition("?")[0]
    if bare == outlet.feed.path and outlet.feed.kind != "links":
        return _feed(outlet, stand.pages_of(outlet.id), visit)
    if bare in {"/", outlet.feed.path} or re.fullmatch(r"/topic/\d+/", bare):
        return _html(outlet, print_front(outlet, stand, now), _newest(stand.pages_of(outlet.id)))
    return _small_file(stand, outlet, bare) or _missing(outlet, path)


def _feed(outlet: Outlet, pages: tuple[Page, ...], visit: int) -> Answer:
    media_type = TYPES[outlet.feed.kind]
    if seed_of(outlet.id) % 3 == 0 and outlet.feed.kind != "json":
        media_type = "text/xml"  # as many servers say for any XML
    if outlet.feed.kind != "json" and feed_charset(outlet) == "utf-8":
        media_type += "; charset=utf-8"
    changed = None if outlet.feed.changing_guids else _newest(pages)
    return Answer(status=200, body=write_feed(outlet, pages, visit), media_type=media_type, changed=changed)


def _html(outlet: Outlet, body: bytes, changed: datetime | None) -> Answer:
    declared = f"; charset={outlet.declared}" if outlet.declared and outlet.charset == outlet.declared else ""
    return Answer(status=200, body=body, media_type=f"text/html{declared}", changed=changed)


def _newest(pages: tuple[Page, ...]) -> datetime:
    return max((page.changed for page in pages), default=FOUNDED)


def _small_file(stand: Newsstand, outlet: Outlet, path: str) -> Answer | None:
    if picture := _PICTURE.fullmatch(path):
        number, width, height = (int(part) for part in picture.groups())
        return Answer(status=200, body=draw_picture(number, width, height), media_type="image/png")
    write = _FILES.get(path)
    return write(stand, outlet) if write else None


def _robots(_: Newsstand, outlet: Outlet) -> Answer:
    text = f"User-agent: *\nDisallow: /login\nDisallow: /search\nSitemap: {outlet.home}sitemap.xml\n"
    return Answer(status=200, body=text.encode(), media_type="text/plain; charset=utf-8")


def _icon(_: Newsstand, outlet: Outlet) -> Answer:
    return Answer(status=200, body=draw_picture(seed_of(outlet.id) % 9999, 96, 96), media_type="image/png")


def _site_map(stand: Newsstand, outlet: Outlet) -> Answer:
    body = write_sitemap(outlet, stand.pages_of(outlet.id))
    return Answer(status=200, body=body, media_type="application/xml")


_FILES: dict[str, Callable[[Newsstand, Outlet], Answer]] = {
    "/robots.txt": _robots,
    "/favicon.ico": _icon,
    "/sitemap.xml": _site_map,
}


def _missing(outlet: Outlet, path: str) -> Answer:
    text = f"<!doctype html><title>404</title><h1>404</h1><p>{escape(outlet.name)}: {escape(path)}</p>"
    return Answer(status=404, body=text.encode())
