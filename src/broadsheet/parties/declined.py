"""Russian names in their cases: «Мегафона» and «Мегафоном» are «Мегафон»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.parties.strangers import stranger_id
from broadsheet.records import Mention

_ENDING = re.compile(r"(?:ами|ями|ого|ому|ом|ем|ой|ей|ах|ях|[аеиоуыьюя])$")
_SHORTEST = 3


_FEMININE = re.compile(r"(?:[ыиу]|ой)$")
"""Endings that a name in -а has in other cases; those of a name that ends in a consonant are cut off."""
_MASCULINE = re.compile(r"ом$")


def in_nominative(mentions: Iterable[Mention], as_named: frozenset[str] = frozenset()) -> list[Mention]:
    """The mentions with one id and one name for all cases of a name.

    The name is that which stands in `as_named` (behind "компания" a name keeps its first case), else the
    shortest form that the text has; of a form that stands alone the ending is put back.
    """
    told = list(mentions)
    forms: dict[str, set[str]] = {}
    for mention in told:
        forms.setdefault(stem(mention.name), set()).add(mention.name)
    names = {root: _first_case(written, as_named) for root, written in forms.items()}
    return [replace(m, name=names[stem(m.name)], party_id=stranger_id(stem(m.name))) for m in told]


def _first_case(forms: set[str], as_named: frozenset[str]) -> str:
    sure = sorted(forms & as_named, key=len)
    if sure:
        return sure[0]
    shortest = min(sorted(forms), key=len)
    if _PLURAL.match(shortest):
        return shortest
    if shortest == stem(shortest) and (
        len(forms) > 1 or not "а" <= shortest[-1:].lower() <= "я" or "." in shortest
    ):
        return shortest
    if _FEMININE.search(shortest) and len(stem(shortest)) >= _SHORTEST:
        return f"{_FEMININE.sub('', shortest)}а"
    return _MASCULINE.sub("", shortest) if len(shortest) > 2 + _SHORTEST else shortest


_PLURAL = re.compile(r"[А-ЯЁ][а-яё]+[иы]е [а-яё]+[аиыя]$")
"""As in "Сибирские сети": a name in the plural stays as it is told."""


def stem(name: str) -> str:
    """The name without the ending of its last word; a name in Latin letters or an address stays whole."""
    if not "а" <= name[-1:].lower() <= "я" or "." in name:
        return name
    short = _ENDING.sub("", name)
    return short if len(short) >= _SHORTEST else name


_IN_GENITIVE = (
    r"(?:у|от|для|из|без|до|против|ради|[Пп]окупк\w+|[Пп]родаж\w+|[Пп]риобретени\w+|[Пп]оглощени\w+|[Кк]апитал\w*|[Аа]кци\w+|[Дд]ол\w+|"
    r"[Вв]ладел\w+|[Аа]кционер\w*|[Сс]труктур\w+|[Кк]онтрол\w+|[Пп]артн[её]р\w*|[Кк]лиент\w*|[Пп]редприяти\w+|[Бб]изнес\w*|[Сс]торон\w+|[Сс]оглашени\w+|[Дд]оговор\w*|[Кк]онтракт\w*|[Гг]лав[аыу]|[Гг]ендиректор\w*|[Оо]сновател\w+|[\d,]+ ?%)"
)
_HANDING = r"(?:предостав\w+|выда\w+|откры\w+|прода\w+|переда\w+|сда\w+|постав\w+|выдел\w+|одобр\w+)(?: [а-яё]+){0,2}"
_GOVERNED = (
    (_IN_GENITIVE, "а", ""),
    (r"(?:с|со|между|перед|над)", "ом", ""),
    (r"(?:с|со|между|перед|над)", "ой", "а"),
    (r"(?:к|ко|благодаря|принадлеж\w+|достал(?:ось|ась|ись))", "у", ""),
    (_HANDING, "е", "а"),
)
"""(what stands right before a quoted name, the ending it asks for, the ending of the first case): no other reading fits."""


def governed(name: str, before: str) -> str:
    """The name in its first case as the word before it tells: "у «Велорикса»" is «Велорикс», "с «Омегой»" is «Омега»."""
    for words, ending, first in _GOVERNED:
        root = name.removesuffix(ending)
        if root != name and len(root) >= _SHORTEST and re.search(rf"(?<!\w){words} [«„“\"]$", before):
            is_masculine = first == "" and root[-1] not in "аеёиоуыэюяьй"
            return f"{root}{first}" if first or is_masculine else name
    return name
