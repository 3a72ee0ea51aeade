"""Whose the thing is that money goes into or that somebody bids for: "in die Rechenzentren von X", "für den Browser von Y"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_INSIDE = {
    "in": re.compile(
        r"(?<![\w-])(?:in|ins|im) (?:(?:die|das|den|der|dem|eine?[nmr]?|neue[nrs]?|künftige[nrs]?|eigene[nrs]?) )*(?:[a-zäöüß-]+ ){0,2}[\w-]*[A-ZÄÖÜ][\w-]+ (?:von|des|der) (?:[\w-]+ ){0,3}$"
    ),
    "dans": re.compile(
        r"(?<![\w-])dans (?:les?|la|l ?'|des|ses|son|une?) ?(?:[^\s,;:.]+ ){1,9}(?:de|d ?'|du) ?(?:[\w-]+ ){0,3}$"
    ),
    "en": re.compile(
        r"(?<![\w-])en (?:los?|las?|el|una?|nuevos|nuevas) (?:[^\s,;:.]+ ){1,9}(?:de|del) (?:[\w-]+ ){0,3}$"
    ),
    "v": re.compile(r"(?<![\w-])в (?:[а-яё-]+ ){1,3}$"),
}


def inside_of(mark: str, scene: Scene, taken: Phrase | None) -> list[Phrase]:
    """As in "in die Rechenzentren von X investieren": what money goes into is somebody's."""
    pattern = _INSIDE.get(mark)
    if pattern is None or scene.trigger.relation != "investment" or scene.trigger.is_noun:
        return []
    mask = scene.masked.mask
    named = [
        p for p in scene.inside if p.mark in _OF_SOMEBODY and p is not taken and p.entity.kind != "person"
    ]
    return [p for p in named if pattern.search(mask, max(scene.clause[0], p.at - 70), p.at)]


_PART = {
    "de": re.compile(
        r"(?<![\w-])für (?:den|die|das) (?:[\w-]+ |[\ue800-\ue8ff] ){1,5}(?:von|des|der) (?:[\w-]+ ){0,2}$"
    ),
    "fr": re.compile(
        r"(?:navigateur|moteur|activité|division|branche|pôle|unité|réseau social|application)s? (?:[^\s,;:.]+ ){0,5}(?:, propriété )?(?:de|d ?'|du) ?(?:(?:géant|groupe|la|l ?') ?(?:[\w-]+ ){0,2})?$"
    ),
    "es": re.compile(
        r"(?:navegador|buscador|negocio|división|unidad|filial|rama|red social|aplicación|app)(?: [^\s,;:.]+){0,5}?(?: ,)?(?: propiedad)? del? (?:(?:gigante|grupo|la) (?:[\w-]+ ){0,2})?$"
    ),
    "ru": re.compile(
        r"(?:браузер\w*|поисковик\w*|бизнес\w*|подразделени\w+|соцсет\w+|приложени\w+|сервис\w*) (?:(?:[^\s,;:.]+|,) ){0,5}?(?:у|от|компании|корпорации|принадлежащ\w+) (?:компании )?[«„\"]? ?$|(?:браузер\w*|поисковик\w*) [\ue800-\ue8ff] [«„\"]? ?$"
    ),
}


def owner_of_part(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "bietet 34 Milliarden für den Browser Chrome von Google": whose the thing is that somebody wants."""
    pattern = _PART.get(scene.valency.language)
    if pattern is None:
        return None
    behind = scene.end if scene.valency.language != "de" else 0
    named = [p for p in scene.inside if p.at >= behind and p.mark in _OF_SOMEBODY and p is not taken]
    mask = scene.masked.mask
    return next((p for p in named if pattern.search(mask, max(behind, p.at - 70), p.at)), None)


_OF_SOMEBODY = frozenset(("von", "des", "gen", "de", "del", "obl", "dat", "manos", "у", ""))
