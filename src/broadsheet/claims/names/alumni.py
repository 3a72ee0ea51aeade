"""Companies that a text names only because somebody came from there: they take no part in what it tells."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity

_BEFORE = 60  # signs before a name that tell of somebody's past
_PEOPLE = (
    r"(?:employees?|staff(?:ers?)?|workers?|engineers?|researchers?|scientists?|executives?|managers?|directors?|vice presidents?|heads?|chiefs?|"
    r"chairm[ae]n|chairwom[ae]n|bosses|boss|leaders?|leads?|designers?|developers?|programmers?|founders?|co-?founders?|CEOs?|CFOs?|CTOs?|COOs?|presidents?|people|partners?|"
    r"colleagues|analysts?|officials?|insiders?|strategists?|technologists?|product)"
)
_GONE = r"(?:[Ff]ormer|[Ff]ormerly|[Ee]x|[Oo]ne-?time|[Ee]rstwhile|[Ll]apsed)"
_FORMER = re.compile(rf"\b{_GONE}[ -](?:(?:senior|top|long-?time|early) )?(?:[A-Z][\w.]* (?:and|or) )*$")
_THEIR_PEOPLE = re.compile(rf"(?:['’]s)?(?:(?: and|,)? [\w&/.-]+){{0,5}}? {_PEOPLE}\b")
_VETERANS = re.compile(
    r"(?:['’]s)?(?: (?:and|or|AI|research|robotics|cloud|chip|hardware|software|[A-Z][\w]+)){0,3} "
    r"(?:[Vv]et(?:eran)?s?|[Aa]lum(?:s|na|nae|ni|nus)?|ex-\w+|dropouts?|refugees|defectors?|exiles)\b(?! (?:Ventures|Fund|Capital|Network)\b)"
)
_PAST = re.compile(
    r"\b(?:(?:[Ff]ormerly|[Pp]reviously|[Oo]nce|[Ee]arlier) (?:an?|the|head|chief|vice|senior|director|in charge) (?:[a-z’'-]+ ){0,6}?(?:at|for)|"
    r"(?:[Ff]ormer |ex-)(?:[a-z’'-]+ ){1,6}(?:at|of|from)|(?:alum(?:s|na|nae|ni|nus)|veterans?|graduates|defectors|refugees) (?:of|from)|"
    r"(?:[Ww]ork(?:ed|ing)|serv(?:ed|ing)|interned|met|spent (?:[a-z-]+ ){1,4}|careers?|years?|decades?|stints?|spells?|jobs?|internships?|tenure) "
    r"(?:together |as (?:[a-z]+ ){1,4})?(?:at|inside)|half of (?:them|whom) (?:from|at)|"
    r"(?:who|he|she|they|before|after|since|[A-Z][a-z]+ [A-Z][a-z]+|[Tt]he (?:founders?|two|pair|trio)),? (?:had |both )?(?:left|leaving|quit|quitting|departed|departing|leaves)"
    r"(?: (?:(?:the|his|her|their|[A-Z]\w+[’']s) )?(?:[a-z-]+ ){0,3}?(?:start-?up|company|firm|employer|lab|giant|job at|role at|post at),?)?)"
    r"(?: the)? (?:[A-Z][\w.]*,? (?:and|or)(?: later| then)? )*$"
)
_TOLD_OF = re.compile(
    r", (?:(?:which|whose|where|in which|an?|the|now|then|since)\b|[a-z]+ed\b|bought\b|sold\b)"
)
"""Of a company that a remark follows something is told."""


_GIVEN_BY = re.compile(r"(?:\b(?:from|by|including|and|angels?|investors?|backers?)|,) $")
_ONE_OF_ITS = re.compile(
    r" (?:founding |early |lead |senior |principal )?(?:engineer|scientist|researcher|designer|programmer|employee) [A-Z][\w.’-]+ [A-Z]"
)
"""As in "money from Acme founding engineer Jane Doe": she gives it."""


def came_from(entity: Entity, text: str) -> bool:
    """As in "a former OpenAI researcher", "two DeepMind veterans", "met at Google", "ex-Stripe": where people used to work."""
    if entity.kind not in {"org", "stranger"}:
        return False
    before = text[max(0, entity.start - _BEFORE) : entity.start]
    after = text[entity.end : entity.end + _BEFORE]
    if _TOLD_OF.match(after):
        return False
    if _VETERANS.match(after) or re.search(r"\b[Ee]x-$", before):
        return True
    if _GIVEN_BY.search(before) and _ONE_OF_ITS.match(after):
        return True
    if _FORMER.search(before):
        return _THEIR_PEOPLE.match(after) is not None
    return _PAST.search(before) is not None
