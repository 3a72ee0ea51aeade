"""What two houses undertake together, and what of it one supplies to the other all the same."""

from __future__ import annotations

import re

from broadsheet.claims.frames.givers import LENDERS_AND_UTILITIES, giver_first
from broadsheet.claims.frames.supplies import Judged
from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_PLANT = re.compile(
    r"^ (?:to )?(?:\S+ ){0,9}?(?:power plants?|plants?|reactors?|solar farms?|wind farms?|turbines?)\b[^.;]*? (?:serve|power|supply|feed) "
)
_JOINTLY = re.compile(r"^[^.;,]{0,60}\b(?:jointly|side by side|hand in hand)\b")
_NAMED_DEAL = re.compile(
    r"^(?: to [^.;,]{1,40}?)? (?:in|on|under|via|with|for) (?:[^\s,;.]+ ){0,6}?(?:deal|agreement|pact|contract|order)\b"
)
_SHARED = re.compile(
    r"\b(?:public-private|partnerships?|partner(?:s|ed|ing)?|collaborat\w+|alliances?)\b(?! (?:agreement|contract|deal)\b)"
)
_ORDERED = re.compile(
    r"\b(?:contracts?|orders?|award\w*|w(?:ins?|on|inning)|licen[sc]e\w*)\b|[\ue600-\ue6ff]"
)


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
    """As in "formed a public-private partnership": what a state and a company are said to do together is no order."""
    return _SHARED.search(match.group()) is not None and _ORDERED.search(match.group()) is None


_BUILDERS = frozenset(("conglomerate", "telecom", "energy", "real_estate", "construction"))
_HALLS = re.compile(
    r"\b(?:data cent(?:er|re)s?|datacent(?:er|re)s?|campus(?:es)?|[mg]egawatts?|gigawatts?)\b", re.IGNORECASE
)
_COMPUTING = re.compile(r"\b(?:cloud|compute|computing|servers|GPUs?|chips?)\b", re.IGNORECASE)


def halls_built(told: str, reading: Reading, source: Mention, target: Mention) -> Judged | None:
    """As in "Meta strikes a data center deal with a telecom company": halls are put up by the one that builds."""
    if not _HALLS.search(told) or _COMPUTING.search(told):
        return None
    kinds = (kind_of(source, reading), kind_of(target, reading))
    if "big_tech" not in kinds or not _BUILDERS & set(kinds):
        return None
    builder, tenant = (target, source) if kinds[0] == "big_tech" else (source, target)
    return Judged("compute_supply", builder, tenant)
