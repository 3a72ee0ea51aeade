"""Requests waiting for their hosts: one at a time each, with a pause between two."""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Iterable

from broadsheet.adapters.web.fetch_request import FetchRequest, host_of


class HostQueue:
    """Who may be asked now, hosts in the order they came. Not safe for threads by itself.

    A host whose request was taken comes back with `come_back` once it was answered, and may be asked
    again `spacing` seconds later; hosts ending in .example need no pause where `is_newsstand`.
    """

    def __init__(self, requests: Iterable[FetchRequest], spacing: float, *, is_newsstand: bool) -> None:
        self._spacing = spacing
        self._is_newsstand = is_newsstand
        self._waiting: dict[str, deque[FetchRequest]] = {}
        self._rationed: set[str] = set()
        self._ready: list[tuple[float, int, str]] = []
        self._left = self._count = 0
        for request in requests:
            host = host_of(request.url)
            if host not in self._waiting:
                self._waiting[host] = deque()
                self._line_up(host, 0.0)
            self._waiting[host].append(request)
            self._left += 1

    def __len__(self) -> int:
        """The requests that nobody has taken yet."""
        return self._left

    @property
    def hosts(self) -> int:
        """The hosts that have requests waiting."""
        return sum(1 for waiting in self._waiting.values() if waiting)

    @property
    def is_due(self) -> bool:
        """Whether some host may be asked now."""
        return bool(self._ready) and self._ready[0][0] <= time.monotonic()

    @property
    def pause(self) -> float | None:
        """Seconds until the next host may be asked; None while all that have requests are being asked."""
        return self._ready[0][0] - time.monotonic() if self._ready else None

    def take(self) -> tuple[str, FetchRequest]:
        """The next host, and what to ask of it."""
        _, _, host = heapq.heappop(self._ready)
        self._left -= 1
        return host, self._waiting[host].popleft()

    def come_back(self, host: str, delay: float = 0.0) -> bool:
        """The host has answered; True where more waits, for the pause or `delay` if that is longer."""
        if not self._waiting[host]:
            return False
        is_free = self._is_newsstand and host.split(":", maxsplit=1)[0].endswith(".example")
        self._line_up(host, time.monotonic() + (0.0 if is_free else max(self._spacing, delay)))
        return True

    def dismiss(self, host: str, keep: int | None) -> list[FetchRequest]:
        """Takes out what waits for a host which was taken, but for the first few to `keep`; None keeps all.

        A host is given a number once: later ones do not prolong it.
        """
        if keep is None or (keep and host in self._rationed):
            return []
        self._rationed.add(host)
        waiting = self._waiting[host]
        siblings = [waiting.pop() for _ in range(len(waiting) - keep)][::-1]
        self._left -= len(siblings)
        return siblings

    def _line_up(self, host: str, ready_at: float) -> None:
        self._count += 1
        heapq.heappush(self._ready, (ready_at, self._count, host))
