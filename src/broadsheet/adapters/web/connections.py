"""Connections to checked addresses only, with one time limit for all they do."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from typing import Any

import httpcore2

from broadsheet.adapters.web.addresses import is_open, read_address
from broadsheet.adapters.web.wire_faults import say_wire_fault
from broadsheet.errors import AddressRefused

Resolver = Callable[[str, int], list[str]]

CONNECT_SECONDS = 8.0
_ATTEMPTS = 3  #: addresses of one host that are tried


class Deadline(threading.local):
    """The instant at which the fetch of this thread must be over, and what to close to end it."""

    at: float = float("inf")

    def left(self, timeout: float | None) -> float:
        """Seconds that one more operation may take. Raises ReadTimeout when none are left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for this fetch is over")
        return left if timeout is None else min(timeout, left)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host by the system's resolver. Raises OSError where there are none."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is reached although it is not on the open web, because the operator said so."""

    newsstand: tuple[str, int] | None = None  #: where hosts ending in .example live during a trial
    proxy: tuple[str, int] | None = None  #: a proxy may stand in a private network


@dataclass(slots=True)
class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves a host, drops closed addresses, and connects to the very address that was checked."""

    exceptions: Exceptions
    deadline: Deadline
    resolver: Resolver = resolve
    inner: Any = field(default_factory=lambda: httpcore2.SyncBackend())  # noqa: PLW0108 - made late

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A stream to one open address of the host. Raises AddressRefused where it has none."""
        fault: Exception | None = None
        for address, at in self._targets(host, port)[:_ATTEMPTS]:
            try:
                limit = self.deadline.left(min(timeout or CONNECT_SECONDS, CONNECT_SECONDS))
                stream = self.inner.connect_tcp(address, at, limit, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as refused:
                fault = refused
            else:
                return TimedStream(stream, self.deadline)
        raise fault or httpcore2.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        """Never: a socket file is not on the web."""
        raise AddressRefused("a socket file is not on the web")

    def sleep(self, seconds: float) -> None:
        """Waits, as the pool asks between its own attempts."""
        time.sleep(self.deadline.left(seconds))

    def _targets(self, host: str, port: int) -> list[tuple[str, int]]:
        if self.exceptions.newsstand and host.rstrip(".").endswith(".example"):
            return [self.exceptions.newsstand]
        if self.exceptions.proxy == (host, port):
            return [(host, port)]
        return [(address, port) for address in self.check(host, port)]

    def check(self, host: str, port: int) -> list[str]:
        """The open addresses of a host. Raises AddressRefused where all are closed, ConnectError for none."""
        literal = read_address(host)
        found = [str(literal)] if literal is not None else self._resolve(host, port)
        opened = [a for a in found if (known := read_address(a)) is not None and is_open(known)]
        if not opened and found:
            led = f"{host} is {found[0]}, which " if literal is None else ""
            raise AddressRefused(
                f"{led}is not on the open web",
                place=host,
                remedy="Addresses of private and reserved networks are never fetched.",
            )  # fmt: skip
        return opened

    def _resolve(self, host: str, port: int) -> list[str]:
        """Asks the resolver in a thread of its own: the system's call knows no time limit."""
        answer: Future[list[str]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self.resolver(host, port))
            except Exception as fault:  # noqa: BLE001 - handed over to the asking thread
                answer.set_exception(fault)

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            return answer.result(self.deadline.left(CONNECT_SECONDS))
        except FutureTimeout as fault:
            raise httpcore2.ConnectTimeout(f"{host} was not resolved in time") from fault
        except (OSError, UnicodeError) as fault:
            raise httpcore2.ConnectError(f"{host} has no address: {say_wire_fault(fault)}") from fault


class TimedStream(httpcore2.NetworkStream):
    """A stream whose every operation ends with the fetch it belongs to, however slowly bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes` bytes."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same stream, secured and still timed."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the stream knows of itself."""
        return self._stream.get_extra_info(info)
