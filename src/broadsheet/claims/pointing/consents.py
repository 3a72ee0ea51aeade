"""Whom a consent lets act: "gives Acme the OK to buy Globex", "has granted Acme permission to buy"."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E

_CONSENT = r"(?:OK|okay|permission|approval|consent|leave|blessing|clearance|go - ahead|go-ahead|nod|green light|all - clear|all-clear|thumbs up|authori[sz]ation|waiver)"
_GIVEN = re.compile(
    rf"\b(?:giv(?:e|es|en|ing)|gave|grant(?:s|ed|ing)?|hand(?:s|ed)?) ({E}) (?:(?:the|its|an?|[\ue300-\ue3ff] 's) )?(?:[a-z-]+ ){{0,3}}?{_CONSENT} to $"
)
_LET = re.compile(
    rf"\b(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|clear(?:s|ed|ing)?|authori[sz](?:es|ed|ing)) ({E}) to $"
)


def consented_to(left: str) -> str | None:
    """The sign of who may do what stands behind "to"; None where nobody is let."""
    found = _GIVEN.search(left) or _LET.search(left)
    return found[1] if found else None
