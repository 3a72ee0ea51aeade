"""What two houses undertake together, and what of it one supplies to the other all the same."""

from __future__ import annotations

import re

from broadsheet.claims.antecedents import kind_of
from broadsheet.claims.givers import LENDERS_AND_UTILITIES, giver_first
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.claims.supplies import Judged
from broadsheet.records import Mention

_PLANT = re.compile(
    r"^ (?:to )?(?:\S+ ){0,9}?(?:power plants?|plants?|reactors?|solar farms?|wind farms?|turbines?)\b[^.;]*? (?:serve|power|supply|feed) "
)
_JOINTLY = re.compile(r"^[^.;,]{0,60}\b(?:jointly|side by side|hand in hand)\b")
_NAMED_DEAL = re.compile(
    r"^ (?:in|on|under|via|with|for) (?:[^\s,;.]+ ){0,6}?(?:deal|agreement|pact|contract|order)\b"
)
_SHARED = re.compile(r"\bpublic-private\b")


def plant_of(
    match: re.Match[str], masked: Masked, reading: Reading, source: Mention, target: Mention
) -> Judged | None:
    """As in "A and B will build a gas plant to serve B's halls": whose trade it is supplies the power."""
    kinds = (kind_of(source, reading), kind_of(target, reading))
    if kinds.count("energy") != 1 or not _PLANT.match(masked.mask[match.end() :]):
        return None
    return Judged("offtake_or_other", *giver_first(source, target, kinds, LENDERS_AND_UTILITIES, ""))


def is_joint(tail: str) -> bool:
    """As in "signed a pact to sell servers jointly": neither sells them to the other."""
    return _JOINTLY.match(tail) is not None


def deal_named(tail: str) -> str:
    """As in "A and B team up in a chip deal": the words that name what they do; "" where none do."""
    found = _NAMED_DEAL.match(tail)
    return found.group() if found else ""


def is_shared_with_state(match: re.Match[str]) -> bool:
    """As in "formed a public-private partnership": what a state and a company run together is no order."""
    return _SHARED.search(match.group()) is not None
