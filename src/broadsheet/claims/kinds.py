"""What kind of deal "a deal with X" is, and which side gives."""

from __future__ import annotations

import re

from broadsheet.claims.antecedents import kind_of
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_CLOUDS = frozenset(("cloud", "neocloud", "data_center", "miner"))
_CHIPS = frozenset(("chips",))
_CONTENT = frozenset(("publisher", "media", "wire"))
_STATES = frozenset(("government", "regulator"))
_LABS = frozenset(("ai_lab", "ai_app", "ai_infra"))
_ORDER = (
    "joint_venture",
    "licensing",
    "power",
    "debt",
    "chip_supply",
    "compute_supply",
    "acquisition",
    "investment",
)

Sides = tuple[str, Mention | None, Mention | None]


def judge_deal(
    match: re.Match[str], masked: Masked, reading: Reading, subject: Mention | None, target: Mention | None
) -> Sides | None:
    """Relation, giver and receiver of a deal that the verb leaves open; None for no deal."""
    if subject is None or target is None:
        return None
    inner = match.group()
    if sides := _with_state(subject, target, reading):
        return sides
    tail = re.split(r"[.;]| , (?:and|but|while|as) | after | following ", masked.mask[match.end() :])[0][:140]
    topic = _topic(inner, tail, reading)
    return _direct(topic, inner, tail, reading, subject, target)


def _topic(inner: str, tail: str, reading: Reading) -> str:
    """The first kind whose words stand by the noun, then in what follows; partnerships stay what they are called."""
    lexicon = reading.lexicon
    for topic in _ORDER:
        if lexicon.pattern("topics", topic).search(inner):
            return topic
    if lexicon.pattern("topics", "partnership").search(inner):
        return "partnership"
    for topic in _ORDER:
        if lexicon.pattern("topics", topic).search(tail):
            return topic
    return "partnership"


def _direct(  # noqa: PLR0917
    topic: str, inner: str, tail: str, reading: Reading, subject: Mention, target: Mention
) -> Sides:
    kinds = (_kind(subject, reading), _kind(target, reading))
    if topic == "joint_venture":
        return "joint_venture", subject, target
    if topic in {"power", "debt"}:
        return "offtake_or_other", target, subject
    if topic in {"investment", "acquisition"}:
        return topic, subject, target
    if topic == "licensing":
        return ("licensing", *_giver_first(subject, target, kinds, _CONTENT, tail))
    if topic in {"compute_supply", "chip_supply"}:
        wanted = _CLOUDS | {"big_tech"} if topic == "compute_supply" else _CHIPS
        return (topic, *_giver_first(subject, target, kinds, wanted, tail))
    del inner
    return "partnership", subject, target


def _with_state(subject: Mention, target: Mention, reading: Reading) -> Sides | None:
    """A deal with a government is its contract with a supplier."""
    states = (_kind(subject, reading) in _STATES, _kind(target, reading) in _STATES)
    if states[0] == states[1]:
        return None
    return ("offtake_or_other", subject, target) if states[1] else ("offtake_or_other", target, subject)


def judge_supply(
    match: re.Match[str], masked: Masked, reading: Reading, subject: Mention | None, target: Mention | None
) -> Sides | None:
    """Chips from a chip maker, computing from a cloud, something else from others."""
    if subject is None or target is None:
        return None
    near = masked.mask[max(0, match.start() - 60) : match.end() + 60]
    is_chip = reading.lexicon.pattern("topics", "chip_supply").search(near)
    is_cloud = reading.lexicon.pattern("topics", "compute_supply").search(near)
    kind = _kind(subject, reading)
    if kind in _CHIPS:
        return "chip_supply", subject, target
    if kind in _CLOUDS or is_cloud:
        return "compute_supply", subject, target
    return ("chip_supply", subject, target) if is_chip else ("offtake_or_other", subject, target)


def _kind(mention: Mention, reading: Reading) -> str:
    return kind_of(mention, reading.lexicon, reading)


def _giver_first(
    subject: Mention, target: Mention, kinds: tuple[str, str], wanted: frozenset[str], tail: str
) -> tuple[Mention, Mention]:
    """The giver and the receiver: by who is in that trade, then by the verb that follows."""
    fits = (kinds[0] in wanted, kinds[1] in wanted)
    if fits[0] != fits[1]:
        return (subject, target) if fits[0] else (target, subject)
    if re.match(r" to (?:supply|provide|sell|deliver|offer|host|license|give|build|lease out)", tail):
        return subject, target
    return target, subject
