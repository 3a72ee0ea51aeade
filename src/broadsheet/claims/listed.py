"""Names that stand beside one another, put together as one group of a reduced sentence."""

from __future__ import annotations

import re

from broadsheet.claims.mask import NAMED
from broadsheet.claims.reduced import Reduced, Stretch

_AND = r"(?:,? ?(?:and|&) (?:also )?|, |,? ?(?:along with|together with|as well as|alongside|plus) )"
_LIST = re.compile(
    rf"{NAMED}(?: {_AND}{NAMED})+(?: ,(?= (?:has|have|had|is|are|will|would|said|say|announced)\b))?"
)
_CLOSED = re.compile(r"\b(?:and|&|with|as well as|alongside|plus) (?:also )?[\ue000-\ue4ff](?: ,)?$")
_BEHIND = re.compile(r"along with|together with|alongside")
_MORE = re.compile(
    r" (?:,? ?and|& )(?: (?:several|many|some|a dozen|dozens of|two|three|four))? (?:others|more|other)\b"
)
_OBJECT = re.compile(r"\b(?:in|into|with|from|to|of|by|for|on|at) (?:(?:the|both|an?) )?$")
_GOVERNED = re.compile(r"\b(?:in|into|of) $")
_ACTS = re.compile(
    r" (?:(?:has|have|had|is|are|was|were|will|would|could|may|might|can|also|then|now|said|says)\b|(?!including|based|led|valued|founded|backed)[a-z]+(?:ed|s) )"
)
_CLAUSE = re.compile(rf"{NAMED} , and {NAMED}")
"""As in "computing from A, and B said": of two names "and" behind a comma begins a clause."""
_GROUPS = range(0xE400, 0xE500)


def join_names(reduced: Reduced) -> Reduced:
    """Each list "O , O and O" as one sign; names that two clauses part stay apart."""
    mask = reduced.masked.mask
    runs = [m for m in _LIST.finditer(mask) if _is_list(m, mask)]
    return reduced.joined(_bounds(m) for m in runs)


def _bounds(run: re.Match[str]) -> Stretch:
    return run.span()


def _is_list(run: re.Match[str], mask: str) -> bool:
    is_list = run.group().endswith(tuple(map(chr, _GROUPS)))
    closed = is_list or _CLOSED.search(run.group()) is not None or _MORE.match(mask, run.end()) is not None
    if not closed and run.group().count(",") < 2:
        return False
    if _CLAUSE.fullmatch(run.group()):
        return False
    before = mask[max(0, run.start() - 80) : run.start()]
    if _BEHIND.search(run.group()) and _GOVERNED.search(before):
        return False  # "invests in A alongside B": B invests too
    return not (_OBJECT.search(before) and _ACTS.match(mask, run.end()))
