"""Who takes what a second giver gives, where only the clause before names it: "A investit 10 dans B, tandis que C apporte 5"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_TAKES = frozenset(("en", "a", "dans", "chez", "in", "an", "sur"))
_AND = re.compile(
    r"(?: [»”“\"])? (?:, )?(?:(?:mientras(?: que)?|y|e|et|tandis qu(?:e|')|alors qu(?:e|')|quand|während|wobei|und|,) ){1,2}"
    r"(?:(?:l[ea]|el|die|der|das|su soci[oa]|auch|también|aussi) ){0,1}"
)
_MONEY = re.compile(r"[\ue600-\ue6ff]")


def taker_before(scene: Scene) -> Phrase | None:
    """The party that the clause right before gives money to; None where this one does not go on from it.

    Both clauses tell a sum, and nobody but the giver stands between the taker and the verb.
    """
    mask = scene.masked.mask
    named = [p for p in scene.phrases if p.at < scene.start]
    if len(named) < _TWO or not _MONEY.search(mask, named[-1].at, scene.clause[1]):
        return None
    taker, giver = named[-2:]
    follows = _AND.fullmatch(mask[taker.at + 1 : giver.at]) is not None
    is_given = taker.mark in _TAKES and _MONEY.search(mask, 0, taker.at) is not None
    return taker if follows and is_given and giver.mark in {"", "subj"} else None


_TWO = 2
