"""How much a document speaks of each party: whom its title names, who opens its sentences, who is named often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.claims.mask import Entity, Masked

_NAMED = frozenset(("org", "stranger", "group"))
_OBLIQUE = frozenset(
    "in of from with by for at to on into against over than like including via between about after before under".split()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts over a document, by party id."""

    named: Mapping[str, int] = field(default_factory=dict)
    opens: Mapping[str, int] = field(default_factory=dict)  #: sentences whose first party it is
    titled: tuple[str, ...] = ()  #: parties of the title, in order

    def weight(self, party_id: str) -> float:
        """0 for a party named once in passing, more the more the document is about it."""
        spoken = 0.15 * min(self.named.get(party_id, 0), 6) + 0.25 * min(self.opens.get(party_id, 0), 4)
        if party_id not in self.titled:
            return spoken
        return spoken + (1.2 if party_id == self.titled[0] else 0.6)


def read_standing(sentences: Sequence[Masked]) -> Standing:
    """The standing of every party that the sentences name."""
    named: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    titled: list[str] = []
    for sentence in sentences:
        entities = [e for _, e in sentence.signs() if e.kind in _NAMED]
        ids = [m.party_id for e in entities for m in e.mentions]
        named.update(ids)
        if sentence.field == "title":
            titled.extend(ids)
        elif entities and is_free(entities[0], sentence):
            opens.update(m.party_id for m in entities[0].mentions[:1])
    return Standing(named, opens, tuple(dict.fromkeys(titled)))


def is_free(entity: Entity, masked: Masked) -> bool:
    """Whether no preposition stands right before it: it can be a subject or an object."""
    words = masked.source[masked.start : entity.start].split()
    return not words or words[-1].lower().strip("“\"'(") not in _OBLIQUE


def free_first(entities: Iterable[Entity], masked: Masked) -> Entity | None:
    """The first of them that can be the sentence's subject."""
    return next((e for e in entities if is_free(e, masked)), None)
