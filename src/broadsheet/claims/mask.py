"""A sentence with its parties, people and amounts each put as one sign, so that patterns stay short.

    "Acme will put up to $3 million into Zenith"  ->  "O will put up to M into O"

where O and M stand for one private-use character each. Patterns run over the masked text; every
match leads back to the places it came from.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from broadsheet.parties.run_together import next_words
from broadsheet.records import Mention, Money

EntityKind = Literal["org", "stranger", "nominal", "pronoun", "person", "money", "place", "product", "group"]

_BASES: dict[EntityKind, int] = {
    "org": 0xE000, "stranger": 0xE100, "nominal": 0xE200, "pronoun": 0xE300, "group": 0xE400,
    "person": 0xE500, "money": 0xE600, "place": 0xE700, "product": 0xE800,
}  # fmt: skip
E = r"[\ue000-\ue4ff]"
"""Whatever can fill a party's place."""
NAMED = r"[\ue000-\ue1ff\ue400-\ue4ff]"
PERSON = r"[\ue500-\ue5ff]"
MONEY = r"[\ue600-\ue6ff]"
PLACE = r"[\ue700-\ue7ff]"
PRODUCT = r"[\ue800-\ue8ff]"
SIGN = re.compile(r"[\ue000-\ue8ff]")


@dataclass(frozen=True, slots=True)
class Entity:
    """One sign of a masked sentence."""

    kind: EntityKind
    start: int  #: in the field's text
    end: int
    mentions: tuple[Mention, ...] = ()  #: of a name, or of each member of a group
    money: Money | None = None
    word: str = ""  #: head noun of a nominal, the pronoun, the person's name


@dataclass(slots=True)
class Masked:
    """A sentence of `text` (or title) as signs and words."""

    field: Literal["text", "title"]
    start: int
    end: int
    source: str  #: the whole field
    joiner: str = " "  #: what stands between words in the mask; nothing in Chinese and Japanese
    mask: str = ""
    entities: dict[str, Entity] = dataclasses.field(default_factory=dict)
    places: list[tuple[int, int, int]] = dataclasses.field(default_factory=list)  #: (mask offset, start, end)
    index: int = 0
    own_sums: dict[str, Money] = dataclasses.field(default_factory=dict)  #: of givers in a list, by party id

    @property
    def quote(self) -> str:
        """The sentence as written."""
        return self.source[self.start : self.end]

    def quote_before(self, entity: Entity) -> str:
        """The few words before an entity."""
        return self.source[max(self.start, entity.start - 12) : entity.start].rstrip()

    def entity(self, sign: str) -> Entity:
        """What a sign stands for."""
        return self.entities[sign]

    def origin(self, mask_start: int, mask_end: int) -> tuple[int, int]:
        """The place in the field that a stretch of the mask came from."""
        starts = [p[0] for p in self.places]
        first = self.places[max(0, bisect_right(starts, mask_start) - 1)]
        last = self.places[max(0, bisect_right(starts, max(mask_start, mask_end - 1)) - 1)]
        return first[1], last[2]

    def signs(self) -> list[tuple[int, Entity]]:
        """Every sign with its offset in the mask, in order."""
        return [(m.start(), self.entities[m.group()]) for m in SIGN.finditer(self.mask)]


