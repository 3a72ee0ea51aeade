"""Where the company is from that "the Swedish firm", "the Seattle-based lab" or "the Germans" means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.native.origins import country_told
from broadsheet.parties.origins import countries, peoples, words_of
from broadsheet.records import Mention

if TYPE_CHECKING:
    from broadsheet.claims.reading import Reading

_ROMANCE_AND_GERMAN = frozenset(("de", "fr", "es"))
_CAPITAL = re.compile(r"[A-ZÀ-Ý][\w’'.]*(?:[ -](?=[A-ZÀ-Ý])[A-ZÀ-Ý][\w’'.]*)*")
_BASED = re.compile(r"[-‑–]based$")
_NEAR = 48  # signs around a name in which the text says where it is from


def people_entities(text: str, language: str) -> Iterable[Entity]:
    """As in "the Germans": a company by its nation, in English."""
    if language == "en":
        for match in _THE_PEOPLE.finditer(text):
            yield Entity("nominal", match.start(), match.end(), word=match[1])


_THE_PEOPLE = re.compile(rf"\b[Tt]he ({'|'.join(sorted(peoples()))})\b(?! (?:and|who)\b)")


def origin_of(entity: Entity, masked: Masked, language: str = "en") -> str:
    """The place or nation by which a noun tells its company ("Swedish", "Bremen", "=SE" outside English); "" for none."""
    if language in _ROMANCE_AND_GERMAN and (told := country_told(masked.source[entity.start : entity.end])):
        return f"={told}"
    if entity.word in peoples():
        return entity.word
    words = masked.source[entity.start : entity.end].split()[1:-1]
    found = _CAPITAL.search(" ".join(_BASED.sub("", w) for w in words))
    return found.group() if found else ""


def origin_weight(origin: str, mention: Mention, reading: Reading, noun: Entity) -> float | None:
    """How well a party fits the origin that a noun tells: above 0 where text or catalogue say so, None if from elsewhere."""
    if not origin:
        return 0.0
    if origin.startswith("="):
        return _from_country(origin[1:], mention, reading)
    if mention.name == origin:
        return None
    if _is_told_from(origin, mention, reading, noun):
        return 3.0
    party = reading.book.party(mention.party_id)
    country = countries().get(origin)
    if party is None or not party.country or country is None:
        return None if noun.word in peoples() else 0.0
    return 1.5 if party.country == country else None


def _from_country(country: str, mention: Mention, reading: Reading) -> float | None:
    """The same for a country: by the catalogue, else by the word of origin that the text sets beside the name."""
    party = reading.book.party(mention.party_id)
    if party is not None and party.country:
        return 1.5 if party.country == country else None
    for sentence in reading.sentences:
        for _, other in sentence.signs():
            if other.kind == "stranger" and any(m.party_id == mention.party_id for m in other.mentions):
                before = sentence.source[max(sentence.start, other.start - _NEAR) : other.start]
                if told := country_told(re.split(r"[,;:.]", before)[-1]):
                    return 2.0 if told == country else None
    return 0.0


def _is_told_from(origin: str, mention: Mention, reading: Reading, noun: Entity) -> bool:
    """Whether the text sets the word of origin beside the party, outside the noun ("Bremen's Seelotse", "Sundby, a Danish chain")."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words_of(origin))))})\b")
    for sentence in reading.sentences:
        for _, other in sentence.signs():
            if any(m.party_id == mention.party_id for m in other.mentions) and other.kind in {
                "org",
                "stranger",
            }:
                first, last = max(sentence.start, other.start - _NEAR), min(sentence.end, other.end + _NEAR)
                places = (m.start() for m in pattern.finditer(sentence.source, first, last))
                if any(not (sentence.field == "text" and noun.start <= at < noun.end) for at in places):
                    return True
    return False
