"""A post that keeps what it is given."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.errors import PostError
from broadsheet.records import Letter


class MemoryPost:
    """Takes every letter, save those that `refuses` names a fault for."""

    def __init__(self, refuses: Callable[[Letter], PostError | None] = lambda _: None) -> None:
        self.taken: list[Letter] = []
        self._refuses = refuses

    def send(self, letter: Letter) -> None:
        """See `ports.Post`."""
        if "@" not in letter.to:
            raise PostError("this is no mail address", for_good=True, excerpt=letter.to)
        fault = self._refuses(letter)
        if fault is not None:
            raise fault
        self.taken.append(letter)

    def close(self) -> None:
        """Nothing is open."""
