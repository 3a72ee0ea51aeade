"""Conditions of a promise: what somebody will do once targets are met or regulators agree is promised, and no hypothesis."""

from __future__ import annotations

import re
from typing import Final

_CONDITION: Final = re.compile(
    r" (?:if|provided(?: that)?|as long as|so long as|assuming(?: that)?|on condition that) "
    r"(?=[^;:]*\b(?:milestones?|targets?|conditions?|goals?|thresholds?|benchmarks?|criteria|approv\w+|clear(?:s|ed|ance)|regulators?|shareholders?|consents?)\b)[^;:]*$"
)
_PROMISED: Final = re.compile(
    r"\b(?:will|'ll|agree[ds]?|committed|commits|commitment|pledge[ds]?|promise[ds]?|undertook|vow(?:s|ed)|set to|due to|obliged|bound|contracted)\b"
)
_OPEN: Final = re.compile(r"\b(?:could|would|might|may|should|whether|wants?|hopes?|even)\b")


def promised_under_condition(clause: str) -> str:
    """A masked clause without the condition of what it promises: "will put $5m into Acme if targets are met"."""
    found = _CONDITION.search(clause)
    if found is None:
        return clause
    promise = clause[: found.start()]
    is_promise = _PROMISED.search(promise) is not None and _OPEN.search(promise) is None
    return promise if is_promise else clause
