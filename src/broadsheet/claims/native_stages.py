"""How far a deal has come, by the words of its clause in a native language."""

from __future__ import annotations

from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.scenes import Scene
from broadsheet.records import Relation, Stage

_CLOSED = frozenset(("acquisition", "funding_round", "investment"))
"""Deals that close; a contract that is closed is only signed."""
_CUES = ("terminated", "in_talks", "rumoured", "planned", "future", "agreed", "completed", "announced")
_ORDER: tuple[Stage, ...] = ("terminated", "in_talks", "rumoured", "planned")


def read_native_stage(scene: Scene, relation: Relation, lexicon: Lexicon) -> Stage:
    """The stage that the clause says: an end beats talks, rumours, plans, signatures and the deed."""
    near = scene.stretch
    if near != scene.text and any(lexicon.pattern("stages", name).search(near) for name in _CUES):
        return _stage(near, relation, lexicon)
    return _stage(scene.lead, relation, lexicon)


def _stage(text: str, relation: Relation, lexicon: Lexicon) -> Stage:
    for stage in _ORDER:
        if lexicon.pattern("stages", stage).search(text):
            return stage
    if relation in _CLOSED and lexicon.pattern("stages", "closed").search(text):
        return "completed"
    if lexicon.pattern("stages", "future").search(text):
        return "agreed" if lexicon.pattern("stages", "pledged").search(text) else "announced"
    if lexicon.pattern("stages", "agreed").search(text):
        return "agreed"
    if lexicon.pattern("stages", "completed").search(text):
        return "completed"
    if lexicon.pattern("stages", "announced").search(text):
        return "announced"
    return "completed" if relation == "funding_round" else "announced"
