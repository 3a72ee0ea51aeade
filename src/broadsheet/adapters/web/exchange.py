"""Who is connected to whom: a wire for each request, kept for the next one to the same host."""

from __future__ import annotations

import resource
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

import httpcore2

from broadsheet.adapters.web.addresses import Destination
from broadsheet.adapters.web.connections import CheckedBackend
from broadsheet.adapters.web.headers import read_headers
from broadsheet.adapters.web.wire import Head, Wire, WireBroken

KEPT_SECONDS = 30.0  #: most servers hang up after a minute; a page follows its feed within seconds
MOST_KEPT = 4096  #: 30 kB each with TLS

Place = tuple[str, str, int]
Answer = tuple[Head, Iterator[bytes]]
RequestHeaders = list[tuple[str, str]]


class Question(Protocol):
    """A request that was sent. Its answer may be heard later and by another thread, once."""

    def hear(self) -> AbstractContextManager[Answer]:
        """Head and body of the answer. Raises WireBroken, AddressRefused and httpcore2's errors."""
        ...

    def drop(self) -> None:
        """Ends it where nobody wants the answer any more."""
        ...


class Exchange(Protocol):
    """Asks servers, and keeps their connections for a while; safe for many threads."""

    def ask(self, to: Destination, headers: RequestHeaders) -> Question:
        """Sends a GET. Raises as `Question.hear` does."""
        ...

    def close(self) -> None:
        """Ends all connections."""
        ...


class DirectExchange:
    """Wires straight to the hosts.

    A wire is kept for half a minute, and as many as half of the files this process may open: a host's
    feed, its robots.txt and its pages then cost one handshake.
    """

    def __init__(self, backend: CheckedBackend, context: ssl.SSLContext, *, silence: float) -> None:
        self._backend = backend
        self._context = context
        self._silence = silence
        self._most = min(MOST_KEPT, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)
        self._kept: OrderedDict[Place, Wire] = OrderedDict()
        self._lock = threading.Lock()
        self._is_closed = False

    def ask(self, to: Destination, headers: RequestHeaders) -> Question:
        """See `Exchange`."""
        kept = self._take((to.scheme, to.host, to.port))
        if kept is not None:
            try:
                kept.ask(to.target, headers)
            except WireBroken:
                pass  # hung up meanwhile
            else:
                return WireQuestion(self, to, headers, kept, is_kept=True)
        return WireQuestion(self, to, headers, self.ask_anew(to, headers), is_kept=False)

    def ask_anew(self, to: Destination, headers: RequestHeaders) -> Wire:
        """A new wire to there, with the request sent."""
        wire = self._connect(to)
        wire.ask(to.target, headers)
        return wire

    def close(self) -> None:
        """See `Exchange`."""
        with self._lock:
            self._is_closed = True
            wires = list(self._kept.values())
            self._kept.clear()
        for wire in wires:
            wire.close()

    def put_back(self, to: Destination, wire: Wire) -> None:
        """Keeps a wire whose answer was read for the next request to the same host, if it can be used."""
        spare = [wire]
        if wire.rest():
            with self._lock:
                if not self._is_closed:
                    place = (to.scheme, to.host, to.port)
                    spare = self._room_for(place, wire.rests_since)
                    self._kept[place] = wire
        for other in spare:
            other.close()

    def _connect(self, to: Destination) -> Wire:
        stream = self._backend.connect_tcp(to.host, to.port, self._silence)
        if to.scheme == "https":
            stream = stream.start_tls(self._context, to.host, self._silence)
        return Wire(stream.get_extra_info("socket"), self._backend.deadline, silence=self._silence)

    def _take(self, place: Place) -> Wire | None:
        with self._lock:
            wire = self._kept.pop(place, None)
        if wire is None:
            return None
        if time.monotonic() - wire.rests_since < KEPT_SECONDS and wire.is_open():
            return wire
        wire.close()
        return None

    def _room_for(self, place: Place, now: float) -> list[Wire]:
        """The wires that go, longest at rest first: those kept their time, and one where there is no room."""
        known = self._kept.pop(place, None)
        spare = [] if known is None else [known]
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) < self._most and now - oldest.rests_since < KEPT_SECONDS:
                break
            spare.append(self._kept.popitem(last=False)[1])
        return spare


@dataclass(slots=True)
class WireQuestion:
    """What was asked by a wire; one that had rested may turn out to be hung up, and is replaced."""

    exchange: DirectExchange
    to: Destination
    headers: RequestHeaders
    wire: Wire
    is_kept: bool

    @contextmanager
    def hear(self) -> Iterator[Answer]:
        """See `Question`."""
        head = self._head()
        try:
            yield head, self.wire.body()
        finally:
            self.exchange.put_back(self.to, self.wire)

    def drop(self) -> None:
        """See `Question`."""
        self.wire.close()

    def _head(self) -> Head:
        try:
            return self.wire.hear()
        except WireBroken as fault:
            if not (self.is_kept and fault.is_unheard):
                raise
        self.wire = self.exchange.ask_anew(self.to, self.headers)
        return self.wire.hear()


class ProxiedExchange:
    """All requests through one proxy, by httpcore2's own pool."""

    def __init__(self, proxy: httpcore2.HTTPProxy, *, silence: float) -> None:
        self._pool = proxy
        self._timeouts = dict.fromkeys(("connect", "read", "write", "pool"), silence)

    def ask(self, to: Destination, headers: RequestHeaders) -> Question:
        """See `Exchange`; the proxy is asked when the answer is wanted."""
        return ProxyQuestion(self, to, headers)

    @contextmanager
    def hear(self, to: Destination, headers: RequestHeaders) -> Iterator[Answer]:
        """Head and body of the answer to a GET."""
        extensions = {"timeout": self._timeouts}
        with self._pool.stream("GET", to.url, headers=headers, extensions=extensions) as response:
            yield Head(response.status, read_headers(response.headers)), response.iter_stream()

    def close(self) -> None:
        """See `Exchange`."""
        self._pool.close()


@dataclass(frozen=True, slots=True)
class ProxyQuestion:
    """What will be asked by the proxy's pool, which knows no request without its answer."""

    exchange: ProxiedExchange
    to: Destination
    headers: RequestHeaders

    def hear(self) -> AbstractContextManager[Answer]:
        """See `Question`."""
        return self.exchange.hear(self.to, self.headers)

    def drop(self) -> None:
        """See `Question`: nothing was sent."""
