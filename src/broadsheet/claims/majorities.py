"""Whether a part of a company that changes hands is enough to rule it."""

from __future__ import annotations

import re

_HALF = 50
_WORDED = re.compile(
    r"\b(?:majority|controlling|full|outright) (?:[a-z]+ )?(?:stake|interest|holding|shareholding|ownership|control)\b"
)
_SHARE = re.compile(
    r"(?<![\d.])(\d{2,3})(?:\.\d+)? ?(?:%|per ?cent)(?! (?:discount|premium|interest|more|less|of the (?:money|funding)))"
)
_OWNS = re.compile(
    r"(?:own|hold|held|ha[sd]\b|have|control|report|disclos|reveal|declar|keep|kept|retain|maintain)"
)


def changes_control(told: str) -> bool:
    """As in "bought 80% of Acme", "takes a majority stake in Acme"; who merely owns the greater part buys nothing."""
    if _OWNS.match(told):
        return False
    shares = [int(share) for share in _SHARE.findall(told)]
    return _WORDED.search(told) is not None or any(_HALF < share <= 2 * _HALF for share in shares)
