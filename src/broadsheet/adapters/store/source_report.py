"""The day's report on sources, kept as it was made: what the paper shows costs no counting."""

from __future__ import annotations

import json
from typing import Any, Final

from broadsheet.adapters.store import reading

NOTE: Final = "report on sources"


def kept_report() -> dict[str, Any]:
    """The report on sources that was kept last: its day and one mapping a source; empty before the first."""
    kept = reading.note(NOTE)
    return json.loads(kept) if kept else {}


def report_day() -> str:
    """The day of the report that was kept last, "" before the first."""
    return str(kept_report().get("day", ""))


def shortfalls() -> dict[str, str]:
    """By source id, in words: where the kept report finds a source below its floors. Sound ones lack."""
    told = {row["source_id"]: row["findings"] for row in kept_report().get("sources", ())}
    return {source_id: "; ".join(f["message"] for f in found) for source_id, found in told.items() if found}
