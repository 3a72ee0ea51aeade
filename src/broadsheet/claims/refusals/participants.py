"""Who only takes part in a round: those named as examples of its investors, or in a list of more than two or of others too."""

from __future__ import annotations

import re
from collections.abc import Iterable
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

_TAKES_PART = re.compile(
    r"\b(?:participation|involvement|support|contributions?|(?:additional|further|other|more|existing|follow-on) (?:[a-z-]+ )?(?:money|funding|capital|investments?|backing))"
    r" (?:[a-z]+ )?from (?:[a-z-]+ ){0,5}$"
    r"|\binclud(?:e|es|ed|ing) (?:[a-z-]+ ){0,3}?from (?:[a-z-]+ ){0,5}$"
)
"""As in "with participation from Acme and Globex": they join whoever leads."""


def is_closed_pair(entity: Entity, masked: Masked) -> bool:
    """As in "raised $5m from Acme and Globex": the two and nobody else, of whom the first named stands for both."""
    at = next((at for at, e in masked.signs() if e is entity), -1)
    is_pair = (
        len(entity.mentions) == _PAIR and "," not in masked.source[entity.start : entity.end]
    )  # no people
    before = masked.mask[: max(at, 0)]
    is_giving = at >= 0 and _FROM.search(before) is not None and _TAKES_PART.search(before) is None
    return is_pair and is_giving and not _only_takes_part(at, entity, masked.mask)


_NEAR = 50  # signs between a round and "funding from"
_INCLUDES = re.compile(r"\binclud\w+ (?:[a-z-]+ ){0,3}$")
_EARLIER = re.compile(r"\b(?:after|following|since|earlier|previous|previously|prior)\b")
_WITH = re.compile(r" , (?:with|including|thanks to) (?:[a-z-]+ ){0,3}$")


def with_givers_joined(drafts: list[Draft]) -> list[Draft]:
    """As in "raised $5m in seed funding from A, B and C": one round with those who give it, and no cheque of each beside it."""
    rounds = [d for d in drafts if d.relation == "funding_round" and d.object]
    cheques = [d for d in drafts if any(r.money and _is_given_in(r, d) for r in rounds)]
    givers = {d.subject.party_id: d.subject for d in cheques if d.subject}
    is_part = any(_INCLUDES.search(d.masked.mask, 0, d.start) for d in cheques)
    if len(givers) < _PAIR and not is_part:
        return drafts
    leads = {d.subject.party_id for d in rounds if d.subject and not is_part}
    first = next(iter(givers.values())) if len(givers) == _PAIR and not is_part and not leads else None
    kept = [d for d in drafts if not any(d is cheque for cheque in cheques)]
    return [
        _joined_by(givers.values(), d, first, leads) if d.money and any(d is r for r in rounds) else d
        for d in kept
    ]


def _joined_by(givers: Iterable[Mention], told: Draft, first: Mention | None, leads: set[str]) -> Draft:
    lead = told.subject or first
    known = {m.party_id for m in told.others} | leads
    others = [g for g in givers if g is not lead and g.party_id not in known]
    return replace(told, subject=lead, others=[*told.others, *others])


def _is_given_in(told: Draft, cheque: Draft) -> bool:
    """Whether a cheque without a sum of its own stands right behind the round of the same company, in the words that tell it."""
    if (
        cheque.relation != "investment"
        or cheque.frame.is_bare
        or told.object is None
        or cheque.object is None
    ):
        return False
    if cheque.object.party_id != told.object.party_id or cheque.money not in {None, told.money}:
        return False
    mask = cheque.masked.mask
    if cheque.masked is not told.masked or _FROM.search(mask, 0, mask.rfind(" ", 0, cheque.end) + 1) is None:
        return False
    between = mask[told.end : cheque.start] if cheque.start > told.end else ""
    is_near = len(between) <= _NEAR and not re.search(r"[,;:]", between)
    if _EARLIER.search(mask, told.start, cheque.start):
        return False
    return told.start <= cheque.start and (
        is_near or _WITH.search(mask, told.start, cheque.start) is not None
    )
