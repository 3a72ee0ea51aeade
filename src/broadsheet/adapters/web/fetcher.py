"""The fetcher for the open web: safe, polite and cheap."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urlsplit

import httpcore2
import httpx2

from broadsheet.adapters.web.addresses import normalise_url, read_destination
from broadsheet.adapters.web.bodies import ENCODINGS, read_body
from broadsheet.adapters.web.connections import CheckedBackend, Deadline, Exceptions, Resolver, resolve
from broadsheet.adapters.web.exchange import (
    DirectExchange,
    Exchange,
    ProxiedExchange,
    Question,
    RequestHeaders,
)
from broadsheet.adapters.web.headers import Headers, read_max_age, read_retry_after
from broadsheet.adapters.web.robots import AGENT, Robots
from broadsheet.adapters.web.wire import Head, WireBroken
from broadsheet.adapters.web.wire_faults import say_wire_fault
from broadsheet.errors import AddressRefused, FetchError, HostUnreachable, SettingsError
from broadsheet.records import Fetched, body_id
from broadsheet.settings import Settings

SECONDS = 25.0  #: all the time one fetch may take, redirects included
_SILENCE = 12.0  #: the longest silence within it
_MOST_REDIRECTS = 8
_SEC = ".sec.gov"  #: asks for "Company name contact@company" as the User-Agent, and refuses others
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FAULTS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    WireBroken,
    OSError,
    ValueError,
)
_UNSENDABLE = re.compile(r"[^ -~\xa0-\xff]+")
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """The first half of a fetch: its request was sent, and nobody has read the answer yet."""

    fetcher: WebFetcher
    url: str
    here: str
    headers: RequestHeaders
    question: Question
    seconds: float  #: that were left when it was sent; waiting to be heard costs none of them

    def hear(self) -> tuple[Fetched, bytes]:
        """What `WebFetcher.fetch` gives, in whatever thread it is called."""
        return self.fetcher.hear(self)

    def drop(self) -> None:
        """Ends it where nobody wants the answer any more."""
        self.question.drop()


class WebFetcher:
    """Fetches strangers' addresses; any number of threads may call it at once.

    Resolves every host itself, refuses closed networks, and connects to the very address that was
    checked, at each redirect again. `resolver` and `clock` are for tests.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        resolver: Resolver = resolve,
        clock: Callable[[], datetime] | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._limit = settings.body_limit
        self._seconds = seconds
        self._clock = clock or (lambda: datetime.now(UTC))
        self._deadline = Deadline()
        self._backend = CheckedBackend(
            Exceptions(
                newsstand=_endpoint(settings.newsstand, "newsstand"), proxy=_proxy_endpoint(settings.proxy)
            ),
            self._deadline,
            resolver,
        )
        self._has_proxy = bool(settings.proxy)
        self._exchange = _make_exchange(settings, self._backend)
        self._agent = _agent(settings)
        self._sec_agent = _one_line(f"{settings.title} {settings.contact or settings.address}")
        self._robots = Robots(self._fetch_robots, clock=self._clock)
        self.newsstand = settings.newsstand

    def fetch(
        self, url: str, *, etag: str = "", last_modified: str = "", accept: str = ""
    ) -> tuple[Fetched, bytes]:
        """The answer and its decompressed body; see `ports.Fetcher`."""
        return self.ask(url, etag=etag, last_modified=last_modified, accept=accept).hear()

    def ask(self, url: str, *, etag: str = "", last_modified: str = "", accept: str = "") -> Asked:
        """The first half of `fetch`: connects and sends. Raises as `fetch` does."""
        self._deadline.at = time.monotonic() + self._seconds
        try:
            here = normalise_url(url)
            headers = self._request_headers(here, etag, last_modified, accept)
            question = self._ask(here, headers)
            left = max(0.0, self._deadline.at - time.monotonic())
            return Asked(self, url, here, headers, question, left)
        finally:
            self._deadline.at = float("inf")

    def hear(self, asked: Asked) -> tuple[Fetched, bytes]:
        """The other half: what `fetch` gives, for what was asked by this thread or another."""
        self._deadline.at = time.monotonic() + asked.seconds
        try:
            return self._follow(asked)
        finally:
            self._deadline.at = float("inf")

    def allowed(self, url: str) -> bool:
        """Whether robots.txt of the host lets us fetch this page (RFC 9309); asked once a day.

        True for an address that is not on the open web: `fetch` refuses it and says why.
        """
        try:
            return self._robots.allows(normalise_url(url))
        except AddressRefused:
            return True

    def robots_silent(self, url: str) -> bool:
        """Whether a page is not allowed only because its host's robots.txt could not be had."""
        return self._robots.is_silent(normalise_url(url))

    def crawl_delay(self, url: str) -> float | None:
        """Seconds between requests that the host's robots.txt asks for, as far as it is known already."""
        return self._robots.known_delay(normalise_url(url))

    def close(self) -> None:
        """Ends all connections."""
        self._exchange.close()

    def _follow(self, asked: Asked) -> tuple[Fetched, bytes]:
        url, here = asked.url, asked.here
        question: Question | None = asked.question
        is_permanent, seen = True, {here}
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._hear(here, question or self._ask(here, asked.headers))
            question = None
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not target:
                return self._fetched(
                    url, here, answer, is_permanent=is_permanent and len(seen) > 1
                ), answer.body
            is_permanent = is_permanent and answer.status in _PERMANENT
            here = normalise_url(_as_sent(target), here)
            if here in seen:
                raise FetchError("redirects in a circle", place=url, excerpt=here, code="redirect_loop")
            seen.add(here)
        raise FetchError(f"redirects more than {_MOST_REDIRECTS} times", place=url, code="redirect_loop")

    def _ask(self, url: str, headers: RequestHeaders) -> Question:
        to = read_destination(url)
        if self._has_proxy:
            self._check_behind_proxy(to.host, to.port)
        try:
            return self._exchange.ask(to, [("Host", to.authority), *headers])
        except _FAULTS as fault:
            raise _told(fault, url) from fault

    def _hear(self, url: str, question: Question) -> _Answer:
        try:
            with question.hear() as (head, body):
                return self._read(url, head, body)
        except _FAULTS as fault:
            raise _told(fault, url) from fault

    def _read(self, url: str, head: Head, body: Iterator[bytes]) -> _Answer:
        if head.status in _REDIRECTS and head.headers.get("location"):
            _drain(body)
            return _Answer(head.status, head.headers, b"")
        if head.status == 304:
            _drain(body)
            return _Answer(304, head.headers, b"")
        encoding = head.headers.get("content-encoding", "")
        return _Answer(head.status, head.headers, read_body(body, encoding, self._limit, url))

    def _check_behind_proxy(self, host: str, port: int) -> None:
        """A proxy resolves by itself; what we can resolve ourselves must still be open."""
        if self.newsstand and host.endswith(".example"):
            return
        try:
            self._backend.check(host, port)
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
            return  # unknown here; the proxy may know it

    def _request_headers(self, url: str, etag: str, last_modified: str, accept: str) -> RequestHeaders:
        is_sec = read_destination(url).host.endswith(_SEC)
        agent = self._sec_agent if is_sec else self._agent
        headers = [("User-Agent", agent), ("Accept", accept or _ACCEPT), ("Accept-Encoding", ENCODINGS)]
        if etag:
            headers.append(("If-None-Match", _one_line(etag)))
        if last_modified:
            headers.append(("If-Modified-Since", _one_line(last_modified)))
        return headers

    def _fetched(self, url: str, final_url: str, answer: _Answer, *, is_permanent: bool) -> Fetched:
        now = self._clock()
        is_body = answer.status != 304
        return Fetched(
            url=url,
            final_url=final_url,
            at=now,
            status=answer.status,
            media_type=answer.headers.get("content-type", "")[:200],
            body_id=body_id(answer.body) if is_body else "",
            size=len(answer.body),
            etag=_whole(answer.headers.get("etag", ""), 500),
            last_modified=_whole(answer.headers.get("last-modified", ""), 100),
            retry_after_seconds=read_retry_after(answer.headers, now),
            max_age_seconds=read_max_age(answer.headers),
            encoding=answer.headers.get("content-encoding", "")[:60] if is_body else "",
            permanent=is_permanent,
        )

    def _fetch_robots(self, url: str) -> tuple[int, bytes]:
        fetched, body = self.fetch(url, accept="text/plain")
        return fetched.status, body


