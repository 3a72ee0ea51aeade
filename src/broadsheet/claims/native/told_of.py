"""Clauses that tell of a deal's own noun: "el contrato que A firmó con B", "контракт, который A подписала с B"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.valency import Trigger, Valency

_SIGNS = r"(?:firm|sell|cerr|cierr|alcanz|suscri|anunci|mantien|mantuv|tien|acord|acuerd|pact|rubric|renov|un[eií]|lig|vincul)"
_HAS = r"(?:(?:ha|han|habían?|acaba de) )?"
_SUM = r"(?: (?:por|de|valorad[oa] en) (?:[\w-]+ ){0,3}?[\ue600-\ue6ff])?"
_SPANISH = re.compile(
    rf"(?: de [\ue600-\ue6ff]| [a-záéíóúñ-]+){{0,4}} que {_HAS}"
    rf"(?:(?:(?:el|la|los) (?:[\w-]+ ){{0,3}}?)?[\ue000-\ue4ff] (?:(?:y|e) [\ue000-\ue4ff] )?{_HAS}(?={_SIGNS})"
    rf"(?:[^.;:]{{0,60}}?\bcon (?:[\w-]+ ){{0,5}}?[\ue000-\ue4ff]{_SUM})?|"
    rf"{_SIGNS}\w+ (?:(?:el|la|a|con) ){{0,2}}[\ue000-\ue4ff]{_SUM})"
)
_RUSSIAN = re.compile(
    r"(?: (?:на|о|об|по) [^,.;]{1,40}?| [а-яё-]+){0,3} , котор\w+ (?:[а-яё]+ ){0,2}?(?:[«„\"] ?)?[\ue000-\ue4ff] (?:[»“\"] )?(?:[а-яё]+ ){0,2}?"
    r"(?=подпис|заключ|анонсир|объяв|оформ|закры|заверш|согласов|провел|провёл)[^,.;]*"
)
_OPENED = {"es": _SPANISH, "ru": _RUSSIAN}
_TELLING = frozenset(("deal", "partnership", "acquisition"))


def end_of_relative(mask: str, end: int, stop: int, trigger: Trigger, valency: Valency) -> int:
    """Where the clause ends that tells who signed what the noun before it names; `stop` where none does.

    What stands behind it goes on with the noun: "El acuerdo que A ha firmado con B | busca …" is signed, and not planned.
    """
    opened = _OPENED.get(valency.language)
    is_verb = trigger.relation == "acquisition" and not trigger.is_noun
    if opened is None or is_verb or trigger.relation not in _TELLING:
        return stop
    match = opened.match(mask, end)
    return match.end() if match is not None and match.end() > stop else stop
