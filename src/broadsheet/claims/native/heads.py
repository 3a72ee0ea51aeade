"""Whom an item means that opens with its parties: "Acme. El banco invierte …", "Acme und Globex. Der Konzern liefert …"."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.native.focus import as_topic
from broadsheet.claims.native.nominals import WE
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

PARTNER = "partner"
"""The mark of the one of two heads that a sentence leaves out."""
_NAMED = frozenset(("org", "stranger", "group"))
_PAIR = 2


def find_focus(heads: tuple[Mention, ...], subject: Mention | None, masked: Masked) -> Phrase | None:
    """Whom a sentence is about that does not name it: of two heads the one left out, the only head, else the document's subject."""
    left_out = [m for m in heads if not _is_told(m, masked)]
    if len(heads) == _PAIR and len(left_out) == 1:
        return replace(as_topic(left_out[0]), mark=PARTNER)
    meant = heads[0] if heads else subject
    return as_topic(meant) if meant and not _is_told(meant, masked) else None


def _is_told(mention: Mention, masked: Masked) -> bool:
    return any(mention.party_id == m.party_id for _, e in masked.signs() for m in e.mentions)


def name_headed(masked: Masked, heads: tuple[Mention, ...], reading: Reading) -> None:
    """A noun that opens a sentence of an item stands for its head; one for several companies for all its heads."""
    told = [(sign, e) for sign, e in masked.entities.items() if e.kind in _NAMED | {"nominal", "pronoun"}]
    if (own := _HEAD_AND_NOUN.match(masked.mask)) is not None:
        heads = masked.entity(own["head"]).mentions
        told = [(own["noun"], masked.entity(own["noun"]))]
    if not heads or not told:
        return
    sign, entity = min(told, key=lambda pair: pair[1].start)
    if entity.kind in _NAMED or entity.mentions or entity.word == WE:
        return
    is_plural = entity.word in reading.lexicon.words.get("plural_heads", ())
    if is_plural == (len(heads) > 1) and (own or not any(_is_told(m, masked) for m in heads)):
        masked.entities[sign] = Entity("group" if is_plural else "org", entity.start, entity.end, heads)


_HEAD_AND_NOUN = re.compile(
    r"[\s•*–#-]*(?P<head>[\ue000-\ue1ff])(?: [(][^()]{1,40}[)])? : (?:[A-Za-zÀ-ÿ]+ ){0,3}?(?P<noun>[\ue200-\ue2ff]) (?!: )"
)
"""As in "Acme: Der Konzern kauft …": what is named before a colon is what the noun behind it means."""


_FOR_HEAD = re.compile(
    r"[\s•*–#«„“\"-]*(?:(?:[\w-]+ ){0,4}?(?:für|bei|pour|chez|para) (?:(?:den|die|das|le|la|el) )?(?:[\w-]+ )?)?(?P<head>[\ue000-\ue1ff]) :"
)


_SPENT_ON = re.compile(r" (?:in|ins|an|bei|für|en|dans|sur|para|à) (?:[\w-]+ ){0,2}?(?!\d)[\w-]{4,}")
"""As in "investiert fünf Milliarden in Rechenzentren": what money goes into that is no company."""


def before_colon(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "Milliardenauftrag für A: B bucht Rechenzeit": who is meant by a headline's first half takes or gives in the second."""
    mask = scene.masked.mask
    match = None if scene.valency.is_unspaced else _FOR_HEAD.match(mask)
    if match is None or match.end() > scene.start or mask.find(":", match.end()) >= 0:
        return None
    if scene.trigger.relation == "investment" and _SPENT_ON.search(mask, scene.end):
        return None
    named = [p for p in scene.phrases if p.entity.kind in _NAMED and p.mark not in {"said", "other"}]
    if len(named) > _PAIR or named[0].at != match.start("head") or named[0] is taken:
        return None
    return named[0] if taken is None or taken.at > named[0].at else None


def partner(scene: Scene) -> Phrase | None:
    """The other head of an item about two, for a deal that names only the one."""
    is_partner = scene.focus is not None and scene.focus.mark == PARTNER
    return scene.focus if is_partner and scene.trigger.relation != "funding_round" else None
