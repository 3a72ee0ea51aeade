"""Members of a list that stand apart from its first: "customers include Acme, which signed in May, and the bank Globex"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import MONEY, NAMED, PLACE, Entity
from broadsheet.records import Mention

_MOST = 4  # a longer list is one claim, see `claims.slots`
_FAMILIES = frozenset(("supply", "rights", "alliance"))
"""Purchases are for `claims.further_objects`; who joins a round is no giver of his own."""
_WORD = r"[^\s\ue000-\ue8ff,;:.()]+"
_STOP = (
    r"(?:in|of|for|with|by|that|to|from|as|at|on|which|who|is|was|are|were|has|have|had|will|and|or|but|said|says|than|after|before|while|when|"
    r"so|does|did|do|both|like|unlike|rival|competitor|not)"
)
_LEAD = rf"(?:both |also |then )?(?:(?:the|an?|its|[\ue700-\ue7ff] 's) )?(?:(?!{_STOP}\b)(?:{_WORD}|{PLACE}) ){{0,6}}?"
_PLACED = rf"(?: (?:of|in) (?:the )?{PLACE}(?: ,? ?{PLACE})?)?"
_SIGN = rf"(?:{_WORD}|{MONEY}|{PLACE})"
_WHEN = rf"(?: (?:in|since|until|last|this|from|for|over|at|on|under|worth) (?:{_SIGN} ){{0,5}}?{_SIGN})?"
_REMARK = (
    r"(?: , (?:which|who|whose|where|with which|to which|for which|an?|the|its|one of|part of|owner of|maker of|both|now|then|formerly|once|"
    r"headed|led|run|owned|backed|based|also) [^;.,]{3,120}?(?= ,|  ?and ))?"
)
_JOINED = r" ?(?:, and then|and then|, and|and|, as well as|as well as|, plus|plus|, followed by|,) "
_PREPOSITION = r"(?:with |from |to |by |for |of |in )?"
_BEHIND = (
    rf"(?={_PLACED} ?(?:[.;)]|$|(?:, (?:which|who|whose|where|an?|the|one of|with|both) [^;.,]*)?(?:, and\b| [.;]|$)|"
    rf"and (?:(?:the|an?) )?(?:{_WORD} ){{0,4}}?{NAMED})|{_PLACED} (?:in (?:\d{{4}}|[A-Z])|last|this|since|as|for|over|under|at) )"
)
_NEXT = re.compile(
    rf"{_WHEN}(?: [(] [^()]{{2,60}} [)])?{_PLACED}{_REMARK}(?P<joined>{_JOINED}){_PREPOSITION}{_LEAD}(?P<name>{NAMED})(?! 's){_BEHIND}"
)


def with_further_members(drafts: list[Draft]) -> list[Draft]:
    """The drafts, and one for each further member of a list that a match ends in."""
    told = {p for d in drafts for p in d.parties} | {m.party_id for d in drafts for m in d.others}
    more: list[Draft] = []
    for draft in drafts:
        if draft.family in _FAMILIES and draft.subject and draft.object:
            for one in _further(draft):
                if not one.parties - draft.parties <= told:
                    told |= one.parties
                    more.append(one)
    return [*drafts, *more]


def _further(draft: Draft) -> Iterator[Draft]:
    """What the match tells of the member that it ends in, told of each member behind it."""
    masked = draft.masked
    last = masked.entities.get(masked.mask[draft.end - 1 : draft.end])
    if last is None or masked.mask.startswith(" 's ", draft.end):
        return
    for match in _members(masked.mask, draft.end):
        for mention in masked.entity(match["name"]).mentions:
            if sides := _sides(draft, last, mention):
                yield replace(
                    draft, subject=sides[0], object=sides[1], start=match.start("name"), end=match.end(), money=None,
                    sum_at=-1, others=[], evidence=[],
                )  # fmt: skip


def _members(mask: str, at: int) -> list[re.Match[str]]:
    """The further members from a place on, as far as the "and" of the list; "Acme, the Institute for …" is none."""
    found: list[re.Match[str]] = []
    while len(found) < _MOST and (match := _NEXT.match(mask, at)):
        found.append(match)
        at = match.end("name")
    while found and found[-1]["joined"].strip() == "," and not mask.startswith(" and ", found[-1].end()):
        found.pop()
    return found


def _sides(draft: Draft, last: Entity, mention: Mention) -> tuple[Mention | None, Mention | None] | None:
    """Both sides with `mention` where the list's member before stood; None where that is no side of the deal."""
    listed = {m.party_id for m in last.mentions}
    if draft.object and draft.object.party_id in listed:
        return draft.subject, mention
    return (mention, draft.object) if draft.subject and draft.subject.party_id in listed else None
