"""Many fetches at once, politely: hosts interleaved, one at a time each, the slow ones set aside."""

from __future__ import annotations

import heapq
import queue
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from statistics import median

from broadsheet.adapters.web.addresses import normalise_url, read_destination
from broadsheet.errors import AddressRefused, FetchError, HostUnreachable
from broadsheet.ports import Fetcher
from broadsheet.records import Fetched

SPACING = 1.0  #: seconds between two requests to one host
_STUCK = 0.7  #: seconds after which a fetch no longer counts against the limit
_MOST_STUCK = 6  #: times the limit
_SLOWER = 10  #: times the usual answer: what takes longer is a straggler
_PATIENCE = (0.5, 10.0)  #: least and most seconds that a straggler has, when all others are done
_GATHERING = 0.002  #: seconds in which answers gather: taken one by one, each costs a change of threads
_GROUP = 64  #: answers handed over together: a feed is not to wait long for its reader
_SILENCE = 0.1  #: seconds without an answer, and stragglers are looked at
_MOST_HELD = 32_000_000  #: bytes of bodies that wait to be taken; beyond, no other is handed over
_ROOM = 0.01  #: seconds between two looks at whether there is room for another answer
_FEW = 5  #: answers from which "usual" means anything


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One address to fetch; `key` is the caller's own, such as a source's id."""

    url: str
    key: str = ""
    etag: str = ""
    last_modified: str = ""
    accept: str = ""
    ask_robots: bool = False  #: whether robots.txt of the host is asked first, as is due for pages


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """The answer to one request, or why there is none."""

    request: FetchRequest
    fetched: Fetched | None
    body: bytes = b""
    fault: FetchError | None = None


def fetch_many(
    fetcher: Fetcher,
    requests: Iterable[FetchRequest],
    limit: int,
    *,
    spacing: float = SPACING,
    patience: float | None = None,
) -> Generator[FetchResult, None, None]:
    """One result for each request, as they come in: see `fetch_in_groups`."""
    for group in fetch_in_groups(fetcher, requests, limit, spacing=spacing, patience=patience):
        yield from group


def fetch_in_groups(
    fetcher: Fetcher,
    requests: Iterable[FetchRequest],
    limit: int,
    *,
    spacing: float = SPACING,
    patience: float | None = None,
) -> Generator[list[FetchResult], None, None]:
    """One result for each request, those together that came together; never raises FetchError itself.

    At most `limit` quick fetches run at once and one for each host, `spacing` seconds apart (none on
    the newsstand). A fetch that takes long gives its place up to another. Those still running when
    all others are done are given up as too slow, `patience` seconds after they began: where none is
    given, ten times the usual answer or a quarter of the round so far, from half a second to ten.
    Once a host has no address or takes no connection, all that waits for it shares that fault.
    """
    crowd = _Crowd(fetcher, requests, limit, spacing)
    yield from crowd.groups(patience)


class _Crowd:
    def __init__(
        self, fetcher: Fetcher, requests: Iterable[FetchRequest], limit: int, spacing: float
    ) -> None:
        self._fetcher = fetcher
        self._limit = max(1, limit)
        self._spacing = spacing
        self._waiting: dict[str, deque[FetchRequest]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._running: dict[int, tuple[float, FetchRequest]] = {}
        self._given_up: set[int] = set()
        self._change = threading.Condition()
        self._done: queue.SimpleQueue[FetchResult] = queue.SimpleQueue()
        self._took: deque[float] = deque(maxlen=500)
        self._threads = 0
        self._tickets = 0
        self._is_over = False
        self._queued = 0
        self._held = 0
        self._left = 0
        for request in requests:
            host = _host_of(request.url)
            if host not in self._waiting:
                self._waiting[host] = deque()
                heapq.heappush(self._ready, (0.0, len(self._waiting), host))
            self._waiting[host].append(request)
            self._queued += 1
            self._left += 1

    def groups(self, patience: float | None) -> Generator[list[FetchResult], None, None]:
        started = time.monotonic()
        try:
            self._call_hands()
            while self._left:
                group = self._gather()
                if not group and not self._call_hands():
                    limit = self._patience(started) if patience is None else patience
                    group = self._await() or self._give_up(limit)
                if group:
                    self._left -= len(group)
                    yield group
                    self._hold(-sum(len(result.body) for result in group))
        finally:
            with self._change:
                self._is_over = True
                self._change.notify_all()

    def _gather(self) -> list[FetchResult]:
        """The answers that are there, or come within a moment."""
        if self._done.empty():
            time.sleep(_GATHERING)
        group: list[FetchResult] = []
        with suppress(queue.Empty):
            while len(group) < _GROUP:
                group.append(self._done.get_nowait())
        return group

    def _await(self) -> list[FetchResult]:
        """The next answer, if one comes before the silence grows long."""
        with suppress(queue.Empty):
            return [self._done.get(timeout=_SILENCE)]
        return []

    def _patience(self, started: float) -> float:
        least, most = _PATIENCE
        if len(self._took) < _FEW:
            return most
        return min(most, max(least, _SLOWER * median(self._took), (time.monotonic() - started) / 4))

    def _give_up(self, patience: float) -> list[FetchResult]:
        """Once nothing waits any more: those that have been running for longer than `patience`."""
        now = time.monotonic()
        with self._change:
            if self._queued:
                return []
            late = [
                (ticket, request)
                for ticket, (begun, request) in self._running.items()
                if ticket not in self._given_up and now - begun > patience
            ]
            self._given_up.update(ticket for ticket, _ in late)
        says = "was still answering when all others were done"
        return [_failed(r, FetchError(says, place=r.url, code="too_slow")) for _, r in late]

    def _call_hands(self) -> bool:
        """Starts more threads, twice as many as there are, until `limit` of them are not stuck.

        Called whenever no answer is there: servers that answer at once need few hands, and few
        hands are not in each other's way.
        """
        if not self._queued:
            return False
        now = time.monotonic()
        with self._change:
            stuck = sum(1 for started, _ in self._running.values() if now - started > _STUCK)
            hosts = sum(1 for waiting in self._waiting.values() if waiting) + len(self._running)
            wanted = min(self._limit + min(stuck, self._limit * _MOST_STUCK), hosts)
            missing = max(0, min(wanted - self._threads, max(1, self._threads)))
            self._threads += missing
        for _ in range(missing):
            threading.Thread(target=self._work, name="fetch", daemon=True).start()
        return missing > 0

    def _work(self) -> None:
        while (taken := self._take()) is not None:
            ticket, host, request = taken
            result = self._fetch(request)
            with self._change:
                begun, _ = self._running.pop(ticket)
                self._took.append(time.monotonic() - begun)
                siblings = self._dismiss(host, result.fault)
                if self._waiting[host]:
                    heapq.heappush(self._ready, (time.monotonic() + self._pause(host), ticket, host))
                    self._change.notify()
                is_late = ticket in self._given_up
            if not is_late:
                self._put(result)
            for sibling in siblings:
                self._put(_failed(sibling, result.fault))

    def _dismiss(self, host: str, fault: FetchError | None) -> list[FetchRequest]:
        """All that waits for a host which takes no connection: it shares the fault instead of its turn."""
        if not isinstance(fault, HostUnreachable) or _host_of(fault.place) != host:
            return []
        siblings = list(self._waiting[host])
        self._waiting[host].clear()
        self._queued -= len(siblings)
        return siblings

    def _put(self, result: FetchResult) -> None:
        """Waits for room, so that bodies do not pile up while the reader is busy."""
        while self._held > _MOST_HELD and not self._is_over:
            time.sleep(_ROOM)
        self._hold(len(result.body))
        self._done.put(result)

    def _hold(self, size: int) -> None:
        if size:
            with self._change:
                self._held += size

    def _take(self) -> tuple[int, str, FetchRequest] | None:
        with self._change:
            while not self._is_over:
                if self._ready and self._ready[0][0] <= time.monotonic():
                    _, _, host = heapq.heappop(self._ready)
                    self._tickets += 1
                    request = self._waiting[host].popleft()
                    self._queued -= 1
                    self._running[self._tickets] = (time.monotonic(), request)
                    return self._tickets, host, request
                if not self._ready and not self._queued:
                    break
                self._change.wait(max(0.001, self._ready[0][0] - time.monotonic()) if self._ready else 0.2)
            self._threads -= 1
            return None

    def _fetch(self, request: FetchRequest) -> FetchResult:
        try:
            if request.ask_robots and not self._allows(request.url):
                return _failed(request, self._refusal(request.url))
            fetched, body = self._fetcher.fetch(
                request.url, etag=request.etag, last_modified=request.last_modified, accept=request.accept
            )
        except FetchError as fault:
            return _failed(request, fault)
        except Exception as fault:  # noqa: BLE001 - one address must not stop the others: it is told
            says = f"asking for it failed with {type(fault).__name__}: {fault}"
            return _failed(request, FetchError(says, place=request.url, code="crashed"))
        return FetchResult(request=request, fetched=fetched, body=body)

    def _allows(self, url: str) -> bool:
        """What robots.txt says, asked in the same thread, so that its host's delays hold up nobody else."""
        return bool(getattr(self._fetcher, "allowed", lambda _: True)(url))

    def _refusal(self, url: str) -> FetchError:
        if getattr(self._fetcher, "robots_silent", lambda _: False)(url):
            return FetchError("robots.txt could not be had", place=url, code="unreachable")
        return FetchError("robots.txt asks not to", place=url, code="robots")

    def _pause(self, host: str) -> float:
        is_newsstand = bool(getattr(self._fetcher, "newsstand", "")) and host.split(":", maxsplit=1)[
            0
        ].endswith(".example")
        return 0.0 if is_newsstand else self._spacing


def _host_of(url: str) -> str:
    """The host that is asked, with its port; an address that will be refused stands for itself."""
    try:
        return read_destination(normalise_url(url)).authority
    except AddressRefused:
        return url


def _failed(request: FetchRequest, fault: FetchError | None) -> FetchResult:
    return FetchResult(request=request, fetched=None, fault=fault)
