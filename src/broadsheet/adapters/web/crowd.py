"""Many fetches at once, politely: hosts interleaved, one at a time each, the slow ones set aside."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from broadsheet.adapters.web.fetch_request import FetchRequest, FetchResult, failed, host_of
from broadsheet.adapters.web.host_queue import HostQueue
from broadsheet.errors import FetchError, HostUnreachable
from broadsheet.ports import Fetcher
from broadsheet.records import Fetched

SPACING = 1.0  #: seconds between two requests to one host
_STUCK = 0.7  #: seconds after which a fetch no longer counts against the limit
_MOST_STUCK = 6  #: times the limit
_SLOWER = 10  #: times the usual answer: what takes longer is a straggler
_PATIENCE = (0.5, 10.0)  #: least and most seconds that a straggler has, when all others are done
_AHEAD = 32  #: requests on their way of which nobody waits for the answer
_MOMENT = 0.002  #: seconds in which another answer comes, where many do
_GATHERING = 0.03  #: seconds for which answers gather at most: taken singly, each costs a change of threads
_ENOUGH = 1_000_000  #: bytes of bodies that are handed over together: a feed is not to wait for its reader
_SILENCE = 0.1  #: seconds without an answer, and stragglers are looked at
_MOST_HELD = 32_000_000  #: bytes of bodies that wait to be taken; beyond, no other is handed over
_ROOM = 0.01  #: seconds between two looks at whether there is room for another answer
_IDLE = 0.2  #: seconds between two looks of a hand for whom nothing is to do
_LONGEST_HOLD = 120.0  #: seconds for which one host's wish for pauses may hold up a round
_FEW = 5  #: answers from which "usual" means anything


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

    One request at a time for each host, `spacing` seconds apart (none on the newsstand). At most
    `limit` threads ask and hear, and some requests are on their way while nobody waits for them. A
    fetch that takes long gives its place up to another. Those still running when all others are done
    are given up as too slow, `patience` seconds after they began: where none is given, ten times the
    usual answer or a quarter of the round so far, from half a second to ten. Once a host has no
    address, takes no connection or asks for a pause (429, or 503 with Retry-After), all that waits for it
    shares that fault. Pages are asked for as seldom as the host's robots.txt wishes; those that would not
    fit into two minutes so are too slow for this round.
    """
    crowd = _Crowd(fetcher, requests, limit, spacing)
    yield from crowd.groups(patience)


class Asked(Protocol):
    """A request that is on its way."""

    def hear(self) -> tuple[Fetched, bytes]:
        """Its answer, as `Fetcher.fetch` gives it."""
        ...

    def drop(self) -> None:
        """Ends it where nobody wants the answer any more."""
        ...


@dataclass(slots=True)
class _Turn:
    """One request that was begun."""

    ticket: int
    host: str
    request: FetchRequest
    asked: Asked | None = None


