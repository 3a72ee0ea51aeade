"""A trail: what was done, so that the last of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable


class Trail:
    """Steps of an index that can be undone, the last first."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], None]] = []
        self._begins: list[int] = []  #: where each addition begins

    def begin(self) -> None:
        """What is noted from now on belongs to one more addition."""
        self._begins.append(len(self._undo))

    def note(self, undo: Callable[[], None]) -> None:
        """Remembers how to undo what is done next, or was done just now."""
        self._undo.append(undo)

    def take_back(self, count: int) -> None:
        """Undoes the last `count` additions."""
        for _ in range(count):
            begin = self._begins.pop()
            while len(self._undo) > begin:
                self._undo.pop()()
