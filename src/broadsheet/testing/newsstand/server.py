"""The newsstand's server: every outlet a virtual host on one loopback port."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from http.server import ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from socketserver import TCPServer
from types import TracebackType
from typing import Literal, Self

from broadsheet.testing.newsstand.calls import Call
from broadsheet.testing.newsstand.faults import Fault, Switch
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.site import Answer, answer_path
from broadsheet.testing.newsstand.stand import Newsstand, load_newsstand
from broadsheet.testing.newsstand.walls import print_wall


class _Threads(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        """Binds without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "newsstand.example", self.server_address[1]


class NewsstandServer:
    """Serves a newsstand on 127.0.0.1 while its `with` block lasts.

    `now` is the instant at which visitors come: None shows everything to the end of the calendar.
    Setting it takes effect with the next request. Everything may be called from any thread.
    """

    def __init__(self, newsstand: Newsstand | None = None, *, port: int = 0) -> None:
        self.newsstand = newsstand or load_newsstand()
        self.counts: Counter[tuple[str, int]] = Counter()  #: answers by (host, status)
        self.paths: list[tuple[str, str, int]] = []  #: every request: host, path, status
        self.slow_seconds = 0.05  #: pause between the pieces of a slow answer
        self.stopping = threading.Event()
        self._lock = threading.RLock()
        self._now: datetime | None = None
        self._stand = self.newsstand.at(self.newsstand.end)
        self._switches: dict[str, Switch] = {}
        self._feeds: dict[
            tuple[object, ...], Answer
        ] = {}  #: feeds as last written, for most polls find no news
        self._visits: Counter[str] = Counter()
        self._connections: set[socket] = set()
        self._hosts = _by_host(self.newsstand.outlets)
        self._server = _Threads(("127.0.0.1", port), partial(Call, desk=self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """The interface and port, as "127.0.0.1:PORT"."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def now(self) -> datetime | None:
        """The instant shown; None: the end of the calendar."""
        return self._now

    @now.setter
    def now(self, instant: datetime | None) -> None:
        with self._lock:
            self._now = instant
            self._stand = self.newsstand.at(instant or self.newsstand.end)

    def fault(
        self,
        outlet_id: str,
        fault: Fault | None,
        *,
        retry_after: int | str = 120,
        times: int | None = None,
        only: Literal["all", "feed", "pages"] = "all",
    ) -> None:
        """Switches a fault of an outlet on, or off with None. Raises KeyError for no such outlet."""
        if outlet_id not in {outlet.id for outlet in self.newsstand.outlets}:
            raise KeyError(outlet_id)
        with self._lock:
            self._switches.pop(outlet_id, None)
            if fault is not None:
                switch = Switch(fault=fault, retry_after=retry_after, times=times, only=only)
                self._switches[outlet_id] = switch

    def requests(self, host: str | None = None, status: int | None = None) -> int:
        """How many answers were given, of a host or status or both."""
        with self._lock:
            rows = list(self.counts.items())
        return sum(n for (h, s), n in rows if host in {None, h} and status in {None, s})

    def outlet_at(self, host: str) -> Outlet | None:
        """The outlet behind a Host header; `name.localhost` stands for `name.example` in a browser."""
        return self._hosts.get(host.rpartition(":")[0] or host)

    def meet_fault(self, outlet: Outlet, path: str) -> Switch | None:
        """The fault that a request meets, counting it against the switch."""
        with self._lock:
            switch = self._switches.get(outlet.id)
            if switch is None or not switch.applies(
                to_feed=path.partition("?")[0].removeprefix("/moved") == outlet.feed.path
            ):
                return None
            if switch.times is not None:
                switch.times -= 1
                if switch.times <= 0:
                    del self._switches[outlet.id]
            return switch

    def answer(self, outlet: Outlet, path: str) -> Answer:
        """What the outlet shows at a path now."""
        with self._lock:
            self._visits[path] += 1
            stand, now = self._stand, self._now or self.newsstand.end
            # on a day of the calendar the instant stands for the visit, so that a day done again is the same
            visit = int(now.timestamp()) if self._now else self._visits[path]
        path = path.removeprefix("/moved")
        if path != outlet.feed.path or outlet.feed.kind == "links" or outlet.feed.changing_guids:
            return answer_path(stand, outlet, path, now, visit)
        state = (outlet.id, tuple((page.key, page.changed) for page in stand.pages_of(outlet.id)))
        if state not in self._feeds:
            self._feeds[state] = answer_path(stand, outlet, path, now, visit)
        return self._feeds[state]

    def walled(self, outlet: Outlet, path: str, fault: Fault) -> Answer:
        """The outlet's answer with a wall before its articles; everything else is as ever."""
        answer = self.answer(outlet, path)
        with self._lock:
            stand, now = self._stand, self._now or self.newsstand.end
        page = stand.page(f"http://{outlet.host}{path}")
        return answer if page is None else replace(answer, body=print_wall(fault, page, stand, now))

    def note(self, host: str, path: str, status: int) -> None:
        """Counts an answer."""
        with self._lock:
            self.counts[host, status] += 1
            self.paths.append((host, path, status))

    def greet(self, connection: socket) -> None:
        """Remembers an open connection, to end it when the stand closes."""
        with self._lock:
            self._connections.add(connection)

    def part(self, connection: socket) -> None:
        """Forgets a connection that has ended."""
        with self._lock:
            self._connections.discard(connection)

    def start(self) -> None:
        """Begins to serve, in a thread."""
        self._thread.start()

    def close(self) -> None:
        """Stops serving, ends open connections and lets hanging answers go."""
        self.stopping.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()
        with self._lock:
            for connection in self._connections:
                with suppress(OSError):  # it ended by itself meanwhile
                    connection.shutdown(SHUT_RDWR)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _by_host(outlets: tuple[Outlet, ...]) -> dict[str, Outlet]:
    hosts = {outlet.host: outlet for outlet in outlets}
    hosts |= {outlet.provider.domain: outlet for outlet in outlets}
    return hosts | {host.removesuffix(".example") + ".localhost": outlet for host, outlet in hosts.items()}
