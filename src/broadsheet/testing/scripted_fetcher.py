"""A fetcher that answers from a script, with the manners of the real one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from urllib.parse import urljoin, urlsplit

from broadsheet.errors import AddressRefused, BodyTooLarge, FetchError
from broadsheet.records import Fetched, body_id

_MOST_REDIRECTS = 8
_MORNING = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a scripted address answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class ScriptedFetcher:
    """Answers each address with its page: 304 where the etag fits, redirects followed, 404 for others.

    Only hosts ending in .example are on its web; every other is refused, as the real one refuses a
    closed network. `asked` lists the addresses in the order they were asked.
    """

    newsstand = "scripted"

    def __init__(
        self,
        pages: Mapping[str, Page],
        *,
        body_limit: int = 15_000_000,
        clock: Callable[[], datetime] = lambda: _MORNING,
    ) -> None:
        self.pages = dict(pages)
        self.asked: list[str] = []
        self._body_limit = body_limit
        self._clock = clock
        self._lock = Lock()

    def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: str = "",  # noqa: ARG002 - a script gives what it has
    ) -> tuple[Fetched, bytes]:
        """See `ports.Fetcher`."""
        here, seen, is_permanent = url, {url}, True
        for _ in range(_MOST_REDIRECTS + 1):
            page = self._page(here)
            target = page.headers.get("Location", "")
            if page.status not in {301, 302, 303, 307, 308} or not target:
                return self._answer(url, here, page, etag, last_modified, is_permanent and here != url)
            is_permanent = is_permanent and page.status in {301, 308}
            here = urljoin(here, target)
            if here in seen:
                break
            seen.add(here)
        raise FetchError("redirects in a circle", place=url, code="redirect_loop")

    def allowed(self, url: str) -> bool:  # noqa: ARG002 - the real one asks robots.txt
        """Always: a script has no robots.txt."""
        return True

    def close(self) -> None:
        """Nothing to end."""

    def _page(self, url: str) -> Page:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not (parts.hostname or "").endswith(".example"):
            raise AddressRefused("is not on the scripted web", place=url)
        with self._lock:
            self.asked.append(url)
        return self.pages.get(url, Page(status=404, body=b"not found"))

    def _answer(
        self, url: str, final_url: str, page: Page, etag: str, last_modified: str, is_permanent: bool
    ) -> tuple[Fetched, bytes]:
        has_same_tag = bool(etag) and page.headers.get("ETag") == etag
        has_same_date = (
            not etag and bool(last_modified) and page.headers.get("Last-Modified") == last_modified
        )
        status = 304 if page.status == 200 and (has_same_tag or has_same_date) else page.status
        body = b"" if status == 304 else page.body
        if len(body) > self._body_limit:
            raise BodyTooLarge(f"more than {self._body_limit} bytes", place=url)
        retry = page.headers.get("Retry-After", "")
        fetched = Fetched(
            url=url,
            final_url=final_url,
            at=self._clock(),
            status=status,
            media_type=page.headers.get("Content-Type", ""),
            body_id="" if status == 304 else body_id(body),
            size=len(body),
            etag=page.headers.get("ETag", ""),
            last_modified=page.headers.get("Last-Modified", ""),
            retry_after_seconds=int(retry) if retry.isdigit() else None,
            permanent=is_permanent,
        )
        return fetched, body
