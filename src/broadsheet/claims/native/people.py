"""People in native languages: who leads a company acts for it, others for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.frames.german_marks import is_owner
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.mask import Entity
from broadsheet.claims.reading import Reading
from broadsheet.parties.native_people import find_native_people
from broadsheet.records import Mention, Span

_FIRM_OF = {
    "de": re.compile(r"(?:[Ff]irma|[Uu]nternehmen|[Ss]tart-?[Uu]p|[Kk]onzern) (?:von|um) $"),
    "fr": re.compile(r"(?:entreprise|société|firme|start-?up|groupe) (?:de |d['’])$"),
    "es": re.compile(r"(?:empresa|compañía|firma|start-?up|tecnológica) de $"),
    "ru": re.compile(r"(?:[Кк]омпани\w+|[Сс]тартап\w*|[Фф]ирм\w+) $"),
}


def as_firm(entity: Entity, text: str, language: str) -> Entity:
    """As in "la compañía de Sam Altman": whose company is meant by whoever leads it."""
    pattern = _FIRM_OF.get(language)
    if (
        pattern is None
        or not _leads(entity)
        or not pattern.search(text, max(0, entity.start - 30), entity.start)
    ):
        return entity
    return replace(entity, kind="org", word="")


_ROLES = {
    "de": r"(?:[Ee]x-|[Ee]hemaliger?n? |[Ff]rühere[rn]? )[\w-]*(?:[Cc]hef|[Mm]anager|[Mm]itarbeiter|[Ff]orscher|[Ee]ntwickler|[Vv]orstand|[Dd]irektor)(?:in(?:nen)?|s|n|en)? (?:von |bei |der |des )",
    "fr": r"(?:[Ee]x-? ?|[Aa]ncien(?:ne)?s? )(?:[a-zà-ÿ-]+ ){0,2}?(?:PDG|CEO|patronn?e?|cheffe?|cadre|dirigeante?|directeur|directrice|responsable|président|présidente|employée?|salariée?|ingénieure?|"
    r"chercheu(?:r|se)|vice-présidente?|numéro (?:un|deux)|figure)s?(?: [a-zà-ÿ-]+){0,4}? (?:de |d['’]|chez |du )|[Aa]nciens? (?:de |d['’]|du |de chez )",
    "es": r"(?:[Ee]x[- ]?|[Aa]ntigu[oa]s? )(?:[a-záéíóúñ-]+ )?(?:jef[ea]|CEO|director(?:a|es)?|directiv[oa]|ejecutiv[oa]|emplead[oa]|ingenier[oa]|investigador(?:a|es)?|presidente|consejer[oa]|"
    r"vicepresident[ea]|responsable|trabajador(?:a|es)?)s?(?: [a-záéíóúñ-]+){0,4}? (?:de |del |en )",
    "ru": r"(?:[Бб]ывш\w+ |[Ээ]кс-)(?:[а-яё-]+ ){0,2}?(?:глав|гендиректор|директор|руководител|сотрудни|топ-менеджер|менеджер|инженер|исследовател|президент|вице-президент|разработчи)[а-яё]*(?: [а-яё-]+){0,4}? [«„\"]?",
}
_FORMER = {code: re.compile(rf"(?<![\w-])(?:{words})$") for code, words in _ROLES.items()}
_SAME_FORMER = re.compile(r" (?:et|und|y|e|и|&) (?:de |d['’]|von |из )?")
_FORMER_REACH = 90


def without_former(entities: list[Entity], text: str, language: str) -> list[Entity]:
    """As in "l'ancien patron de Google, Eric Schmidt": where somebody worked before has no part in what is told."""
    pattern = _FORMER.get(language)
    if pattern is None:
        return entities
    dropped: list[Entity] = []
    for entity in (e for e in entities if e.kind in {"org", "stranger"}):
        last = dropped[-1] if dropped else None
        goes_on = last is not None and _SAME_FORMER.fullmatch(text, last.end, entity.start)
        if goes_on or pattern.search(text, max(0, entity.start - _FORMER_REACH), entity.start):
            dropped.append(entity)
    return [e for e in entities if e not in dropped]


def persons_by_surname(entities: list[Entity]) -> list[Entity]:
    """A lone surname of somebody named in full is that person, not a company."""
    full = {e.word.split()[-1]: e for e in entities if e.kind == "person" and " " in e.word}
    return [_in_full(e, full) for e in entities]


def _in_full(entity: Entity, full: dict[str, Entity]) -> Entity:
    known = full.get(entity.mentions[0].as_written) if entity.kind == "stranger" else None
    return replace(known, start=entity.start, end=entity.end) if known else entity


def known_people(reading: Reading, text: str) -> Iterator[Entity]:
    """People that the catalogue has in Latin letters only, each with the company that is led."""
    for person in find_native_people(text, reading.lexicon.language):
        written = text[person.start : person.end]
        party = reading.book.party(person.party_id)
        span = Span(article_id="", text_id="", start=person.start, end=person.end, quote=written)
        firm = Mention(as_written=written, party_id=party.id, name=party.name, span=span) if party else None
        yield Entity("person", person.start, person.end, (firm,) if firm else (), word=person.name)


def _leads(entity: Entity) -> bool:
    """Whether the catalogue knows whose officer somebody is; an outlet that speaks is a person here too."""
    return (
        entity.kind == "person" and bool(entity.mentions) and not entity.mentions[0].party_id.startswith("?")
    )


_FOR_THEMSELVES = frozenset(
    ("Elon Musk", "Musk", "Jeff Bezos", "Bezos", "Bill Gates", "Eric Schmidt", "Peter Thiel", "Xavier Niel", "Michael Dell", "Daniel Ek")
)  # fmt: skip
"""Owners who spend their own money, whatever they lead beside it."""
_ACTING = frozenset(("acquisition", "investment", "deal", "renegotiation", "partnership", "joint_venture"))
_BETWEEN = re.compile(r"[^,;:.\ue000-\ue5ff]*")
_ABOUT = re.compile(
    r"n[eé]goci|convers|prepar|anunci|sopes|estudi|ultim|plante|busca|quiere|cerr|cierr|complet|discut|verhand|plant|"
    r"перегов|обсужд|догов|план|намерен|хочет|готов|закры|заверш|объяв|рассматр|дума"
)
"""Before a noun of a deal: what somebody does who makes it, not who only speaks of it."""


def acting_officer(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "Marc Murtra negocia la compra de …", "Герман Греф ведёт переговоры о …": the company of who acts alone."""
    if scene.trigger.relation not in _ACTING or "subj" not in scene.trigger.source:
        return None
    people = [p for p in scene.inside if p.at < scene.start and p.entity.kind == "person" and p.mark == ""]
    if not people or not _leads(people[-1].entity) or people[-1].entity.word in _FOR_THEMSELVES:
        return None
    person = people[-1]
    firm = person.entity.mentions[0].party_id
    is_taken = taken is not None and any(m.party_id == firm for m in taken.entity.mentions)
    between = scene.masked.mask[person.at + 1 : scene.end]
    if is_taken or not _BETWEEN.fullmatch(between) or (scene.trigger.is_noun and not _ABOUT.search(between)):
        return None
    return replace(person, entity=replace(person.entity, kind="org", word=""))


def owner_beside(scene: Scene) -> Phrase | None:
    """As in "As Investition in B und Cs Beteiligung an D": the German genitive right before a noun is who does it."""
    if scene.valency.language != "de" or not scene.masked.mask[scene.start].isupper():
        return None
    owners = (p for p in scene.inside if p.mark in {"", "subj", "owner"})
    beside = next((p for p in owners if p.at == scene.start - 2), None)
    return beside if beside is not None and is_owner(beside.entity, scene.masked.source) else None
