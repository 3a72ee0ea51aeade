"""Companies bought in one breath: "bought Acme for $5m and then Globex, a maker of chips, for $7m"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import MONEY, Masked

_MOST = 4  # a longer list of purchases is told as one claim, see `claims.slots`
_NAME = r"[\ue000-\ue1ff\ue400-\ue4ff]"
_BUYS = re.compile(
    r"\b(?:acquir(?:e|es|ed|ing)|b(?:uy|uys|ought|uying)|purchas(?:e|es|ed|ing)|t(?:ake|akes|ook|aken|aking) over|pa(?:y|ys|id|ying)|snapped up|picked up|swallowed|spent"
    r"|(?:acquisitions?|purchases?|takeovers?|buyouts?|buying) of)\b"
)
_WHEN = (
    r"(?:in|last|this|earlier this|later that|earlier that|late|early|the) "
    r"(?:(?:late |early |mid-)?(?:\d{4}|year|month|week|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December)\b ?){1,2}"
    r"(?:(?:after|before|of|last year|this year|earlier) ?)?"
)
_WORD = r"[^\s\ue000-\ue8ff,;:.()]+"
_SUM = (
    rf"(?:for|at) (?:{_WORD} ){{0,3}}?{MONEY}(?: (?:in|of) (?:cash|stock|shares|cash and (?:stock|shares)))?"
)
_APART = rf", (?:an?|the|which|whose|that|one of) (?:(?:{_WORD}|[\ue000-\ue1ff\ue500-\ue5ff\ue700-\ue8ff]|'s) ){{1,10}}?,?"
_ATTRIBUTES = (
    rf"(?: ?(?:{_SUM}|{_WHEN}|{_APART}|(?:of|from|in) [\ue700-\ue7ff]|(?:[(] [^()]{{2,30}} [)]))){{0,3}}"
)
_JOINED = (
    r" ?(?:, and then|and then|, then|, followed by|, and|, plus|, as well as|as well as|and|,) (?:also )?"
)
_PAID = rf"(?:(?P<sum>{MONEY}) for |(?:an?|another) (?:{_WORD} ){{0,3}}?(?:sum|price|amount) (?:between [^,;]{{1,20}} )?for )?"
_LEAD = r"(?:(?:the|an?|its|[\ue700-\ue7ff] 's|[\ue300-\ue3ff] 's) (?:[\ue000-\ue1ff] (?=[a-z]))?)?(?:(?!(?:in|of|for|with|by|that|to|from|as|at|on|which|who|is|was|are|were|has|have|had|will|and|said|per|via|citing|whose|include[sd]?|including|such|counts?)\b)(?:[A-Za-z][\w-]*|[\ue700-\ue7ff](?: 's)?) ){0,6}?(?:(?:business|arm|unit|division|operations|assets) of )?"
_BEHIND = (
    rf"(?= (?:[.;)]|and\b|for (?:{_WORD} )?(?:{_WORD} )?{MONEY}|in (?:{_WORD} )?\d{{4}}|last |this |earlier |both |, and |"
    rf", (?:an?|the|which|whose|one of) [^,;]{{3,90}}?(?: [.]|$| , (?:and|for|in|both|last|this)\b| for {MONEY})|, (?:for|in|last|both|respectively)\b|"
    rf"[–—-] [^–—]{{3,40}} [–—-] for (?:{_WORD} ){{0,2}}?{MONEY}|(?:in|of) [\ue700-\ue7ff] (?:[.;)]|and\b|for\b|in \d|last\b|this\b)|the (?:year|month) )|$)"
)
_NEXT = re.compile(rf"{_ATTRIBUTES}{_JOINED}{_PAID}{_LEAD}(?P<name>{_NAME}){_BEHIND}")
_OWN_SUM = re.compile(
    rf" (?:(?:{_WHEN}|, [^,;]{{3,90}} , ?|[–—-] [^–—]{{3,40}} [–—-] ?) ?)?for (?:{_WORD} ){{0,2}}?({MONEY})"
)


_DESCRIBED = re.compile(rf" - (?:backed|funded|financed|supported|owned|based) (?:{_WORD} ){{0,4}}?{_NAME}")
_PART = re.compile(
    r"(?: [\ue800-\ue8ff])? 's (?:(?:[a-z-]+|[\ue700-\ue7ff](?: 's)?) ){0,3}?(?:business|arm|unit|division|operations|assets|team)\b"
)
"""As in "the purchase of Acme's cloud business in 2020 and Globex in 2021"."""


_WARES = re.compile(
    r", (?:the |an? )?(?:[a-z-]+ ){0,2}(?:company|firm|start-?up|team|lab|maker|developer|creator|people|studio)s? (?:behind|of|that (?:makes|built|develops)) [^;]*$"
)
"""As in "bought Acme, the company behind Alpha, Beta and Gamma": its wares."""


def with_further_objects(drafts: list[Draft]) -> list[Draft]:
    """The drafts, and one for each company that a list of purchases goes on with."""
    told = {d.object.party_id for d in drafts if d.family == "control" and d.object}
    more: list[Draft] = []
    for draft in drafts:
        if draft.relation == "acquisition" and draft.subject and (not draft.frame.is_bare or _ends_in(draft)):
            for found in _further(draft):
                if found.object and found.object.party_id not in told | draft.parties:
                    told.add(found.object.party_id)
                    if draft.money == found.money:
                        draft.money, draft.sum_at = None, -1  # its sum is that of the company behind it
                    more.append(found)
    return [*drafts, *more]


def _ends_in(draft: Draft) -> bool:
    """Whether the match ends in what is bought, and not in who buys it."""
    end = _end_of_name(draft)
    last = draft.masked.entities.get(draft.masked.mask[end - 1 : end])
    return last is not None and draft.object in last.mentions


def _end_of_name(draft: Draft) -> int:
    """Where the name of what is bought ends: of "a Globex-backed Acme" behind Acme."""
    described = _DESCRIBED.match(draft.masked.mask, draft.end)
    return described.end() if described else draft.end


def _further(draft: Draft) -> Iterator[Draft]:
    """What stands behind the object of a verb of buying, joined to it."""
    masked: Masked = draft.masked
    at = _end_of_name(draft)
    is_remark = "(" in masked.mask[draft.start : at]  # "Acme (bought by Globex), and Initech"
    if part := _PART.match(masked.mask, at):
        at = part.end()
    if is_remark or not _BUYS.search(masked.mask, draft.start, at) or re.match(r" 's\b", masked.mask[at:]):
        return
    for _ in range(_MOST):
        match = _NEXT.match(masked.mask, at)
        if match is None or _WARES.search(masked.mask, at, match.start("name")):
            return
        at = match.end("name")
        own = _OWN_SUM.match(masked.mask, at)
        sign = match["sum"] or (own[1] if own else None)
        money = masked.entity(sign).money if sign else None
        for mention in masked.entity(match["name"]).mentions:
            yield replace(
                draft,
                object=mention,
                start=match.start("name"),
                end=at,
                money=money,
                sum_at=masked.mask.find(sign) if sign else -1,
                others=list(draft.others),
                evidence=[],
            )
