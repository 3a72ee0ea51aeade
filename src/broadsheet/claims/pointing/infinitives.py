"""Who does what stands behind "to", where another is named right before it: "gives Acme the OK to buy", "beat Acme to buy"."""

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


_OTHER = re.compile(
    rf"\b(?:beat(?:s|ing|en)?|outbid(?:s|ding)?|pip(?:s|ped)|edg(?:es|ed) out|fought off|fend(?:s|ed) off|saw off|s(?:ees|een) off|hir(?:es|ed|ing)|engag(?:es|ed|ing)|tapp?(?:s|ed|ing)|"
    rf"mandat(?:es|ed|ing)|appoint(?:s|ed|ing)|retain(?:s|ed|ing)|enlist(?:s|ed|ing)|recruit(?:s|ed|ing)|work(?:s|ed|ing)? with) (?:(?:the|an?|its|bankers at|advisers at|rivals?|[a-z-]+) ){{0,3}}?{E} to $"
)


def before_other(left: str) -> str | None:
    """As in "Acme beat Globex to (buy)", "has hired Globex to (buy)": the words up to that verb, whose subject does both."""
    found = _OTHER.search(left)
    return left[: found.start()] if found else None
