"""Whom a sentence of a native language is about when it does not say so: the head of its item, else the document's subject."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_ITEM_MARK = re.compile(r"[ \t]*(?:[•●◆▽■□・*–—-]\s|\d{1,2}[.)]\s|【|\*\*|[(]?\d{1,2}[:.h]\d{2})")
_HEAD = re.compile(
    r"[\s•·●◆▽■□・*–—#-]*(?:\d{1,2}[.、)] ?)?[【«„“\"「]?\s*([\ue000-\ue1ff\ue400-\ue4ff])\s*[】»“”\"」*]*\s*(?:[(（][^)）]*[)）]\s*)?(?:[.:：。|]|——(?=\d|[今去前]年|上月)|\*\*|】|$)"
)
_LEAST = 1.3
"""The weight from which a party is what a document is about: its title's, or a name that keeps opening sentences."""


_AHEAD = 0.6
"""By how much it outweighs every other company."""


_BLANKS = " \t\xa0\u3000*•·●◆▽【"
_NUMBER = re.compile(r"(?:(?<=\n)|^)[ \t]*\d{1,2}[.、)]$")
"""As in "1. Acme: …": the number of an item, which the splitter takes for a sentence."""
_WIDE = 200
"""Signs before a sentence that tell whether it opens a line."""


def opens_item(masked: Masked) -> bool:
    """Whether a sentence begins a line of its own."""
    before = _NUMBER.sub("", masked.source[: masked.start].rstrip(_BLANKS)[-_WIDE:]).rstrip(_BLANKS)
    return masked.field == "text" and (not before or before.endswith("\n"))


def find_heads(reading: Reading) -> dict[int, tuple[Mention, ...]]:
    """By sentence, the companies that head its item; empty where an item has no head."""
    heads: dict[int, tuple[Mention, ...]] = {}
    current: tuple[Mention, ...] = ()
    is_signs = reading.lexicon.language in {"zh", "ja"}
    is_title = False
    for masked in reading.sentences:
        if opens_item(masked):
            match = _HEAD.match(masked.mask)
            current = masked.entity(match[1]).mentions if match else current if is_title else ()
            is_title = is_signs and match is not None and match.end() == len(masked.mask)
        heads[masked.index] = current
    return heads


_MARKED, _HEADED = 3, 2
"""Lines with a mark or a head from which a text is a list of items."""


def is_digest(reading: Reading) -> bool:
    """Whether the lines of a text are items of their own: several bear marks or heads."""
    lines = [s for s in reading.sentences if s.field == "text" and opens_item(s)]
    marked = [s for s in lines if _ITEM_MARK.match(s.source, s.source.rfind("\n", 0, s.start) + 1)]
    headed = [s for s in lines if _HEAD.match(s.mask)]
    return len(marked) >= _MARKED or len(headed) >= _HEADED


def find_subject_of_document(reading: Reading) -> Mention | None:
    """The company that the title names first or that keeps opening sentences; None where none stands out."""
    named = {m.party_id: m for s in reading.sentences for e in _parties(s) for m in reversed(e.mentions)}
    fitting = [m for m in named.values() if can_raise(m, reading)]
    ranked = sorted(fitting, key=lambda m: -reading.standing.weight(m.party_id))[:2]
    weights = [*(reading.standing.weight(m.party_id) for m in ranked), 0.0, 0.0]
    return ranked[0] if weights[0] >= _LEAST and weights[0] - weights[1] >= _AHEAD else None


def _parties(masked: Masked) -> list[Entity]:
    return [e for _, e in masked.signs() if e.kind in {"org", "stranger", "group"}]


def as_topic(mention: Mention) -> Phrase:
    """A party that no sign of the sentence stands for."""
    return Phrase("", -1, "", Entity("org", 0, 0, (mention,)), -1)


_GA = re.compile(r"[」』）)]*(?:社|側|など)?が(?!率い|手がけ|運営|主導)")


def is_only_subject(phrase: Phrase, masked: Masked) -> bool:
    """As in "KDDIが25億円を入れた": が tells who does it, and the text goes on about whom it spoke of before."""
    return phrase.mark == "subj" and _GA.match(masked.mask, phrase.at + 1) is not None