def _told(fault: Exception, url: str) -> FetchError:
    """What went wrong on the wire, in the words of a finding."""
    if isinstance(fault, httpcore2.ConnectTimeout):
        return HostUnreachable("gave no connection in time", place=url, code="too_slow")
    if isinstance(fault, (httpcore2.ConnectError, httpcore2.ProxyError)):
        return HostUnreachable(f"no connection: {say_wire_fault(fault) or 'refused'}", place=url)
    if isinstance(fault, httpcore2.TimeoutException):
        return FetchError("gave no whole answer in time", place=url, code="too_slow")
    return FetchError(f"no whole answer: {say_wire_fault(fault) or type(fault).__name__}", place=url)


def _as_sent(location: str) -> str:
    """The address of a redirect; servers write it in UTF-8, whatever headers are read as."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _whole(mark: str, most: int) -> str:
    """A mark to ask again with, or "": one that is cut fits no page any more."""
    return mark if len(mark) <= most else ""


def _drain(body: Iterator[bytes]) -> None:
    """Reads the short body of a redirect, so that the connection can be used again."""
    total = 0
    for chunk in body:
        total += len(chunk)
        if total > 20_000:
            return


def _one_line(text: str) -> str:
    """A header's value without line breaks or characters that HTTP cannot carry."""
    return _UNSENDABLE.sub("", text)


def _agent(settings: Settings) -> str:
    contact = settings.contact or settings.address
    return f"{AGENT}/{version('broadsheet')} (+{_one_line(contact)})"


def _endpoint(text: str, name: str) -> tuple[str, int] | None:
    if not text:
        return None
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise SettingsError(
            f"{name} must be HOST:PORT", place=name, excerpt=text, remedy="Such as 127.0.0.1:8080."
        )
    return host.strip("[]"), int(port)


def _proxy_endpoint(proxy: str) -> tuple[str, int] | None:
    if not proxy:
        return None
    parts = urlsplit(proxy)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(
            "proxy must be an http or https address",
            place="proxy",
            excerpt=parts.hostname or "",
            remedy="Write it as http://user:password@proxy.example:3128.",
        )
    return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def _make_exchange(settings: Settings, backend: CheckedBackend) -> Exchange:
    context = httpx2.create_ssl_context(trust_env=False)
    if not settings.proxy:
        return DirectExchange(backend, context, silence=_SILENCE)
    parts = urlsplit(settings.proxy)
    host, port = _proxy_endpoint(settings.proxy) or ("", 0)
    auth = (parts.username.encode(), (parts.password or "").encode()) if parts.username else None
    proxy = httpcore2.HTTPProxy(
        f"{parts.scheme}://{host}:{port}", proxy_auth=auth, ssl_context=context, network_backend=backend,
        max_connections=None, max_keepalive_connections=32, keepalive_expiry=30.0,
    )  # fmt: skip
    return ProxiedExchange(proxy, silence=_SILENCE)
