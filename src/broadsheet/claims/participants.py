"""Who only takes part in a round: those named as examples of its investors, or in a list of more than two or of others too."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.records import Mention

_EXAMPLE = re.compile(
    r"\b(?:investors|backers|participants|shareholders|funds|firms|angels|financiers|supporters|VCs|names|institutions)(?: ,)? "
    r"(?:including|that include[sd]?|which include[sd]?|such as|like|among them) (?:(?!by )[A-Za-z.’'-]+ ){0,6}$"
)
_FROM = re.compile(r"\bfrom (?:[a-z-]+ ){0,5}$")
_OPEN = re.compile(
    r"(?: ,)? (?:and|as well as|plus|together with|along with) (?:(?:several|many|some|various|unnamed|two|three|four|a (?:number|handful|host|group|few) of|a few) )?"
    r"(?:others?|more|angels|family offices)\b"
)
_LEADS = re.compile(
    r"\b(?:led|headed|anchored|fronted) (?:[a-z-]+ ){0,3}$|\b(?:led|headed|anchored|fronted) by (?:[a-z-]+ ){0,5}$"
)

_BACKED = re.compile(r"\b[Bb]acked by [^,]*$")
"""As in "Backed by $5m from A, B and C": all of them give, the first named for the others."""


def without_lead(draft: Draft, masked: Masked) -> Draft:
    """The draft with nobody as giver of a round whose investors are only listed: they are its others (guide, groups)."""
    if draft.family != "capital" or draft.money is None or draft.subject is None:
        return draft
    if not any(_only_takes_part(at, entity, masked.mask) for at, entity in _places(draft.subject, masked)):
        return draft
    return replace(draft, relation="funding_round", subject=None, others=[draft.subject, *draft.others])


def _places(mention: Mention, masked: Masked) -> list[tuple[int, Entity]]:
    return [(at, e) for at, e in masked.signs() if any(m is mention for m in e.mentions)]


def _only_takes_part(at: int, entity: Entity, mask: str) -> bool:
    before = mask[:at]
    if _LEADS.search(before) or _BACKED.search(before):
        return False
    is_open = len(entity.mentions) > 1 and _OPEN.match(mask, at + 1) is not None
    is_list = (is_open or len(entity.mentions) > _PAIR) and _FROM.search(before) is not None
    return is_list or _EXAMPLE.search(before) is not None


_PAIR = 2


def is_closed_pair(entity: Entity, masked: Masked) -> bool:
    """As in "raised $5m from Acme and Globex": the two and nobody else, of whom the first named stands for both."""
    at = next((at for at, e in masked.signs() if e is entity), -1)
    is_pair = (
        len(entity.mentions) == _PAIR and "," not in masked.source[entity.start : entity.end]
    )  # no people
    is_giving = at >= 0 and _FROM.search(masked.mask[:at]) is not None
    return is_pair and is_giving and not _only_takes_part(at, entity, masked.mask)
