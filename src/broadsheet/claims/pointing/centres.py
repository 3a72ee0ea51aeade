"""Whom a sentence leaves at the centre for the next one: who stood in it alone, who took in the deal told last.

After B. Grosz, A. Joshi and S. Weinstein, "Centering: A Framework for Modeling the Local Coherence of Discourse" (1995): the
subject of a sentence is who the next one most likely goes on about, and sooner so the fewer others it names.
"""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.claims.pointing.topics import head_before
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_SAME = re.compile(
    r"[Tt]he same (?:[\w-]+ ){0,2}(?:start-?up|company|firm|lab|maker|developer|group|business|provider|supplier)\b"
)
_GIVEN_TO = frozenset(("capital", "control"))


def same_again(entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """As in "Google backs the same firm": who took money, or was bought, in the deal told last, else its other side.

    A noun that opens the sentence behind a line of a name and a sum means that name.
    """
    if _OPENS.fullmatch(masked.source[masked.start : entity.start]) and (
        head := head_before(masked, reading, avoid)
    ):
        return head
    if not reading.ties or not _SAME.match(masked.source, entity.start, entity.end):
        return None
    told = [tie for tie in reading.ties if tie.family in _GIVEN_TO] or reading.ties
    taker = told[-1].target
    return None if taker.party_id in avoid else taker


_OPENS = re.compile(r"[\s“\"*•–-]*")


def alone_before(entity: Entity, masked: Masked, reading: Reading) -> Mention | None:
    """As in "Acme was founded in 2021. It also rents …": whom the sentence before opens with and names alone."""
    if entity.word != "it" or not _OPENS.fullmatch(masked.source[masked.start : entity.start]):
        return None
    before = [s for s in reading.sentences[: masked.index] if s.field == masked.field][-1:]
    if not before or "\n" in masked.source[before[0].end : masked.start]:
        return None
    named = names_of(before[0])
    is_alone = len(named) == 1 and len(named[0].mentions) == 1
    if not is_alone or not _OPENS.fullmatch(masked.source[before[0].start : named[0].start]):
        return None
    behind = masked.source[named[0].end : named[0].end + 2]
    return None if behind in {"'s", "’s", "s'", "s’"} else named[0].mentions[0]


_THE_SAID = re.compile(r"同社|[该該]公司")


def said_before(entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """As in "…Aの拠点に新展開。同社は", "A在去年突破10亿。该公司": whom alone the sentence before names, wherever it does."""
    if not _THE_SAID.match(masked.source, entity.start, entity.end):
        return None
    if not _OPENS.fullmatch(masked.source[masked.start : entity.start]):
        return None
    before = [s for s in reading.sentences[: masked.index] if s.field == masked.field][-1:]
    if not before or "\n" in masked.source[before[0].end : masked.start]:
        return None
    named = {m.party_id: m for e in names_of(before[0]) for m in e.mentions}
    alone = next(iter(named.values())) if len(named) == 1 else None
    return alone if alone and alone.party_id not in avoid and reading.is_company(alone) else None
