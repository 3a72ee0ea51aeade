"""What one connection asks of the newsstand it belongs to."""

from __future__ import annotations

from datetime import datetime
from socket import socket
from threading import Event
from typing import Protocol

from broadsheet.testing.newsstand.faults import Fault, Switch
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.site import Answer
from broadsheet.testing.newsstand.stand import Newsstand


class FrontDesk(Protocol):
    """The newsstand as a call sees it; `NewsstandServer` is the one there is."""

    newsstand: Newsstand
    slow_seconds: float  #: pause between the pieces of a slow answer
    stopping: Event  #: set when the stand closes

    @property
    def address(self) -> str:
        """The interface and port, as "127.0.0.1:PORT"."""
        ...

    @property
    def now(self) -> datetime | None:
        """The instant shown; None: the end of the calendar."""
        ...

    @now.setter
    def now(self, instant: datetime | None) -> None: ...

    def fault(self, outlet_id: str, fault: Fault | None) -> None:
        """Switches a fault of an outlet on, or off with None. Raises KeyError for no such outlet."""
        ...

    def outlet_at(self, host: str) -> Outlet | None:
        """The outlet behind a Host header."""
        ...

    def meet_fault(self, outlet: Outlet, path: str) -> Switch | None:
        """The fault that a request meets, counting it against the switch."""
        ...

    def answer(self, outlet: Outlet, path: str) -> Answer:
        """What the outlet shows at a path now."""
        ...

    def walled(self, outlet: Outlet, path: str, fault: Fault) -> Answer:
        """The outlet's answer with a wall before its articles."""
        ...

    def note(self, host: str, path: str, status: int) -> None:
        """Counts an answer."""
        ...

    def greet(self, connection: socket) -> None:
        """Remembers an open connection, to end it when the stand closes."""
        ...

    def part(self, connection: socket) -> None:
        """Forgets a connection that has ended."""
        ...
