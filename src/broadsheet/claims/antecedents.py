"""Whom "it", "the company" and "the two sides" mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.employers import employer
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Mention

_CLAUSE = re.compile(r"[,;] (?:and|but|while|whereas|although) |; ")
_SAYS_IT = re.compile(
    r"\s(?:has |had )?(?:said|says|announced|announces|confirmed|disclosed|revealed)(?: (?:on|last|late|early) \w+| today"
    r"| in an? [\w -]{3,24})?,?(?: that)?\s+$"
)
_FAR = 6  # sentences back that a noun may point
_NAMED = frozenset(("org", "stranger", "group"))


def resolve(
    entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """The mentions that an entity stands for; empty where nobody fits. `avoid` holds ids it cannot be."""
    if entity.kind in _NAMED:
        return entity.mentions
    if entity.kind == "person":
        return _company_of(entity, reading)
    if entity.mentions:
        return _as_written(entity, masked, entity.mentions)
    if entity.word in reading.lexicon.words.get("plural_heads", ()):
        return _pair(entity, masked, reading)
    wanted = _wanted_kinds(entity, masked, reading)
    if masked.source[entity.start : entity.start + 3].lower() in {"his", "her"}:
        return _employer_before(entity, masked, reading)
    if entity.kind == "pronoun":
        found = _by_subject(entity, masked, reading, avoid)
    else:
        found = _by_kind(entity, masked, reading, wanted, avoid)
    return _as_written(entity, masked, (found,)) if found else ()


def _company_of(person: Entity, reading: Reading) -> tuple[Mention, ...]:
    """The company that an officer acts for; empty for a private person."""
    company = employer(person, reading)
    return (company,) if company else ()


def _employer_before(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """As in "his company": that of the person named last before it."""
    people = [e for _, e in masked.signs() if e.kind == "person" and e.end <= entity.start]
    return _company_of(people[-1], reading) if people else ()


def _wanted_kinds(entity: Entity, masked: Masked, reading: Reading) -> frozenset[str]:
    """Kinds of party that the noun and the word before it ("AI giant", "chip giant") can mean."""
    words = masked.source[entity.start : entity.end].lower().split()
    kinds = reading.lexicon.kinds
    for modifier in words[1:-1]:
        if found := kinds.get(f"{modifier}_"):
            return found
    return kinds.get(_singular(entity.word), frozenset())


def _singular(noun: str) -> str:
    return noun.removesuffix("s").replace("start-up", "startup")


def _as_written(entity: Entity, masked: Masked, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions with the words used here; the span stays where the name stands."""
    if entity.kind not in {"nominal", "pronoun"}:
        return mentions
    written = masked.source[entity.start : entity.end]
    return tuple(
        Mention(as_written=written, party_id=m.party_id, name=m.name, division_id=m.division_id, span=m.span)
        for m in mentions
    )


def _earlier(entity: Entity, masked: Masked, reading: Reading) -> Iterator[tuple[int, list[Entity]]]:
    """Named entities by sentence, this one's earlier part first, then back through the text, the title last."""
    yield masked.index, [e for _, e in masked.signs() if e.kind in _NAMED and e.end <= entity.start]
    body = [s for s in reading.sentences[: masked.index] if s.field == "text"]
    for sentence in reversed(body[-_FAR:]):
        yield sentence.index, [e for _, e in sentence.signs() if e.kind in _NAMED]
    for sentence in reading.sentences[:1]:
        if sentence.field == "title" and masked.field == "text":
            yield sentence.index, [e for _, e in sentence.signs() if e.kind in _NAMED]


def _by_subject(entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    if speaker := _speaker_before(entity, masked, avoid):
        return speaker
    if same := _same_sentence_noun(entity, masked, reading, avoid):
        return same
    for at, earlier in _earlier(entity, masked, reading):
        named = _of_clause(earlier, entity, masked) if at == masked.index else earlier
        for candidate in named:
            first = candidate.mentions[0]
            if (
                len(candidate.mentions) == 1
                and first.party_id not in avoid
                and not _is_bystander(first, reading)
            ):
                return first
    return None


def _speaker_before(entity: Entity, masked: Masked, avoid: frozenset[str]) -> Mention | None:
    """As in "Nvidia said on Tuesday that it": whoever says it means itself."""
    says = _SAYS_IT.search(masked.source[masked.start : entity.start])
    if says is None:
        return None
    at = masked.start + says.start()
    named = [e for _, e in masked.signs() if e.kind in _NAMED and at - 2 <= e.end <= at + 1]
    found = [e.mentions[0] for e in named if len(e.mentions) == 1 and e.mentions[0].party_id not in avoid]
    return found[-1] if found else None


def _same_sentence_noun(
    entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]
) -> Mention | None:
    """As in "The company … its": the noun before the pronoun, where the sentence names nobody before it."""
    before = [e for _, e in masked.signs() if e.end <= entity.start]
    if any(e.kind in _NAMED for e in before):
        return None
    for noun in before:
        if noun.kind == "nominal" and (found := resolve(noun, masked, reading, avoid)) and len(found) == 1:
            return found[0]
    return None


def _of_clause(named: list[Entity], entity: Entity, masked: Masked) -> list[Entity]:
    """Those of the clause that the pronoun stands in, where it names anybody; else those of the whole sentence."""
    before = masked.source[masked.start : entity.start]
    ends = [m.end() for m in _CLAUSE.finditer(before)]
    inside = [e for e in named if ends and e.start >= masked.start + ends[-1]]
    return inside or named


def _is_bystander(mention: Mention, reading: Reading) -> bool:
    """Outlets and regulators are spoken of, they are seldom "it"."""
    if mention.name in outlet_names() or mention.name == reading.article.provider.name:
        return True
    return kind_of(mention, reading) in {"publisher", "wire", "regulator"}


def _by_kind(
    entity: Entity, masked: Masked, reading: Reading, wanted: frozenset[str], avoid: frozenset[str]
) -> Mention | None:
    for at, named in _earlier(entity, masked, reading):
        ordered = reversed(named) if wanted or (avoid and at == masked.index) else iter(named)
        for candidate in ordered:
            if len(candidate.mentions) > 1 and not wanted:
                continue  # one of a list is seldom "the company"
            for mention in candidate.mentions:
                if mention.party_id not in avoid and _fits(mention, wanted, reading):
                    return mention
    return None


def _fits(mention: Mention, wanted: frozenset[str], reading: Reading) -> bool:
    party = reading.book.party(mention.party_id)
    kind = party.kind if party else "provisional"
    if wanted:
        return kind in wanted
    return kind not in {"government", "regulator", "publisher", "wire", "media", "investor"}


def _pair(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """The two parties last spoken of together."""
    pair: list[Mention] = []
    for _, named in _earlier(entity, masked, reading):
        for candidate in named:
            for mention in candidate.mentions:
                if all(mention.party_id != m.party_id for m in pair) and _fits(mention, frozenset(), reading):
                    pair.append(mention)
        if len(pair) >= 2:
            return tuple(pair[:2])
    return ()


def kind_of(mention: Mention, reading: Reading) -> str:
    """The catalogue kind of a party; "provisional" for one it does not know."""
    party = reading.book.party(mention.division_id or mention.party_id)
    if party is None:
        return "publisher" if mention.name in outlet_names() else "provisional"
    return party.kind
