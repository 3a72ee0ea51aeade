"""Which relation of its family a judged deal is: by the trade of the giver and the words of the sentence."""

from __future__ import annotations

import re

from broadsheet.claims.judging.verdicts import Verdict
from broadsheet.claims.names.trades import trade_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Relation

_ALONE: dict[str, Relation] = {"control": "acquisition", "rights": "licensing"}
_EXCLUSIVE = re.compile(r"\bexclusiv|\bsole", re.IGNORECASE)
_NEW_TERMS = re.compile(r"\b(?:re-?negotiat|amend|rewr|rework|revis|restructur)", re.IGNORECASE)


def relation_of(verdict: Verdict, reading: Reading) -> Relation:
    """The relation that a reader would name; what is supplied is "offtake_or_other" where nothing tells more."""
    if verdict.family in _ALONE:
        return _ALONE[verdict.family]
    topics = verdict.scope.topics
    if verdict.family == "capital":
        return "funding_round" if verdict.source is None or "round" in topics else "investment"
    if verdict.family == "alliance":
        return "joint_venture" if "joint_venture" in topics else "partnership"
    if verdict.family == "terms":
        return _terms(verdict.scope.masked.mask)
    return _supply(trade_of(verdict.source.mention, reading) if verdict.source else "", topics)


def _terms(mask: str) -> Relation:
    if _EXCLUSIVE.search(mask):
        return "exclusivity"
    return "renegotiation" if _NEW_TERMS.search(mask) else "termination"


def _supply(trade: str, topics: list[str]) -> Relation:
    if trade == "chips" or (trade in {"new", "doubtful"} and "chip_supply" in topics):
        return "chip_supply"
    if trade in {"energy", "bank", "fund", "fund?"} or {"power", "debt"} & set(topics):
        return "offtake_or_other"
    return "compute_supply" if trade == "cloud" or "compute_supply" in topics else "offtake_or_other"
