"""Who is allowed to do a deed, and so does it: "permet à X d'entrer au capital", "autorizó a X a invertir"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_TOLD_TO = re.compile(r" (?:a|à|de|d ')? ?$")


def told_to(scene: Scene) -> Phrase | None:
    """As in "autorizó a la SETT a invertir", "permet à Bpifrance d'entrer au capital": who is let do it, does it."""
    verb = scene.masked.mask[scene.start : scene.end]
    if scene.valency.language == "ru":
        return _let_do(scene)
    if scene.valency.language not in {"es", "fr"} or not _INFINITIVE.fullmatch(verb):
        return None
    given = [p for p in scene.inside if p.mark == "a" and p.at < scene.start]
    between = scene.masked.mask[given[-1].at + 1 : scene.start] if given else ""
    return given[-1] if given and _TOLD_TO.fullmatch(between) else None


def _let_do(scene: Scene) -> Phrase | None:
    """As in "Еврокомиссия разрешила A купить B": who is let do it stands right before the infinitive."""
    mask = scene.masked.mask
    last = next((p for p in reversed(scene.inside) if p.at < scene.start), None)
    if last is None or not re.fullmatch(r"[ »\"]*", mask[last.at + 1 : scene.start]):
        return None
    return last if _LETS.search(mask, scene.clause[0], last.at) else None


_LETS = re.compile(r"(?:разреш|позвол|поруч|довер|предпис)\w+ (?:[а-яё]+ )?[«\"]? ?$")
_INFINITIVE = re.compile(r"\w+(?:ar|er|ir|ire|re|oir)", re.IGNORECASE)
