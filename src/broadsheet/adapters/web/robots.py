"""robots.txt, asked once a day and kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from broadsheet.errors import AddressRefused, FetchError

AGENT = "Broadsheet"
_KEPT = timedelta(hours=24)
_KEPT_FAILURE = timedelta(minutes=20)
_LONGEST = 512_000  #: RFC 9309 asks for at least 500 KiB
_MOST_HOSTS = 5000

Ask = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None  #: None: `verdict` stands for every path
    verdict: bool
    until: datetime


class Robots:
    """Knows which pages hosts ask robots not to fetch; safe for many threads."""

    def __init__(self, ask: Ask, *, clock: Callable[[], datetime]) -> None:
        self._ask = ask
        self._clock = clock
        self._known: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched. No robots.txt allows all; a failing server allows nothing."""
        rules = self._rules(_origin(url))
        return rules.verdict if rules.rules is None else bool(rules.rules.can_fetch(url, AGENT))

    def is_silent(self, url: str) -> bool:
        """Whether nothing is allowed only because robots.txt could not be had: that may pass."""
        with self._lock:
            known = self._known.get(_origin(url))
        return known is not None and known.rules is None and not known.verdict

    def known_delay(self, url: str) -> float | None:
        """The crawl delay in seconds, at most a minute, from a robots.txt that was read already."""
        with self._lock:
            known = self._known.get(_origin(url))
        if known is None or known.rules is None:
            return None
        delay = known.rules.crawl_delay(AGENT)
        return min(float(delay), 60.0) if delay else None

    def _rules(self, origin: str) -> _Rules:
        now = self._clock()
        with self._lock:
            known = self._known.get(origin)
        if known is not None and known.until > now:
            return known
        found = self._read(origin, now)
        with self._lock:
            if len(self._known) >= _MOST_HOSTS:
                self._known.clear()
            self._known[origin] = found
        return found

    def _read(self, origin: str, now: datetime) -> _Rules:
        try:
            status, body = self._ask(origin + "/robots.txt")
        except AddressRefused:
            raise
        except FetchError:
            return _Rules(None, verdict=False, until=now + _KEPT_FAILURE)
        if status == 200:
            text = body[:_LONGEST].decode("utf-8", "replace").replace("\x00", "")
            return _Rules(Protego.parse(text), verdict=True, until=now + _KEPT)
        if status == 429 or status >= 500:
            return _Rules(None, verdict=False, until=now + _KEPT_FAILURE)
        return _Rules(None, verdict=True, until=now + _KEPT)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
