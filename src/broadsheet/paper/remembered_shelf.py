"""A shelf that is asked for the same thing once: for as long as its revision stands, answers stand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, cast

from broadsheet.press import Shelf

REMEMBERED: Final = frozenset({
    "revision", "changed_at", "editions", "topics", "ledger", "parties", "sources", "loops", "corrections",
    "findings", "changes", "dependence", "growth", "scoops", "outlet_name",
})  # fmt: skip
"""Questions whose answers are small in number and shown on many pages."""
MOST: Final = 2000  #: answers kept for one revision


class RememberedShelf:
    """Hands every question on, and keeps the answers to REMEMBERED ones."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._answers: dict[tuple[Any, ...], Any] = {}
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        """The shelf's own method, or one that looks at the answers kept first."""
        method = getattr(self._shelf, name)
        return self._remember(name, method) if name in REMEMBERED else method

    def _remember(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*args: Any, **named: Any) -> Any:
            key = (name, args, tuple(sorted(named.items())))
            if key not in self._answers:
                answer = method(*args, **named)
                with self._lock:
                    if len(self._answers) < MOST:
                        self._answers[key] = answer
                return answer
            return self._answers[key]

        return ask


def remember(shelf: Shelf) -> Shelf:
    """The shelf with a memory. Only for a shelf whose answers do not change while it lives."""
    return cast("Shelf", RememberedShelf(shelf))
