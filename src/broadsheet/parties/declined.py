"""Russian names in their cases: «Мегафона» and «Мегафоном» are «Мегафон»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.parties.strangers import stranger_id
from broadsheet.records import Mention

_ENDING = re.compile(r"(?:ами|ями|ого|ому|ом|ем|ой|ей|ах|ях|[аеиоуыьюя])$")
_SHORTEST = 3


def in_nominative(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions with one id and one name for all cases of a name: the shortest form that the text has."""
    told = list(mentions)
    shortest: dict[str, str] = {}
    for mention in told:
        root = stem(mention.name)
        if root not in shortest or len(mention.name) < len(shortest[root]):
            shortest[root] = mention.name
    return [replace(m, name=shortest[stem(m.name)], party_id=stranger_id(stem(m.name))) for m in told]


def stem(name: str) -> str:
    """The name without the ending of its last word; a name in Latin letters stays whole."""
    if not "а" <= name[-1:].lower() <= "я":
        return name
    short = _ENDING.sub("", name)
    return short if len(short) >= _SHORTEST else name
