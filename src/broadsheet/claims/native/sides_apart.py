"""Who is no side of a deal because a sentence before put him on the other one: whoever gave the money does not take it."""

from __future__ import annotations

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.mask import Entity
from broadsheet.claims.pointing.antecedents import resolve_by_rule
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention


def not_a_giver(entity: Entity, scene: Scene, reading: Reading) -> Entity:
    """As in "The company raises …" behind "ASML invests in Mistral" is Mistral: who gave the money does not take it."""
    if entity.kind not in {"nominal", "pronoun"} or entity.mentions:
        return entity
    paid = [tie for tie in reading.ties if tie.family == "capital" and tie.source]
    takers = {tie.target.party_id for tie in reading.ties if tie.family == "capital"}
    givers = frozenset(tie.source.party_id for tie in paid if tie.source) - takers
    found = resolve_by_rule(entity, scene.masked, reading, givers)
    return Entity("org", entity.start, entity.end, found[:1]) if found else entity


def not_a_taker(entity: Entity, scene: Scene, reading: Reading) -> Entity:
    """As in "The maker put in …" behind "Mistral raised …, led by ASML": who takes the money does not give it."""
    if entity.kind != "nominal" or entity.mentions:
        return entity
    if scene.trigger.relation == "acquisition":
        return _buyer_again(entity, scene, reading)
    takers = frozenset(tie.target.party_id for tie in reading.ties if tie.family == "capital")
    found = resolve_by_rule(entity, scene.masked, reading, takers)
    return Entity("org", entity.start, entity.end, found[:1]) if found else entity


def _buyer_again(entity: Entity, scene: Scene, reading: Reading) -> Entity:
    """As in "A übernimmt B. Im Vorjahr hatte das Unternehmen C gekauft": who was bought does not buy, but who bought it."""
    meant = resolve_by_rule(entity, scene.masked, reading)
    bought = (t for t in reversed(reading.ties) if t.family == "control" and t.source and meant)
    source = next((t.source for t in bought if t.target.party_id == meant[0].party_id), None)
    return Entity("org", entity.start, entity.end, (source,)) if source else entity


def taker_of_giver(target: Phrase | None, scene: Scene, reading: Reading) -> Mention | None:
    """As in "A devient actionnaire de B. L'opération prévoit une levée de 2 milliards": a round that names nobody is not that of who gives."""
    if (
        scene.trigger.relation != "funding_round"
        or target is None
        or not any(target is p for p in (scene.topic, scene.focus))
    ):
        return None
    own = {m.party_id for m in target.entity.mentions}
    gave = [t for t in reading.ties if t.family == "capital" and t.source and t.source.party_id in own]
    taken = [t for t in reading.ties if t.family == "capital" and t.target.party_id in own]
    return gave[-1].target if gave and not taken else None
