"""Whose goods a native text tells of: "puces Nvidia", "AMD-Prozessoren", "20 тысячами процессоров Nvidia"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_OWNED = {
    "de": r"(?:\S*[Cc]hips?|\S*[Pp]rozessore?n?|GPUs?|TPUs?|\S*[Bb]eschleunigern?|Grafikkarten|\S*[Hh]albleitern?|\S*[Ss]ystemen?|Servern?)(?: [(]\S+ [)])? (?:von|des|der) ",
    "fr": r"(?:puces?|GPU|TPU|processeurs?|accélérateurs|serveurs|systèmes|cartes graphiques|semi-?conducteurs)(?: [a-zà-ÿ]\S+){0,2}(?: [(]\S+ ?[)])? (?:d ' |d'|de |fournie?s par |signée?s )",
    "es": r"(?:chips?|GPUs?|TPUs?|procesadores|aceleradores|servidores|sistemas|tarjetas gráficas|semiconductores)(?: [a-záéíóúñ]\S+){0,2}(?: [(]\S+ ?[)])? (?:de |suministrad[oa]s por |fabricad[oa]s por )",
    "ru": r"(?:чип|процессор|ускорител|видеокарт|микросхем|сервер)[а-яё]+ (?:от |производства |компании )?[«\"]?",
}
_BEHIND = {
    code: re.compile(rf"(?<![\w-])(?:{words})(?:la |le |los |l ' )?$") for code, words in _OWNED.items()
}
"""Goods and the preposition of whoever makes them, right before the name."""
_SUPPLIED = frozenset(("chip_supply", "compute_supply", "supply"))
_MAKES = re.compile(
    r"fertig|produ|fabri|herstell|stell|bau|изготов|изготав|произв|выпуск|livr|liefer|lief|entreg|постав|vend|verk|fourni|suministr",
    re.IGNORECASE,
)


def maker_of_goods(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """The party whose goods the clause tells of, the nearest first; None where nobody is named beside them."""
    behind = _BEHIND.get(scene.valency.language)
    if behind is None:
        return None
    mask = scene.masked.mask
    made = [
        p
        for p in scene.inside
        if p is not taken and (p.mark == "goods" or behind.search(mask, max(0, p.at - 70), p.at))
    ]
    return min(made, key=lambda p: abs(p.at - scene.start), default=None)


def without_makers(fits: list[Phrase], scene: Scene) -> list[Phrase]:
    """Without those who only make what somebody equips his halls with: "équipe son site de puces de X" gives X nothing."""
    if not is_equipping(scene):
        return fits
    behind, mask = _BEHIND.get(scene.valency.language), scene.masked.mask
    return [p for p in fits if behind is None or not behind.search(mask, max(0, p.at - 70), p.at)]


def is_equipping(scene: Scene) -> bool:
    """Whether the clause tells what somebody puts into halls of his own."""
    is_supply = scene.trigger.relation in _SUPPLIED
    return is_supply and _EQUIPS.match(scene.masked.mask, scene.start) is not None


_EQUIPS = re.compile(r"équip|equip|dot|rüste|statte|bestück|оснаст|оснащ", re.IGNORECASE)


def as_object(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """The maker of what is bought or handed on, where no other object is named: "kauft AMD-Chips", "fertigt AMD-Chips"."""
    trigger = scene.trigger
    if trigger.relation not in _SUPPLIED:
        return None
    is_taken = "subj" not in trigger.source
    is_made = _MAKES.match(scene.masked.mask, scene.start) is not None
    return maker_of_goods(scene, taken) if is_taken or is_made else None
