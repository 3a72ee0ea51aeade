"""What kind of deal a contract is in a native language, and which side gives."""

from __future__ import annotations

from broadsheet.claims.antecedents import kind_of
from broadsheet.claims.kinds import Judged
from broadsheet.claims.reading import Reading
from broadsheet.claims.roles import Scene
from broadsheet.claims.slots import Sides

_CLOUDS = frozenset(("cloud", "neocloud", "data_center", "miner"))
_CONTENT = frozenset(("publisher", "media", "wire"))
_STATES = frozenset(("government", "regulator"))
_ORDER = (
    "joint_venture",
    "licensing",
    "debt",
    "chip_supply",
    "compute_supply",
    "power",
    "acquisition",
    "investment",
)


def judge_native(scene: Scene, sides: Sides, reading: Reading) -> Judged | None:
    """The relation that a trigger tells, with giver and receiver; "deal" and "supply" find their kind."""
    relation, source, target = scene.trigger.relation, sides.source, sides.target
    if source is None or relation not in {"deal", "supply", "partnership"}:
        return Judged(relation, source, target)  # type: ignore[arg-type]
    states = (kind_of(source, reading) in _STATES, kind_of(target, reading) in _STATES)
    if states[0] != states[1]:
        return Judged("offtake_or_other", *((source, target) if states[1] else (target, source)))
    if relation == "partnership":
        return Judged(relation, source, target)  # type: ignore[arg-type]
    topic = _topic(scene, reading) or _by_trade(sides, reading)
    if relation == "supply":
        kind = kind_of(source, reading)
        if topic in {"chip_supply", "compute_supply", "licensing"}:
            return Judged(topic, source, target)  # type: ignore[arg-type]
        return Judged(
            "chip_supply" if kind == "chips" else "compute_supply" if kind in _CLOUDS else "offtake_or_other",
            source,
            target,
        )
    return _direct(topic, sides, reading)


def _topic(scene: Scene, reading: Reading) -> str:
    for text in (scene.masked.mask[scene.start : scene.end], scene.text, scene.masked.mask):
        for topic in _ORDER:
            if reading.lexicon.pattern("topics", topic).search(text):
                return topic
    return ""


def _by_trade(sides: Sides, reading: Reading) -> str:
    """A contract with a cloud division (AWS, Google Cloud) is about computing, whatever it is called."""
    sold = [m for m in (sides.source, sides.target) if m and m.division_id]
    return "compute_supply" if any(kind_of(m, reading) in _CLOUDS for m in sold) else ""


def _direct(topic: str, sides: Sides, reading: Reading) -> Judged:
    source, target = sides.source, sides.target
    assert source is not None
    wanted = {
        "licensing": _CONTENT, "chip_supply": frozenset(("chips",)), "compute_supply": _CLOUDS, "power": frozenset(("energy",)),
        "debt": frozenset(("bank", "investor")),
    }.get(topic)  # fmt: skip
    relation = {"power": "offtake_or_other", "debt": "offtake_or_other", "": "partnership"}.get(topic, topic)
    if wanted is None:
        return Judged(relation, source, target, is_generic=not topic)  # type: ignore[arg-type]
    kinds = (kind_of(source, reading), kind_of(target, reading))
    fits = (
        kinds[0] in wanted or bool(source.division_id and topic == "compute_supply"),
        kinds[1] in wanted or bool(target.division_id and topic == "compute_supply"),
    )
    if fits[0] == fits[1] and topic == "compute_supply":
        fits = (kinds[0] == "big_tech" and kinds[1] != "big_tech", kinds[1] == "big_tech")
    giver_first = fits[0] and not fits[1]
    return Judged(relation, *((source, target) if giver_first else (target, source)))  # type: ignore[arg-type]
