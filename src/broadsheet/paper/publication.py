"""What the paper needs to answer: where its shelf and site come from, and the pages it printed last."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from broadsheet.paper.codings import encode_body
from broadsheet.paper.remembered_shelf import remember
from broadsheet.press import Page, Shelf, Site, render

KEPT: Final = 48_000_000  #: bytes of printed pages that are kept
FRESH_SECONDS: Final = 0.5  #: how long readers may see the paper before the last cycle
DRAWN: Final = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
"""Types that hold compressed bytes already."""
TIMELY: Final = ("/news-sitemap.xml",)
"""Addresses whose page depends on the hour: never kept, as files that lie on the disk are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A page in one content coding ("", "gzip" or "br"), ready to be sent."""

    page: Page
    coding: str
    body: bytes

    @property
    def etag(self) -> str:
        """The page's own digest, told apart by coding."""
        return self.page.etag[:-1] + ("-" + self.coding if self.coding else "") + '"'


class PageStore:
    """The pages printed last, up to so many bytes; the one asked for longest ago goes first."""

    def __init__(self, most: int = KEPT) -> None:
        self._most, self._size = most, 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Printed] = OrderedDict()

    def get(self, key: tuple[str, ...]) -> Printed | None:
        """The page kept under the key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[str, ...], printed: Printed) -> None:
        """Keeps a page; one that is larger than a tenth of all is not kept."""
        if len(printed.body) * 10 > self._most:
            return
        with self._lock:
            old = self._kept.pop(key, None)
            self._size += len(printed.body) - (len(old.body) if old else 0)
            self._kept[key] = printed
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.body)


class Publication:
    """One paper being served.

    The store is asked for its revision at most every `fresh_seconds`; for as long as it stands, one
    shelf with a memory answers all readers.
    """

    def __init__(
        self,
        shelf_factory: Callable[[], Shelf],
        site_factory: Callable[[], Site],
        fresh_seconds: float = FRESH_SECONDS,
    ) -> None:
        self.shelf_factory = shelf_factory
        self.site_factory = site_factory
        self.pages = PageStore()
        self._fresh_seconds = fresh_seconds
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._asked_at = 0.0

    def shelf(self) -> Shelf:
        """The shelf as the store stood at most `fresh_seconds` ago."""
        with self._lock:
            if self._shelf is not None and time.monotonic() - self._asked_at < self._fresh_seconds:
                return self._shelf
            newest = self.shelf_factory()
            revision = newest.revision()  # asked first: a shelf that cannot say it is never kept
            if self._shelf is None or revision != self._shelf.revision():
                self._shelf = remember(newest)
            self._asked_at = time.monotonic()
            return self._shelf

    def page_at(self, path: str, accepted: str) -> Printed | None:
        """The page at a site path in the best coding accepted, from what is kept where it can be."""
        shelf, site = self.shelf(), self.site_factory()
        coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        shown = site.pictures.revision() if site.pictures else ""
        key = (shelf.revision(), shown, site.title, site.language, site.address, site.base, coding, path)
        kept = self.pages.get(key)
        if kept is not None:
            return kept
        page = render(path, shelf, site)
        if page is None:
            return None
        printed = _encode(page, coding)
        if page.status < 400 and not path.startswith((*TIMELY, "/pictures/")):
            self.pages.put(key, printed)
        return printed


def _encode(page: Page, coding: str) -> Printed:
    wanted = "" if page.media_type in DRAWN else coding
    used, body = encode_body(page.body, wanted, thorough=page.immutable)
    return Printed(page=page, coding=used, body=body)
