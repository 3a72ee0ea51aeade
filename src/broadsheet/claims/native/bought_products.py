"""Products that once were companies: "AがBを買収" where the catalogue now counts B as a product of A."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase, mark_behind
from broadsheet.claims.frames.valency import Valency
from broadsheet.claims.mask import Entity, Masked
from broadsheet.parties.strangers import stranger_id
from broadsheet.records import Mention

_PRODUCT = re.compile(r"[\ue800-\ue8ff]")
_BOUGHT_BEHIND = re.compile(r"[」』]?(?:社)?(?:を[^、。を]{0,16}(?:買収|子会社化)|の?買収(?!防衛|先))")
_BOUGHT_BEFORE = re.compile(r"(?:收购|并购|买下)了?[^，。；\ue000-\ue8ff]{0,10}[“「]?$")


def with_bought_products(phrases: list[Phrase], masked: Masked, valency: Valency) -> list[Phrase]:
    """The phrases with every product that its own owner is told to buy, in order of place."""
    if not valency.is_unspaced:
        return phrases
    owners = {m.party_id for p in phrases for m in p.entity.mentions}
    bought = [
        _phrase(match, entity, masked.mask, valency)
        for match in _PRODUCT.finditer(masked.mask)
        if (entity := masked.entity(match.group())).word
        and owners.intersection(m.party_id for m in entity.mentions)
        and _is_bought(match, masked.mask, valency)
    ]
    return sorted([*phrases, *bought], key=lambda p: p.at) if bought else phrases


def _is_bought(match: re.Match[str], mask: str, valency: Valency) -> bool:
    if valency.language == "ja":
        return _BOUGHT_BEHIND.match(mask, match.end()) is not None
    return _BOUGHT_BEFORE.search(mask, max(0, match.start() - 20), match.start()) is not None


def _phrase(match: re.Match[str], entity: Entity, mask: str, valency: Valency) -> Phrase:
    itself = Mention(as_written=entity.word, party_id=stranger_id(entity.word), name=entity.word)
    mark = mark_behind(mask, match.end(), valency) if valency.language == "ja" else ""
    company = replace(entity, kind="stranger", mentions=(itself,), word="")
    return Phrase(match.group(), match.start(), mark, company, match.start())
