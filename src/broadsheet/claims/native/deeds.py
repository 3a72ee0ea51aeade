"""Several deeds of one subject in a clause: "A ha comprado B y negocia con C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.frames.scenes import Scene

_AND = {
    "es": r"(?:y|e|pero)",
    "fr": r"(?:et|mais)",
    "ru": r"(?:и|но)",
}
_JOINS = {code: re.compile(rf" (?:, )?{word} ") for code, word in _AND.items()}
_WORDS = re.compile(r"(?:[^\s,;:.\ue000-\ue8ff]+ ){0,3}")
_REACH = 40
"""Signs behind "and" in which the next verb stands."""
_INFINITIVE = re.compile(r"\w+(?:ar|er|ir|re|ть|ти|ться|тись)(?: con| por)?", re.IGNORECASE)


def other_deeds(scene: Scene) -> Iterator[str]:
    """The parts of the clause that tell what else its subject does: what they say of a stage is not said of this deed.

    An infinitive shares what stands before it ("quiere comprar B y vender C").
    """
    join = _JOINS.get(scene.valency.language)
    if join is None or scene.trigger.is_noun:
        return
    mask = scene.masked.mask
    behind = next((m for m in join.finditer(mask, scene.end, scene.clause[1]) if _acts(m.end(), scene)), None)
    if behind is not None:
        yield mask[behind.start() : scene.clause[1]]
    if _INFINITIVE.fullmatch(mask[scene.start : scene.end]):
        return
    before = [
        m
        for m in join.finditer(mask, scene.clause[0], scene.start)
        if _WORDS.fullmatch(mask, m.end(), scene.start)
    ]
    if before and scene.valency.verbs.search(mask, scene.clause[0], before[-1].start()):
        yield mask[scene.clause[0] : before[-1].start()]


def _acts(at: int, scene: Scene) -> bool:
    """Whether a verb of deals stands right behind an "and" that ends at `at`."""
    for words in (scene.valency.verbs, scene.valency.last):
        verb = words.search(scene.masked.mask, at, at + _REACH)
        if verb is not None and _WORDS.fullmatch(scene.masked.mask, at, verb.start()):
            return True
    return False
