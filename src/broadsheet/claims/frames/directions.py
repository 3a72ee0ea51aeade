"""Who gives and who gets where a deal says only what it is about, by the trades of its parties."""

from __future__ import annotations

import re

from broadsheet.claims.frames.givers import (
    BACKERS,
    CHIPS,
    CLOUD_OWNERS,
    CLOUDS,
    LANDLORDS,
    LENDERS_AND_UTILITIES,
    STATES,
    TO_BUY,
    buyer_first,
    giver_first,
    licensor_first,
)
from broadsheet.claims.frames.supplies import Judged, by_supplier
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_TO_BUILD = re.compile(r" to (?:jointly |together )?(?:develop|build|create|design|construct)\b")
"""As in "a deal with Acme to develop a 30 MW hall": both build, and nobody buys power."""


def direct(
    topic: str, tail: str, reading: Reading, source: Mention, target: Mention, *, is_generic: bool
) -> Judged:
    """The relation that a topic means between two parties of their trades, from who gives to who gets."""
    kinds = (kind_of(source, reading), kind_of(target, reading))
    if topic in {"power", "debt"}:
        return Judged("offtake_or_other", *giver_first(source, target, kinds, LENDERS_AND_UTILITIES, tail))
    if (
        topic in {"compute_supply", "chip_supply"}
        and "energy" in kinds
        and not CLOUDS & set(kinds)
        and not _TO_BUILD.match(tail)
    ):
        return Judged("offtake_or_other", *giver_first(source, target, kinds, frozenset(("energy",)), tail))
    if topic == "licensing":
        return Judged("licensing", *licensor_first(source, target, kinds, tail))
    if topic == "compute_supply" and not CLOUDS & set(kinds) and (kinds[0] in CHIPS) != (kinds[1] in CHIPS):
        topic = "chip_supply"  # what a chip maker builds out is filled with its chips
    if topic == "compute_supply" and (source.party_id in LANDLORDS) != (target.party_id in LANDLORDS):
        landlord, tenant = (source, target) if source.party_id in LANDLORDS else (target, source)
        return Judged("compute_supply", landlord, tenant)
    if topic == "compute_supply":
        wanted = CLOUDS if CLOUDS & set(kinds) else frozenset(("big_tech", "cloud"))
        if kinds[0] == kinds[1] and (source.party_id in CLOUD_OWNERS) != (target.party_id in CLOUD_OWNERS):
            owner, client = (source, target) if source.party_id in CLOUD_OWNERS else (target, source)
            return Judged("compute_supply", owner, client)
        return Judged("compute_supply", *giver_first(source, target, kinds, wanted, tail))
    if topic == "chip_supply" and TO_BUY.match(tail):
        return Judged(by_supplier("chip_supply", target, reading), target, source)  # type: ignore[arg-type]
    if topic == "chip_supply" and not CHIPS & set(kinds) and (kinds[0] in CLOUDS) != (kinds[1] in CLOUDS):
        return Judged("compute_supply", *((source, target) if kinds[0] in CLOUDS else (target, source)))
    if topic == "chip_supply":
        giver, taker = giver_first(source, target, kinds, CHIPS, tail)
        return Judged(by_supplier("chip_supply", giver, reading), giver, taker)  # type: ignore[arg-type]
    if topic == "acquisition":
        return Judged("acquisition", *buyer_first(source, target, kinds, tail))
    if topic == "investment":
        return Judged("investment", *giver_first(source, target, kinds, BACKERS, tail))
    return Judged(topic, source, target, is_generic)  # type: ignore[arg-type]


def with_state(source: Mention, target: Mention, reading: Reading) -> Judged | None:
    """A deal with a government is its contract with a supplier."""
    states = (kind_of(source, reading) in STATES, kind_of(target, reading) in STATES)
    if states[0] == states[1]:
        return None
    return Judged("offtake_or_other", *((source, target) if states[1] else (target, source)))
