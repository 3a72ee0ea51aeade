"""Whom a passage is about: the head of its item, the heading above it, who opens it, whom the document is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_COUNTED = r"(?:(?:[•*·–—#>-]+|\d{1,2} ?[.:)h] ?(?:\d{2})?|\d{1,2} ?[.)]|[(]? ?\d+ ?[)]) )*"
_HEAD = re.compile(
    rf"^{_COUNTED}(?:\" |“ )?([\ue000-\ue1ff\ue800-\ue8ff]) (?:\" |” )?(?:[(] [^()]{{1,60}} [)] )?(?:(?:, [^,.:;\ue000-\ue4ff]{{3,70}} )?(?:[:–—|-])|[.!?]|, (?=[\ue600-\ue6ff]|Series\b|[Ss]eed\b))(?: |$)"
)
"""As in "Acme. Series B, …", "Acme (Lyon): …", "4. Acme, the triage firm: …", "Acme, $5m, …"."""
_ALONE = re.compile(
    rf"^{_COUNTED}(?:\" |“ )?([\ue000-\ue1ff\ue800-\ue8ff])(?: [(] [^()]{{1,60}} [)])?[ \"”.:!?*]*$"
)
_LONGEST_HEADING = 90
_BACK = 4  # sentences of a passage that are looked back at


def head_of(masked: Masked, reading: Reading) -> Mention | None:
    """Whom the item or the passage that a sentence stands in has as its head; None where it has none."""
    for sentence in (masked, *passage_before(masked, reading)[:1]):
        if found := (_HEAD.match(sentence.mask) or _ALONE.match(sentence.mask)):
            return next(iter(sentence.entity(found[1]).mentions), None)
    return heading_above(masked, reading)


_PRICED = re.compile(
    r"^[*_#•\d.) ]*([\ue000-\ue1ff])[ *_]*(?:[–—:|-]|[(])[ *_]*(?:valued at )?[\ue600-\ue6ff][^a-z\ue000-\ue5ff]*$"
)
"""As in "**Acme — $1.2 billion.**": a name and a sum that open the item of a list."""


def head_before(masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """Whom the line right before a sentence names with a sum and nothing else, for "This company" that opens the sentence."""
    above = reading.sentences[masked.index - 1] if masked.index else None
    found = _PRICED.match(above.mask) if above is not None and above.field == masked.field else None
    head = above.entity(found[1]).mentions[0] if above is not None and found else None
    return head if head and head.party_id not in avoid else None


def topics_of(
    masked: Masked,
    reading: Reading,
    fits: Callable[[Mention], bool],
    heads: Callable[[Mention], bool] | None = None,
) -> Iterator[Mention]:
    """Whom a sentence can be about that names nobody itself, likeliest first; `heads` weighs the head of an item."""
    head = head_of(masked, reading)
    if head is not None:
        if (heads or fits)(head):
            yield head
        return
    for sentence in reversed(passage_before(masked, reading)[-_BACK:]):
        pointed = reading.pointed.get(sentence.index)
        if pointed is not None and fits(pointed):
            yield pointed
        yield from (e.mentions[0] for e in _openers(sentence) if fits(e.mentions[0]))
    yield from sorted_by_standing(reading, fits)


def sorted_by_standing(reading: Reading, fits: Callable[[Mention], bool]) -> list[Mention]:
    """Whom the document is about, weightiest first; those named once in passing left out."""
    named: dict[str, Mention] = {}
    for sentence in reading.sentences:
        for _, entity in sentence.signs():
            if entity.kind in {"org", "stranger"}:
                named.setdefault(entity.mentions[0].party_id, entity.mentions[0])
    heavy = [(reading.standing.weight(i), m) for i, m in named.items() if fits(m)]
    return [m for weight, m in sorted(heavy, key=lambda pair: -pair[0]) if weight >= _SPOKEN_OF]


_SPOKEN_OF = 0.5


def passage_before(masked: Masked, reading: Reading) -> list[Masked]:
    """The sentences of the same paragraph before this one, in order."""
    if masked.field == "title":
        return []
    begin = masked.source.rfind("\n", 0, masked.start) + 1
    earlier = reading.sentences[max(0, masked.index - 12) : masked.index]
    return [s for s in earlier if s.field == "text" and s.start >= begin]


def heading_above(masked: Masked, reading: Reading) -> Mention | None:
    """The only party of a short line without a full stop that stands right above the paragraph."""
    begin = masked.source.rfind("\n", 0, masked.start)
    above = [s for s in reading.sentences[: masked.index] if s.field == "text" and s.end <= max(begin, 0)]
    if begin <= 0 or not above:
        return None
    line = above[-1]
    is_line = masked.source.rfind("\n", 0, line.start) + 1 >= line.start - 4
    text = line.quote.strip("*# \n")
    if not is_line or len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";")):
        return None
    named = [e for _, e in line.signs() if e.kind in {"org", "stranger", "group"}]
    return named[0].mentions[0] if len(named) == 1 and named[0].kind != "group" else None


def _openers(sentence: Masked) -> Iterator[Entity]:
    for _, entity in sentence.signs():
        if entity.kind in {"org", "stranger"} and is_free(entity, sentence):
            yield entity
