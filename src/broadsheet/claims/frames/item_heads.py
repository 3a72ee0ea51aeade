"""Whom an item of a list is about: by the head of its line, or by a head that is a line of its own."""

from __future__ import annotations

import re

from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.mask import MONEY, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_HEAD = re.compile(r"(?:[•*·–-] )?([\ue000-\ue1ff]) (?:[(] [^()]{1,60} [)] )?(?:[:–—-]) ")


_HEAD_ALONE = re.compile(
    rf"(?:[•*·–-] )?([\ue000-\ue1ff]) (?:[:–—-]|[(]) (?:(?:{MONEY}|[^\s\ue000-\ue8ff]+) ?){{1,6}}"
)
_OF_HEAD = re.compile(r"(?:This|The|Founded|Based|An?) ")
"""As in "Acme — $1.2 billion." before "This platform last raised": a head that is a sentence of its own."""


def item_head(masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """As in "• Acme: Globex puts in $5m": whom an item of a list is about."""
    before = reading.sentences[masked.index - 1] if masked.index else masked
    alone = _HEAD_ALONE.fullmatch(before.mask) if before.field == masked.field else None
    match = _HEAD.match(masked.mask) or (alone if alone and _OF_HEAD.match(masked.mask) else None)
    if match is None:
        return None
    mention = (before if match is alone else masked).entity(match[1]).mentions[0]
    return mention if mention.party_id not in avoid and can_raise(mention, reading) else None
