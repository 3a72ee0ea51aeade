"""The side of a deal that its sentence leaves out: "Größter Kunde ist X", "Les puces viennent de X" tell whom the text is about."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_NAMED = frozenset(("org", "stranger", "group"))
_UNNAMED = frozenset(("nominal", "pronoun", "person"))
_QUOTED = frozenset(("said", "other"))


def find_left_out(mark: str, scene: Scene) -> Phrase | None:
    """The one party that the sentence names ("only"), or whom the document goes on about beside it ("absent").

    None for both where the sentence names several parties, or says by a noun or pronoun who the other side is.
    """
    only = _only(scene)
    if only is None or mark == "only":
        return only
    named = {m.party_id for m in only.entity.mentions}
    told = scene.focus or (scene.topic if scene.topic is not None and _is_near(scene.topic, scene) else None)
    if told is None or told.entity.kind not in {"org", "stranger"}:
        return None
    return None if named & {m.party_id for m in told.entity.mentions} else told


_STOP = re.compile(r"[.!?][»“”\"]?\s")


def _is_near(topic: Phrase, scene: Scene) -> bool:
    """Whether the sentence right before names the party."""
    end = topic.entity.end
    between = scene.masked.source[end : scene.masked.start]
    return 0 < end <= scene.masked.start and len(_STOP.findall(f"{between} ")) == 1


def _only(scene: Scene) -> Phrase | None:
    named = [p for p in scene.phrases if p.entity.kind in _NAMED and p.mark not in _QUOTED]
    others = [p for p in scene.phrases if p.entity.kind in _UNNAMED and not _is_of_trigger(p, scene)]
    others = [p for p in others if p.mark != "said"]
    return named[0] if len(named) == 1 and not others else None


def _is_of_trigger(phrase: Phrase, scene: Scene) -> bool:
    """As in "Ihr Partner ist X": a noun that the trigger itself is."""
    return scene.start <= phrase.at < scene.end
