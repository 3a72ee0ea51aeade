"""By way of whom a word reaches us: "Reuters, citing two people", "the company told the Gazette"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from broadsheet.claims.fields.speakers import OUTLET_KINDS
from broadsheet.claims.mask import PERSON, E, Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Attribution

_OUTLET = rf"(?P<outlet>{E}|{PERSON})"
_CITES: Final[Mapping[str, str]] = {
    "en": r"\b(?:citing|cites|cited(?! by)|quoting|quotes|quoted(?! by))\b",
    "de": r"\b(?:beruft sich|berufen sich|berief sich|unter Berufung auf|mit Verweis auf)\b",
    "fr": r"\b(?:citant|qui cite|cite|en citant)\b",
    "es": r"\b(?:citando|que cita|cita|citó)\b",
    "ru": r"(?:со ссылкой на|ссылаясь на|ссылается на|ссылаются на)",
    "zh": r"(?:援引|引述|引用)",
    "ja": r"(?:引用し|を引用|の話として)",
}
"""An outlet before it rests on whoever stands behind it."""
_TELLS: Final[Mapping[str, str]] = {
    "en": rf"\b(?:told|tell|tells|said to|spoke to|spoke with|speaking to|cited by|quoted by) (?:the )?{_OUTLET}",
    "de": rf"(?:\b(?:sagten?|erklärten?|bestätigten?) (?:gegenüber )?(?:der |dem )?|\bgegenüber (?:der |dem )?|\bzitiert von ){_OUTLET}",
    "fr": rf"\b(?:à|au journal|cité\w* par|citée\w* par|interrogé\w* par) (?:l ?['’] ?|la |le )?{_OUTLET}",
    "es": rf"\b(?:dijeron a|dijo a|contaron a|citad[oa]s? por|consultad[oa]s? por) (?:la |el )?{_OUTLET}",
    "ru": rf"\b(?:рассказал\w*|сообщил\w*|заявил\w*) (?:\S+ )?{_OUTLET}",
    "zh": rf"(?:向|对|對|告诉|告訴){_OUTLET}",
    "ja": rf"{_OUTLET}(?:に対し|に語|に明らか|に述べ)",
}
"""Whoever stands before it spoke to the outlet behind it."""
_REACH: Final = 90  #: signs of the mask between the verb and who is cited


def with_relays(
    said_by: Sequence[Attribution], sentences: Iterable[Masked], reading: Reading
) -> tuple[Attribution, ...]:
    """Every speaker with the outlet that carried the word, where one of `sentences` says so; else as given.

    An outlet that somebody is heard through stays a speaker of its own where the text makes it one. Nobody is
    relayed by himself, nor by the outlet that the article is of.
    """
    carried: dict[str, str] = {reading.article.provider.name: ""}
    for sentence in sentences:
        for speaker, outlet in _relays(sentence, said_by, reading):
            if speaker != outlet and carried.get(outlet) != speaker and outlet not in carried:
                carried.setdefault(speaker, outlet)
    return tuple(replace(a, relayed_by=carried.get(a.name, a.relayed_by)) for a in said_by)


def _relays(sentence: Masked, said_by: Sequence[Attribution], reading: Reading) -> Iterator[tuple[str, str]]:
    placed = sorted(_places(sentence, said_by, reading))
    outlets = {at: name for at, entity in sentence.signs() if (name := _outlet(entity, reading))}
    cites, tells = _patterns(reading.lexicon.language)
    for cite in cites.finditer(sentence.mask):
        before = [name for at, name in outlets.items() if at < cite.start()]
        behind = [name for at, name in placed if cite.end() <= at <= cite.end() + _REACH]
        yield from ((name, before[-1]) for name in behind if before)
    for told in tells.finditer(sentence.mask):
        spoke = [name for at, name in placed if at < told.start()]
        if (outlet := outlets.get(told.start("outlet"))) and spoke:
            yield spoke[-1], outlet


def _outlet(entity: Entity, reading: Reading) -> str | None:
    """The name of the outlet that the sign stands for; None for everybody else."""
    parties = ((m.name, reading.book.party(m.division_id or m.party_id)) for m in entity.mentions)
    known = (
        name for name, party in parties if name in outlet_names() or (party and party.kind in OUTLET_KINDS)
    )
    return next(known, None)


def _places(sentence: Masked, said_by: Sequence[Attribution], reading: Reading) -> Iterator[tuple[int, str]]:
    """Where in the mask each speaker stands; an unnamed one where the lexicon sees unnamed people."""
    for speaker in said_by:
        if speaker.kind in {"anonymous", "filing"}:
            found = reading.lexicon.pattern("attribution", speaker.kind).finditer(sentence.mask)
            yield from ((match.start(), speaker.name) for match in found)
    for at, entity in sentence.signs():
        names = {entity.word, *(m.name for m in entity.mentions), *(m.party_id for m in entity.mentions)}
        for speaker in said_by:
            if names & {speaker.name, speaker.name.removeprefix("The "), speaker.party_id or speaker.name}:
                yield at, speaker.name


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    key = language[:2]
    return re.compile(_CITES[key]), re.compile(_TELLS[key])