class _Crowd:
    def __init__(
        self, fetcher: Fetcher, requests: Iterable[FetchRequest], limit: int, spacing: float
    ) -> None:
        self._fetcher = fetcher
        self._ask: Callable[..., Asked] | None = getattr(fetcher, "ask", None)
        self._limit = max(1, limit)
        is_newsstand = bool(getattr(fetcher, "newsstand", ""))
        self._queue = HostQueue(requests, spacing, is_newsstand=is_newsstand)
        self._left = len(self._queue)
        self._running: dict[int, tuple[float, FetchRequest]] = {}
        self._asked: deque[_Turn] = deque()
        self._given_up: set[int] = set()
        self._change = threading.Condition()
        self._done: queue.SimpleQueue[FetchResult] = queue.SimpleQueue()
        self._took: deque[float] = deque(maxlen=500)
        self._threads = self._tickets = self._held = 0
        self._is_hearing = self._is_over = False

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
            self._end()

    def _end(self) -> None:
        with self._change:
            self._is_over = True
            self._change.notify_all()
            unheard = [turn.asked for turn in self._asked if turn.asked]
        for asked in unheard:
            asked.drop()

    def _gather(self) -> list[FetchResult]:
        """The answers that are there, once no more come within a moment or their bodies are enough."""
        until, before = time.monotonic() + _GATHERING, -1
        while before < (count := self._done.qsize()) and self._held < _ENOUGH and time.monotonic() < until:
            before = count
            time.sleep(_MOMENT)
        group: list[FetchResult] = []
        size = 0
        with suppress(queue.Empty):
            while size < _ENOUGH:
                group.append(self._done.get_nowait())
                size += len(group[-1].body)
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
            if self._queue or self._asked:
                return []
            late = [
                (ticket, request)
                for ticket, (begun, request) in self._running.items()
                if ticket not in self._given_up and now - begun > patience
            ]
            self._given_up.update(ticket for ticket, _ in late)
        says = "was still answering when all others were done"
        return [failed(r, FetchError(says, place=r.url, code="too_slow")) for _, r in late]

    def _call_hands(self) -> bool:
        """Starts more threads, twice as many as there are, until `limit` of them are not stuck.

        Called whenever no answer is there: servers that answer at once need few hands, and few
        hands are not in each other's way.
        """
        if not self._queue and not self._asked:
            return False
        now = time.monotonic()
        with self._change:
            stuck = sum(1 for started, _ in self._running.values() if now - started > _STUCK)
            hosts = self._queue.hosts + len(self._running)
            wanted = min(self._limit + min(stuck, self._limit * _MOST_STUCK), hosts)
            missing = max(0, min(wanted - self._threads, max(1, self._threads)))
            self._threads += missing
        for _ in range(missing):
            threading.Thread(target=self._work, name="fetch", daemon=True).start()
        return missing > 0

    def _work(self) -> None:
        while (turn := self._take()) is not None:
            result = self._fetch(turn)
            if result is None:
                self._leave(turn)
            else:
                self._finish(turn, result)

    def _leave(self, turn: _Turn) -> None:
        """What was asked waits to be heard by whoever is free."""
        with self._change:
            if not self._is_over:
                self._asked.append(turn)
            elif turn.asked is not None:
                turn.asked.drop()

    def _finish(self, turn: _Turn, result: FetchResult) -> None:
        shared, delay = _closing(turn.host, result), self._wished_delay(turn)
        with self._change:
            begun, _ = self._running.pop(turn.ticket)
            self._took.append(time.monotonic() - begun)
            siblings = self._queue.dismiss(turn.host, keep=0 if shared else _room_at(delay))
            if self._queue.come_back(turn.host, delay):
                self._change.notify()
            is_late = turn.ticket in self._given_up
        if not is_late:
            self._put(result)
        for sibling in siblings:
            self._put(failed(sibling, shared or _too_seldom(sibling, delay)))

    def _wished_delay(self, turn: _Turn) -> float:
        """Seconds between two pages that the host's robots.txt asks for; 0 where it asks for none."""
        if not turn.request.ask_robots:
            return 0.0
        return getattr(self._fetcher, "crawl_delay", lambda _: None)(turn.request.url) or 0.0

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

    def _take(self) -> _Turn | None:
        """The next thing to do: many are asked, then heard one after the other while others still think."""
        with self._change:
            while not self._is_over:
                if self._is_to_hear():
                    return self._asked.popleft()
                if self._queue.is_due:
                    return self._begin()
                if not self._queue:
                    break
                pause = self._queue.pause
                self._change.wait(_IDLE if pause is None else max(0.001, pause))
            self._threads -= 1
            return None

    def _is_to_hear(self) -> bool:
        """All that were asked are heard before others are asked: one by one, each would wake its server."""
        is_enough = self._is_hearing or len(self._asked) >= _AHEAD or not self._queue.is_due
        self._is_hearing = bool(self._asked) and is_enough
        return self._is_hearing

    def _begin(self) -> _Turn:
        host, request = self._queue.take()
        self._tickets += 1
        self._running[self._tickets] = (time.monotonic(), request)
        return _Turn(self._tickets, host, request)

    def _fetch(self, turn: _Turn) -> FetchResult | None:
        """The result of a turn; None where its request was sent and the answer is still to be heard."""
        request = turn.request
        try:
            if turn.asked is not None:
                fetched, body = turn.asked.hear()
            elif request.ask_robots and not self._allows(request.url):
                return failed(request, self._refusal(request.url))
            elif self._ask is not None:
                turn.asked = self._ask(request.url, **_manner(request))
                return None
            else:
                fetched, body = self._fetcher.fetch(request.url, **_manner(request))
        except FetchError as fault:
            return failed(request, fault)
        except Exception as fault:  # noqa: BLE001 - one address must not stop the others: it is told
            says = f"asking for it failed with {type(fault).__name__}: {fault}"
            return failed(request, FetchError(says, place=request.url, code="crashed"))
        return FetchResult(request=request, fetched=fetched, body=body)

    def _allows(self, url: str) -> bool:
        """What robots.txt says, asked in the same thread, so that its host's delays hold up nobody else."""
        return bool(getattr(self._fetcher, "allowed", lambda _: True)(url))

    def _refusal(self, url: str) -> FetchError:
        if getattr(self._fetcher, "robots_silent", lambda _: False)(url):
            return FetchError("robots.txt could not be had", place=url, code="unreachable")
        return FetchError("robots.txt asks not to", place=url, code="robots")


def _closing(host: str, result: FetchResult) -> FetchError | None:
    """The fault that all shares which waits for a host: it takes no connection, or asks to be let alone."""
    fault, fetched = result.fault, result.fetched
    if isinstance(fault, HostUnreachable) and host_of(fault.place) == host:
        return fault
    if fetched is None or host_of(fetched.final_url) != host:
        return None
    if fetched.status == 429 or (fetched.status == 503 and fetched.retry_after_seconds):
        says = f"the host asks for a pause: it answered {fetched.status} to another request"
        return FetchError(says, place=fetched.url, code="unreachable")
    return None


def _room_at(delay: float) -> int | None:
    """How many more requests a host may get at such a delay; None for any number."""
    return None if delay <= SPACING else int(_LONGEST_HOLD // delay)


def _too_seldom(request: FetchRequest, delay: float) -> FetchError:
    says = f"robots.txt asks for {delay:g} seconds between two pages, and others were before it"
    return FetchError(says, place=request.url, code="too_slow")


def _manner(request: FetchRequest) -> dict[str, str]:
    return {"etag": request.etag, "last_modified": request.last_modified, "accept": request.accept}
