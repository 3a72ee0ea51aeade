"""Conditions of a deed: what nobody is kept from is not done for that; what somebody will do once targets are met or regulators agree is promised, and no hypothesis."""

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


_NOT_KEPT: Final = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer) (?:[a-z]+ly )?(?:barred|banned|prohibited|prevented|blocked|stopped|precluded|forbidden|kept|restricted) from (?:[a-z]+ly )?$"
)


def is_only_allowed(start: int, mask: str) -> bool:
    """As in "is not barred from (buying chips from Acme)": what somebody may do."""
    return _NOT_KEPT.search(mask, max(0, start - 60), start) is not None
