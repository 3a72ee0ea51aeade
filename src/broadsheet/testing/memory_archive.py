"""An archive that forgets everything when it is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock

from broadsheet.errors import ArchiveDamaged, NotFound
from broadsheet.records import Fetched
from broadsheet.records import body_id as digest_of


class MemoryArchive:
    """Keeps responses in memory; a body that comes twice is kept once."""

    def __init__(self) -> None:
        self._responses: list[Fetched] = []
        self._bodies: dict[str, bytes] = {}
        self._lock = Lock()

    def put(self, fetched: Fetched, body: bytes) -> None:
        """See `ports.Archive`."""
        self.put_all([(fetched, body)])

    def put_all(self, responses: Sequence[tuple[Fetched, bytes]]) -> list[str]:
        """See `ports.Archive`."""
        with self._lock:
            start = len(self._responses)
            self._responses += [fetched for fetched, _ in responses]
            for fetched, body in responses:
                if fetched.body_id:
                    self._bodies.setdefault(fetched.body_id, body)
        return [str(start + place) for place in range(len(responses))]

    def sync(self) -> None:
        """Nothing is forced anywhere."""

    def body(self, body_id: str) -> bytes:
        """See `ports.Archive`."""
        try:
            body = self._bodies[body_id]
        except KeyError as fault:
            raise NotFound(f"no body {body_id[:12]} in the archive") from fault
        if digest_of(body) != body_id:
            raise ArchiveDamaged("does not match its digest", excerpt=body_id)
        return body

    def responses(self, *, since: datetime | None = None) -> Iterator[tuple[Fetched, bytes]]:
        """See `ports.Archive`."""
        for fetched in tuple(self._responses):
            if since is None or fetched.at >= since:
                yield fetched, self._bodies.get(fetched.body_id, b"")

    def mark(self) -> str:
        """See `ports.Archive`."""
        return str(len(self._responses))

    def responses_after(self, mark: str) -> Iterator[tuple[Fetched, bytes]]:
        """See `ports.Archive`."""
        for fetched in tuple(self._responses[int(mark) :]):
            yield fetched, self._bodies.get(fetched.body_id, b"")

    def close(self) -> None:
        """Nothing to close."""
