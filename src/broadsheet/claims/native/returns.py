"""What a party gives back for what it got: "Im Gegenzug kauft das Start-up Chips", "作为交换，该公司将采购…"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.mask import Entity
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading

OTHER = "X"
"""The letter of a role that the other side of the deal before fills, see `claims.slots`."""
_CUE = re.compile(
    r"(?<!\w)(?:[Ii]m Gegenzug|[Aa]ls Gegenleistung|[Dd]afür(?! (?:gibt|sei|ist|spricht))|[Ee]n (?:échange|contrepartie|retour)|[Aa] cambio|[Ee]n contrapartida|[Вв]замен|"
    r"[Вв] обмен|[Вв] ответ)(?!\w)|作为(?:交换|回报|对价|条件)|作為(?:交換|回報)|相应地|見返り|その代わり|引き換えに"
)
_GIVEN_BACK = frozenset(
    ("compute_supply", "chip_supply", "licensing", "supply", "offtake_or_other", "investment")
)
_BEFORE = 24
"""Signs before a clause in which its cue may stand."""


def is_return(scene: Scene) -> bool:
    """Whether the clause tells what is given back, so that the side it leaves out is the other one of the deal before."""
    if scene.trigger.relation not in _GIVEN_BACK:
        return False
    begin = max(0, scene.clause[0] - _BEFORE)
    return _CUE.search(scene.masked.mask, begin, scene.clause[1]) is not None


def name_returner(entity: Entity, reading: Reading) -> Entity:
    """Who gives something back: who took the money, unless the noun for it only fits who gave it ("der Chipkonzern")."""
    last = next((t for t in reversed(reading.ties) if t.family == "capital" and t.source), None)
    if last is None or last.source is None or entity.kind not in {"nominal", "pronoun"} or entity.mentions:
        return entity
    kinds = reading.lexicon.kinds.get(entity.word, frozenset())
    is_giver = kind_of(last.source, reading) in kinds and kind_of(last.target, reading) not in kinds
    meant = last.source if is_giver else last.target
    return Entity("org", entity.start, entity.end, (meant,))
