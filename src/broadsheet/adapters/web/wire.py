"""One connection that speaks HTTP/1.1: a request out, an answer in, and again (decisions/0015)."""

from __future__ import annotations

import re
import select
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass

import h11
import httpcore2

from broadsheet.adapters.web.connections import Deadline
from broadsheet.adapters.web.headers import Headers, read_header_lines, read_headers

HEAD_BYTES = 100_000  #: of all header lines of one answer
_PIECE = 65_536

#: "Nothing has changed", whole and with nothing after it: four of five answers that a poller gets.
_UNCHANGED = re.compile(
    rb"HTTP/1\.1 304 [\t -~]{0,100}\r\n"
    rb"((?:[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}:[\t -~\x80-\xff]{0,4000}\r\n){0,60})\r\n"
)

Headed = list[tuple[str, str]]


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
    """One connection, for one thread at a time; `silence`: seconds that may pass without a byte.

    Answers are read by h11, save a plain 304, which one expression reads at a tenth of the cost.
    """

    def __init__(self, connected: socket.socket, deadline: Deadline, *, silence: float) -> None:
        self._socket = connected
        self._deadline = deadline
        self._silence = silence
        self._asked: tuple[str, Headed] = ("", [])
        self._speech: h11.Connection | None = None
        self._is_done = False
        self.rests_since = 0.0

    def ask(self, target: str, headers: Headed) -> None:
        """Sends a GET, whose answer `hear` gives, at once or later; a wire that fails is closed.

        Raises WireBroken, and TimeoutException of httpcore2 where the time is over.
        """
        self._asked, self._speech, self._is_done = (target, headers), None, False
        lines = [f"GET {target} HTTP/1.1", *[f"{name}: {value}" for name, value in headers], "", ""]
        try:
            self._write("\r\n".join(lines).encode("latin-1"))
        except BaseException as fault:
            self.close()
            if isinstance(fault, OSError):
                raise WireBroken(str(fault), is_unheard=True) from fault
            raise

    def hear(self) -> Head:
        """The head of the answer to what was asked. Raises and closes as `ask` does."""
        try:
            first = self._read_first()
            return self._read_unchanged(first) or self._read_head(first)
        except BaseException:
            self.close()
            raise

    def body(self) -> Iterator[bytes]:
        """The body of the answer whose head was read, piece by piece. Raises WireBroken if it breaks off."""
        if self._speech is None:
            return
        try:
            while not isinstance(event := self._next(self._speech), h11.EndOfMessage):
                if isinstance(event, h11.Data):
                    yield event.data
        except h11.ProtocolError as fault:
            raise WireBroken(str(fault)) from fault

    def rest(self) -> bool:
        """Makes ready for the next request; False after a half-read answer, or the last one."""
        speech = self._speech
        if speech is not None:
            is_whole = speech.our_state is h11.DONE and speech.their_state is h11.DONE
            self._is_done = is_whole and not speech.trailing_data[0]
        self.rests_since = time.monotonic()
        return self._is_done

    def is_open(self) -> bool:
        """Whether a resting wire can be used: a server that has anything to say now says goodbye."""
        watch = select.poll()
        watch.register(self._socket, select.POLLIN)
        return not watch.poll(0)

    def close(self) -> None:
        """Ends the connection."""
        self._socket.close()

    def _read_first(self) -> bytes:
        try:
            first = self._read()
        except OSError as fault:
            raise WireBroken(str(fault), is_unheard=True) from fault
        if not first:
            raise WireBroken("closed without an answer", is_unheard=True)
        return first

    def _read_unchanged(self, first: bytes) -> Head | None:
        found = _UNCHANGED.fullmatch(first)
        if found is None:
            return None
        headers = read_header_lines(found[1].decode("latin-1"))
        self._is_done = "close" not in headers.get("connection", "").lower()
        return Head(304, headers)

    def _read_head(self, first: bytes) -> Head:
        target, headers = self._asked
        try:
            self._speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_BYTES)
            self._speech.send(h11.Request(method="GET", target=target, headers=headers))
            self._speech.send(h11.EndOfMessage())
            self._speech.receive_data(first)
            while not isinstance(event := self._next(self._speech), h11.Response):
                continue
        except h11.ProtocolError as fault:
            raise WireBroken(str(fault)) from fault
        return Head(event.status_code, read_headers(event.headers))

    def _next(self, speech: h11.Connection) -> h11.Event:
        while True:
            event = speech.next_event()
            if event is h11.NEED_DATA:
                try:
                    speech.receive_data(self._read())
                except OSError as fault:
                    raise WireBroken(str(fault)) from fault
            elif event is h11.PAUSED:
                raise WireBroken("more than one answer came")
            elif isinstance(event, h11.Event):
                return event

    def _read(self) -> bytes:
        self._socket.settimeout(self._deadline.left(self._silence))
        try:
            return self._socket.recv(_PIECE)
        except TimeoutError as fault:
            raise httpcore2.ReadTimeout("no byte in time") from fault

    def _write(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left(self._silence))
        try:
            self._socket.sendall(data)
        except TimeoutError as fault:
            raise httpcore2.WriteTimeout("took no byte in time") from fault
