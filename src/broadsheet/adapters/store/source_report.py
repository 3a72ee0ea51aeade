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


def told_of_sources(code: str) -> dict[str, str]:
    """By source id, in words: what the kept report says of sources under a code of findings. Others lack."""
    rows = kept_report().get("sources", ())
    said = {row["source_id"]: [f["message"] for f in row["findings"] if f["code"] == code] for row in rows}
    return {source_id: "; ".join(messages) for source_id, messages in said.items() if messages}
