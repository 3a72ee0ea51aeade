"""What was wrong with a feed: one Finding for each code, however often it happened."""

from __future__ import annotations

from broadsheet.records import Finding
from broadsheet.records.finding import Level

STEP = "feeds@1"


class Faults:
    """Counts faults by code and keeps the first of each, so that a hostile feed cannot flood the store."""

    def __init__(self, subject_id: str) -> None:
        self._subject_id = subject_id
        self._seen: dict[str, tuple[Level, str, int]] = {}

    def note(self, code: str, message: str, *, level: Level = "warning") -> None:
        """Counts one fault; `message` is kept where it is the first of its code."""
        first = self._seen.get(code)
        self._seen[code] = (level, message, 1) if first is None else (first[0], first[1], first[2] + 1)

    def findings(self) -> tuple[Finding, ...]:
        """One Finding for each code, in the order first seen."""
        return tuple(
            Finding(
                level=level,
                step=STEP,
                subject_id=self._subject_id,
                code=code,
                message=message if count == 1 else f"{message} ({count} times)",
            )
            for code, (level, message, count) in self._seen.items()
        )
