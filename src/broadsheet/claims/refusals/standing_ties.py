"""Ties that a text only speaks of: "the partnership between Acme and Globex does not qualify", "Acme's tie-up with Globex".

A tie with an article or an owner, in a sentence without a word of news, was there before the text: it is in force
(guide, stages), and not announced by it.
"""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.drafts import Draft

_TIE: Final = r"(?:partnerships?|alliances?|collaborations?|relationships?|tie-ups?|exclusive (?:\S+ )?(?:rights?|access|licen[sc]e))\b"
_OWNED = re.compile(
    rf"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|[\ue000-\ue4ff] 's) (?:(?:long|close|deep|existing|current|broad|multi|own|exclusive|global|cloud|AI|evolving|changing|fraught)[\w-]*,? )*(?:[\ue000-\ue1ff] (?:[–/-] )?){{0,2}}{_TIE}"
)
_NEWS_BEFORE = re.compile(
    r"\b(?:announc|unveil|disclos|reveal|confirm|agree[ds]|sign|struck|strik|ink(?:ed|s)\b|expand|extend|strengthen|deepen|widen|broaden|renew|launch|form(?:s|ed|ing)\b"
    r"|enter|seek|talks?\b|negotiat|plan|propos|new\b|newly|fresh|latest|recent|today\b|as part of|proud|pleased|thrilled|excited|(?:through|under|with) (?:the|its|their|[\ue200-\ue4ff] 's)\b|ended|ending|terminat)",
    re.IGNORECASE,
)
_NEWS_BEHIND = re.compile(
    r"(?: [^\s,;.]+){0,3}? (?:will|would|shall|is to|are to|aims?|plans?|covers?|includes?|gives|lets|allows?|enables?|brings|marks?|comes|follows|end(?:s|ed)|is over|announced|today|to (?:build|develop|bring|offer|create|make|help))\b"
)
_NEAR: Final = 80  #: signs before the tie in which a word of news tells of it
_STANDING: Final = frozenset(("partnership", "exclusivity"))


def is_standing_tie(draft: Draft) -> bool:
    """Whether a draft only speaks of a partnership or of a right that somebody has already."""
    if draft.relation not in _STANDING or draft.stage != "announced" or draft.money is not None:
        return False
    mask = draft.masked.mask
    owned = next((m for m in _OWNED.finditer(mask) if m.start() < draft.end and draft.start < m.end()), None)
    if owned is None or _NEWS_BEFORE.search(mask, max(0, owned.start() - _NEAR), owned.end()):
        return False
    return _NEWS_BEHIND.match(mask, max(owned.end(), draft.end)) is None


_NEW: Final = frozenset(("announced", "agreed"))


def without_standing(drafts: list[Draft]) -> list[Draft]:
    """The drafts that tell how far a new tie or delivery is, where the text tells one in full words.

    As in "Acme signed a deal with Globex. Acme, already one of its biggest buyers, …": that it has bought before, or what it
    does with the other's wares, is no later stage of what it has just signed.
    """
    told = [d for d in drafts if d.stage in _NEW and not (d.frame.is_bare or d.frame.is_weak)]
    told = [d for d in told if d.stage == "agreed" or not d.is_generic]
    if not told or told[0].family not in _TIES:
        return drafts
    return [
        d
        for d in drafts
        if d.stage != "completed" or not (d.frame.is_bare or d.frame.is_weak or d.is_generic)
    ]


_TIES: Final = frozenset(("supply", "alliance"))
