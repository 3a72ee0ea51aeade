"""Clauses that tell of a deal's own noun: "el contrato que A firmó con B", "контракт, который A подписала с B"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.valency import Trigger, Valency

_SIGNS = r"(?:firm|sell|cerr|cierr|alcanz|suscri|anunci|mantien|mantuv|tien|acord|acuerd|pact|rubric|renov|un[eií]|lig|vincul)"
_SPANISH = re.compile(
    r"(?: de [\ue600-\ue6ff]| [a-záéíóúñ-]+){0,4} que (?:(?:ha|han|habían?|acaba de) )?"
    r"(?:(?:(?:el|la|los) (?:[\w-]+ ){0,3}?)?[\ue000-\ue4ff] (?:(?:y|e) [\ue000-\ue4ff] )?(?:(?:ha|han|habían?|acaba de) )?(?=" + _SIGNS + r")|"
    + _SIGNS + r"\w+ (?:(?:el|la|a|con) ){0,2}[\ue000-\ue4ff])"
)  # fmt: skip
_RUSSIAN = re.compile(
    r"(?: (?:на|о|об|по) [^,.;]{1,40}?| [а-яё-]+){0,3} , котор\w+ (?:[а-яё]+ ){0,2}?(?:[«„\"] ?)?[\ue000-\ue4ff] (?:[»“\"] )?(?:[а-яё]+ ){0,2}?"
    r"(?=подпис|заключ|анонсир|объяв|оформ|закры|заверш|согласов|провел|провёл)"
)
_OPENED = {"es": _SPANISH, "ru": _RUSSIAN}
_TELLING = frozenset(("deal", "partnership", "acquisition"))


def end_of_relative(mask: str, end: int, stop: int, trigger: Trigger, valency: Valency) -> int:
    """Where the clause ends that tells who signed what the noun before it names; `stop` where none does."""
    opened = _OPENED.get(valency.language)
    if (
        opened is None
        or trigger.relation not in _TELLING
        or (trigger.relation == "acquisition") > trigger.is_noun
    ):
        return stop
    match = opened.match(mask, end)
    if match is None or match.end() <= stop:
        return stop
    further = valency.clause.search(mask, match.end())
    return further.start() if further else len(mask)
