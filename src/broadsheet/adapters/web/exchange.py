"""Who is connected to whom: a wire for each request, kept for the next one to the same host."""

from __future__ import annotations

import resource
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
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


class Exchange(Protocol):
    """Asks servers, and keeps their connections for a while; safe for many threads."""

    @contextmanager
    def ask(self, to: Destination, headers: RequestHeaders) -> Iterator[Answer]:
        """Head and body of the answer to a GET. Raises WireBroken, AddressRefused and httpcore2's errors."""
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

    @contextmanager
    def ask(self, to: Destination, headers: RequestHeaders) -> Iterator[Answer]:
        """See `Exchange`."""
        place = (to.scheme, to.host, to.port)
        wire, head = self._reach(place, to.target, headers)
        try:
            yield head, wire.body()
        finally:
            self._put_back(place, wire)

    def close(self) -> None:
        """See `Exchange`."""
        with self._lock:
            self._is_closed = True
            wires = list(self._kept.values())
            self._kept.clear()
        for wire in wires:
            wire.close()

    def _reach(self, place: Place, target: str, headers: RequestHeaders) -> tuple[Wire, Head]:
        """The head of an answer, by a kept wire, or by a new one where that had been hung up meanwhile."""
        kept = self._take(place)
        if kept is not None:
            try:
                return kept, _ask(kept, target, headers)
            except WireBroken as fault:
                if not fault.is_unheard:
                    raise
        wire = self._connect(place)
        return wire, _ask(wire, target, headers)

    def _connect(self, place: Place) -> Wire:
        scheme, host, port = place
        stream = self._backend.connect_tcp(host, port, self._silence)
        if scheme == "https":
            stream = stream.start_tls(self._context, host, self._silence)
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

    def _put_back(self, place: Place, wire: Wire) -> None:
        spare = [wire]
        if wire.rest():
            with self._lock:
                if not self._is_closed:
                    spare = self._room_for(place, wire.rests_since)
                    self._kept[place] = wire
        for other in spare:
            other.close()

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


def _ask(wire: Wire, target: str, headers: RequestHeaders) -> Head:
    try:
        return wire.ask(target, headers)
    except BaseException:
        wire.close()
        raise


class ProxiedExchange:
    """All requests through one proxy, by httpcore2's own pool."""

    def __init__(self, proxy: httpcore2.HTTPProxy, *, silence: float) -> None:
        self._pool = proxy
        self._timeouts = dict.fromkeys(("connect", "read", "write", "pool"), silence)

    @contextmanager
    def ask(self, to: Destination, headers: RequestHeaders) -> Iterator[Answer]:
        """See `Exchange`."""
        extensions = {"timeout": self._timeouts}
        with self._pool.stream("GET", to.url, headers=headers, extensions=extensions) as response:
            yield Head(response.status, read_headers(response.headers)), response.iter_stream()

    def close(self) -> None:
        """See `Exchange`."""
        self._pool.close()
