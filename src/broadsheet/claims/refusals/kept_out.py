"""Sides that the words around them keep out of a deal: in brackets behind another name, excepted from it, only able to join."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import NAMED, E, Entity
from broadsheet.records import Mention

_OF_A_NAME = re.compile(
    r"\( (?:(?:now|since|later|recently|formerly|then|which|who|was|is|were|has|been|also|itself|\w+ly) )*"
    r"(?:[a-z]+ed|bought|sold|led|taken over|spun (?:out|off)|(?:an?|the|now) (?:[a-z-]+ ){0,3}(?:unit|arm|part|subsidiary|division|company))\b"
)
"""What brackets say of the name before them; "(but also works with Acme)" is said of the sentence's subject."""
_EXCEPTED = re.compile(r"\b(?:other than|outside(?: of)?|except(?: for)?|excluding|not including) (?:the )?$")
_ABLE = re.compile(r"\bcan (?:also |now |then |easily |directly |even |either )*$")
_CONSENT = re.compile(
    r"\b(?:after|before|following|upon|once|when|since|by) (?:[^\s,;.]+ ){1,8}?"
    rf"(?:approvals?|authori[sz]ations?|clearance|licen[cs]es?|permission|permits?|nod|green light|certification|patents?) (?:of|from|by) (?:the )?{NAMED}$"
)
_WITH_HELP = re.compile(
    rf"{E} (?:, )?with (?:the |some |financial |additional )*(?:support|backing|help|funding|money)\b"
)
_BEHIND_PREPOSITION = re.compile(
    rf"\b(?:by|between|of|from|at|for|to|in|with) (?:(?:{E}|[A-Za-z-]+|,) ){{0,9}}?$"
)
_USED = re.compile(r"\b(?:us(?:ed|es|ing)|tried|opened|chose|picked) $")


def is_kept_out(draft: Draft) -> bool:
    """Whether one side of a draft, by the words around it, has no part in the deed that the draft tells."""
    return any(found(draft) for found in _SIGNS)


def _places(draft: Draft, mention: Mention | None) -> list[tuple[int, Entity]]:
    """Where the sentence has a side, with the entity that it belongs to."""
    if mention is None:
        return []
    signs = draft.masked.signs()
    return [(at, e) for at, e in signs if any(m.party_id == mention.party_id for m in e.mentions)]


def _is_beside_brackets(draft: Draft) -> bool:
    """As in "Acme, Globex (bought by Initech) and Hooli": what brackets tell is of the name right before them."""
    mask = draft.masked.mask
    opening = mask.rfind("(", 0, draft.start + len("E ( "))
    closing = mask.find(")", opening)
    if opening < 0 or closing < draft.start or not _OF_A_NAME.match(mask, opening):
        return False
    return any(
        _is_outside(_places(draft, m), m, opening, closing) for m in (draft.subject, draft.object) if m
    )


def _is_outside(places: list[tuple[int, Entity]], side: Mention, opening: int, closing: int) -> bool:
    """Whether a side stands outside the brackets and not right before them."""
    for at, entity in places:
        if opening < at < closing:
            return False
        if at == opening - len("E ") and entity.mentions[-1].party_id == side.party_id:
            return False
    return bool(places)


def _is_excepted(draft: Draft) -> bool:
    """As in "agencies outside the Navy have cut ties with Acme": who is excepted takes no part."""
    for side in (draft.subject, draft.object):
        places = _places(draft, side)
        if places and all(_EXCEPTED.search(draft.masked.mask, 0, at) for at, _ in places):
            return True
    return False


def _is_ability(draft: Draft) -> bool:
    """As in "any lender, including Acme, can join Globex's network": open to all, and done by nobody yet."""
    return draft.family == "alliance" and _ABLE.search(draft.masked.mask, 0, draft.start) is not None


def _is_consent(draft: Draft) -> bool:
    """As in "raised $5m after winning approval from the Agency": who consents gives no money."""
    return draft.family == "capital" and draft.subject is not None and _CONSENT.search(draft.told) is not None


def _is_help_for_another(draft: Draft) -> bool:
    """As in "The contest, held by Acme and Globex, with backing from Initech": what is backed is the contest."""
    if draft.relation != "investment" or not _WITH_HELP.match(draft.told):
        return False
    return _BEHIND_PREPOSITION.search(draft.masked.mask, 0, draft.start) is not None


def _is_tool(draft: Draft) -> bool:
    """As in "Jane Doe used Acme to write a song and signed a deal with Globex": who was used has signed nothing."""
    places = [at for at, _ in _places(draft, draft.subject) if at < draft.start]
    if not places or not _USED.search(draft.masked.mask, 0, places[-1]):
        return False
    between = draft.masked.mask[places[-1] + 1 : draft.start]
    return re.match(r" (?:to|for) [^;.]* and ", between) is not None


_SIGNS: tuple[Callable[[Draft], bool], ...] = (
    _is_beside_brackets, _is_excepted, _is_ability, _is_consent, _is_help_for_another, _is_tool,
)  # fmt: skip