_EMPHASIS = re.compile(r"\*\*|__|`")
_TAKEN_OVER = re.compile(r"(?<=[a-z] )(?:“[^“”\".!?]{2,60}”|\"[^“”\".!?]{2,60}\")(?= [a-z]|[.,;]? ?$)")
"""Words of somebody else inside a sentence ("the “sole provider” of"): the marks around them part nothing."""
_ABBREVIATED = re.compile(
    r"(?<=[a-z] )\((?:A\.?I\.?|AGI|GenAI|GPUs?|CPUs?|TPUs?|LLMs?|ML|HBM|APIs?|PPAs?|R&D|SaaS|IaaS|M[Oo]Us?|LOI|JV|IP|GW|MW)\)"
)
"""As in "artificial intelligence (AI) chips": the same words once more."""
_SHARE = re.compile(r"(?<=['’]s )\((?:[A-Za-z]{3,9} ?: ?)?\$?[A-Z]{1,5}(?:\.[A-Z]{1,2})?\)")
"""As in "Acme's (NASDAQ: ACME) deal": the sign of its share."""
_POSSESSIVE = frozenset(("its", "their", "our"))
_CONTRACTED = frozenset(("it", "they", "we"))
"""As in "it's the only buyer": what belongs to it is "its"."""
_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*(?:[^\W_]+)?|[^\W_]+(?:[-.'’][^\W_]+)*|\S")


def mask_sentence(  # what a masked sentence is made of
    field_name: Literal["text", "title"],
    source: str,
    start: int,
    end: int,
    entities: list[Entity],
    joiner: str = " ",
) -> Masked:
    """The sentence `source[start:end]` with each entity as one sign; entities do not overlap."""
    masked = Masked(field_name, start, end, source, joiner=joiner)
    parts: list[str] = []
    at, length = start, 0
    counts: dict[EntityKind, int] = {}
    for entity in sorted(entities, key=lambda e: e.start):
        length = _put_words(masked, parts, at, entity.start, length)
        number = counts.get(entity.kind, 0)
        if number < 0x100:
            counts[entity.kind] = number + 1
            sign = chr(_BASES[entity.kind] + number)
            masked.entities[sign] = entity
            length = _put(masked, parts, sign, entity.start, entity.end, length)
            if entity.word in _POSSESSIVE:
                length = _put(masked, parts, "'s", entity.start, entity.end, length)
        at = entity.end
    _put_words(masked, parts, at, end, length)
    masked.mask = joiner.join(parts)
    return masked


def _put_words(masked: Masked, parts: list[str], start: int, end: int, length: int) -> int:
    text = SIGN.sub(
        "\ufffd", masked.source[start:end]
    )  # a page's own private-use signs (icons) mean nobody here
    if not masked.joiner:
        for match in re.finditer(r"[\S\u3000]" if masked.field == "title" else r"\S", text):
            length = _put(masked, parts, match.group(), start + match.start(), start + match.end(), length)
        return length
    at_possessive = bool(parts) and SIGN.fullmatch(parts[-1]) is not None
    skip = 0
    if at_possessive and (mark := re.match(r"['’](?:s\b)?(?=[\s\W]|$)", text)):
        is_verb = masked.entities[parts[-1]].word in _CONTRACTED
        length = _put(masked, parts, "is" if is_verb else "'s", start, start + mark.end(), length)
        skip = mark.end()
    marks = {m.start() for m in _EMPHASIS.finditer(text)} | {
        m.start() + 1 for m in _EMPHASIS.finditer(text) if len(m.group()) == 2
    }
    marks |= _quote_marks(masked, start, end)
    marks |= {at for m in _LINK_NOTE.finditer(text) for at in range(*m.span())}
    marks |= {at for said in (_ABBREVIATED, _SHARE) for m in said.finditer(text) for at in range(*m.span())}
    for match in _WORD.finditer(text, skip):
        if match.start() in marks:
            continue
        if not match.start() and parts and (tail := next_words(match.group())):  # "Acme" + "announcedthat"
            for word in tail:
                length = _put(masked, parts, word, start, start + match.end(), length)
            continue
        word = _UNSEEN.sub("", match.group()).replace("’", "'").replace("‑", "-")
        if not word:
            continue
        length = _put(masked, parts, word, start + match.start(), start + match.end(), length)
    return length


_LINK_NOTE = re.compile(r",? opens (?:in a )?new (?:tab|window)\b")
"""What some pages put behind every link for those who cannot see it."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Signs that nobody sees, such as those that some newsrooms put between words."""


def _quote_marks(masked: Masked, start: int, end: int) -> set[int]:
    """Offsets in the stretch of quotation marks around a few words that the sentence takes over."""
    found: set[int] = set()
    for opening in _TAKEN_OVER.finditer(masked.source, masked.start, masked.end):
        found |= {opening.start() - start, opening.end() - 1 - start}
    return {at for at in found if 0 <= at < end - start}


def _put(masked: Masked, parts: list[str], word: str, start: int, end: int, length: int) -> int:
    masked.places.append((length, start, end))
    parts.append(word)
    return length + len(word) + len(masked.joiner)
