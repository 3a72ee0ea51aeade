"""Lists of names in a native language: "A, B und C", "PlayAI、可穿戴设备公司Limitless"."""

from __future__ import annotations

import re

from broadsheet.claims.grouping import join_lists
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity
from broadsheet.claims.phrases import describes
from broadsheet.claims.valency import load_valency

_NAMED = frozenset(("org", "stranger"))


def group_names(entities: list[Entity], text: str, lexicon: Lexicon) -> list[Entity]:
    """Lists of names ("A, B und C") become one entity."""
    entities = [
        e for e in entities if re.search(r"\b[Ee]x[- ]$|\bэкс-$", text[max(0, e.start - 4) : e.start]) is None
    ]
    return join_lists(entities, lambda at: _list_end(entities, at, text, lexicon))


def _list_end(entities: list[Entity], at: int, text: str, lexicon: Lexicon) -> int:
    joiner = lexicon.pattern("words", "group")
    if entities[at].kind not in _NAMED:
        return at + 1
    stop = at + 1
    while stop < len(entities) and entities[stop].kind in _NAMED:
        between = text[entities[stop - 1].end : entities[stop].start].strip(_AROUND)
        between = _LEGAL.sub("", between)
        if lexicon.language == "ja":
            between = between.rstrip("米英仏独韓中")
        if between and _joins(between.lstrip(",、，").strip(), joiner, lexicon):
            return stop + 1
        if between not in {",", "、", "/"} and not _describes_next(between, lexicon):
            break
        stop += 1
    if lexicon.language == "ja" and stop - at == 2 and _is_headline(text, entities[at].end):
        return at + 1
    follows = _OTHERS.match(text, entities[stop - 1].end)
    return (
        stop
        if stop - at >= 3
        or (stop - at >= 2 and (follows or "、" in text[entities[at].end : entities[at + 1].start]))
        else at + 1
    )


_LEGAL = re.compile(
    r"^(?:Pte|Ltd|Inc|Corp|LLC|LP|plc|AG|SE|SA|GmbH|Holdings?|Group|Management)\b\.? ?(?=[,иyeu&]|et|und)"
)
"""As in "GIC Pte и Iconiq": the legal form of a name that the catalogue knows without it."""
_AROUND = ' \t\n\xa0«»„“”"'
"""Quotes around the names of a list."""


def _joins(between: str, joiner: re.Pattern[str], lexicon: Lexicon) -> bool:
    """As in "und", or "und das französische Unternehmen", "y la noruega" before the last name of a list."""
    if joiner.fullmatch(between):
        return True
    match = joiner.match(between)
    if match is None:
        return False
    rest = between[match.end() :].strip()
    if lexicon.pattern("words", "described").fullmatch(rest):
        return True
    article = _ARTICLE.match(rest)
    return article is not None and describes(rest[article.end() :], load_valency(lexicon.language))


_ARTICLE = re.compile(r"(?:(?:l[ea]|el|dem|den|der|die|das) |l['’])(?=\w)")
"""Before one company that is described; plural articles and "sa", "ihr" open other things."""


def _is_headline(text: str, start: int) -> bool:
    """As in "A、Bに出資": without a particle of its own the first name is what the line is about."""
    end = re.search(r"[。\n]|$", text[start:])
    return (
        text[start : start + 1] == "、" and re.search(r"[はが]", text[start : start + end.start()]) is None
        if end
        else False
    )


def _describes_next(between: str, lexicon: Lexicon) -> bool:
    """As in "PlayAI、可穿戴设备公司Limitless": in Chinese what a company does stands before its name."""
    mark = re.match(r"[、,，]\s*", between)
    return (
        mark is not None
        and lexicon.pattern("words", "described").fullmatch(between[mark.end() :].strip()) is not None
    )


_OTHERS = re.compile(
    r",?\s*(?:und|et|y|и)?\s*(?:andere|weitere|viele|d[’']autres|otros|otras|другие|друг|等|など|各社|の各)"
)
