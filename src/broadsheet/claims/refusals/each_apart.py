"""Lists of equals whose members deal with somebody else, and not with one another."""

from __future__ import annotations

import re

from broadsheet.claims.frames.slots import Slots
from broadsheet.claims.mask import Masked

_WITH = re.compile(
    r"(?<!, )(?<!together )(?<!along )(?<!familiar )(?<!acquainted )(?<!line )\bwith (?:(?!sa(?:id|ys?)\b|told\b|reports?\b|that\b)[a-z-]+ ){0,5}$"
)
_EACH = re.compile(r"\b(?:both|each|separately|individually|respectively)\b")
_ALSO_AT_WORK = re.compile(r"\b(?:also|both|each|all|separately) work(?:ing|ed)? $")
_VENTURES = re.compile(r"\b(?:joint ventures|ventures|alliances|collaborations|tie-ups)\b")


def are_each_with_another(slots: Slots, match: re.Match[str], masked: Masked) -> bool:
    """As in "A and B have signed deals", "inks deals with A and B to deploy AI", "A and B are also working on robots"."""
    if slots.source is None or slots.source is not slots.target:
        return False
    if _ALSO_AT_WORK.search(match.group()) and "together" not in masked.mask:
        return True
    if slots.is_plural or (_EACH.search(match.group()) and _VENTURES.search(match.group())):
        return True
    at = next((at for at, e in masked.signs() if e is slots.source), 0)
    return _WITH.search(masked.mask, 0, at) is not None
