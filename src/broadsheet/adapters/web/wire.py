"""One connection that speaks HTTP/1.1: a request out, an answer in, and again (decisions/0015)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import h11
import httpcore2

from broadsheet.adapters.web.headers import Headers, read_headers

HEAD_BYTES = 100_000  #: of all header lines of one answer
_PIECE = 65_536


class WireBroken(Exception):  # noqa: N818
    """The other side closed, or spoke no HTTP; `is_unheard`: before the first byte of its answer."""

    def __init__(self, message: str, *, is_unheard: bool = False) -> None:
        self.is_unheard = is_unheard
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Head:
    """Status and headers of an answer."""

    status: int
    headers: Headers


class Wire:
    """One connection, for one thread at a time; `silence`: seconds that may pass without a byte."""

    def __init__(self, stream: httpcore2.NetworkStream, *, silence: float) -> None:
        self._stream = stream
        self._silence = silence
        self._speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_BYTES)
        self._is_heard = False
        self.rests_since = 0.0

    def ask(self, target: str, headers: list[tuple[str, str]]) -> Head:
        """Sends a GET and reads the head of its answer.

        Raises WireBroken, and TimeoutException of httpcore2 where the time is over.
        """
        self._is_heard = False
        try:
            request = self._speech.send(h11.Request(method="GET", target=target, headers=headers))
            self._speech.send(h11.EndOfMessage())
            self._write(request or b"")
            while not isinstance(event := self._next(), h11.Response):
                continue
        except h11.ProtocolError as fault:
            raise WireBroken(str(fault)) from fault
        return Head(event.status_code, read_headers(event.headers))

    def body(self) -> Iterator[bytes]:
        """The body of the answer whose head was read, piece by piece. Raises WireBroken if it breaks off."""
        try:
            while not isinstance(event := self._next(), h11.EndOfMessage):
                if isinstance(event, h11.Data):
                    yield event.data
        except h11.ProtocolError as fault:
            raise WireBroken(str(fault)) from fault

    def rest(self) -> bool:
        """Makes ready for the next request; False after a half-read answer, or the last one."""
        speech = self._speech
        if speech.our_state is not h11.DONE or speech.their_state is not h11.DONE or speech.trailing_data[0]:
            return False
        speech.start_next_cycle()
        self.rests_since = time.monotonic()
        return True

    def is_open(self) -> bool:
        """Whether a resting wire can be used: a server that has anything to say now says goodbye."""
        return not self._stream.get_extra_info("is_readable")

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def _write(self, data: bytes) -> None:
        try:
            self._stream.write(data, self._silence)
        except httpcore2.NetworkError as fault:
            raise WireBroken(str(fault), is_unheard=True) from fault

    def _next(self) -> h11.Event:
        while True:
            event = self._speech.next_event()
            if event is h11.NEED_DATA:
                self._hear()
            elif event is h11.PAUSED:
                raise WireBroken("more than one answer came")
            elif isinstance(event, h11.Event):
                return event

    def _hear(self) -> None:
        try:
            data = self._stream.read(_PIECE, self._silence)
        except httpcore2.NetworkError as fault:
            raise WireBroken(str(fault), is_unheard=not self._is_heard) from fault
        if not data and not self._is_heard:
            raise WireBroken("closed without an answer", is_unheard=True)
        self._is_heard = True
        self._speech.receive_data(data)
