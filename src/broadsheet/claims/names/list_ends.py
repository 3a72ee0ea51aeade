"""Where a list of names ends: at the subject of another clause; and where it goes on: behind "firms such as"."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity

_HAS_ACTED = re.compile(
    r"\b(?:has|have|invest|invested|signed|partnered|agreed|acquired|bought|teamed|put|poured)\b[^.;]{0,60} (?:in|into|with|from|to) $"
)
_ACTS_NOW = re.compile(
    r" (?:has|is|will) (?:also |already )?(?:[a-z]+ed|put|[a-z]+ing|invest|buy|pay|lead|join)\b"
)
_STEM = (
    r"(?:acquir|purchas|invest|back|fund|bankroll|support|suppl|hir|su|join|partner|team|sign|work|collaborat|merg|"
    r"licens|pick|choos|tapp|select|outbid|overtak|overtook)"
)
_TAKES = re.compile(
    rf"[\w.)’'”\"] (?:(?:has|have|had|will|would|also|recently|already|then|is|was|to) ){{0,3}}(?P<verb>{_STEM}(?:i?es|i?ed|s|y?ing|y|e)?|b(?:uy|uys|ought|uying))"
    r"(?: (?:up|[^.;:\n]{0,60}?\b(?:in|into|with|on|off|from|to|for)))? $"
)
"""As in "Acme bought", "with Acme backing": a verb that takes the next name as its object."""
_FINITE = re.compile(
    r" (?:also |then |later |now |just |recently |has |have |had ){0,2}"
    r"(?:(?:is|was|will|would) (?:also |now |already |then |recently )?[a-z]+|(?!based |named |called |valued |known |combined |announced |listed |founded |headquartered |located |including )"
    r"[a-z]+ed(?! (?:by|in 20)\b)|bought|took|put|sold|struck|won|led|made|paid|got|began|built|spent|lent|gave|chose|said|went|"
    r"(?:acquire|buy|invest|back|sign|partner|team|raise|take|put|lead|sell|join|launch|merge|sue|pay|agree|plan|get|land|win|say|hire|pour|commit|follow|lose|rent)s)\b"
)
_GERUND = re.compile(r" (?:also |then |later |now )?(?!including|following)[a-z]+ing\b(?! by\b)")


_DOING = re.compile(
    r"\b(?:acquir|buy|invest|rais|clos|launch|sign|secur|releas|announc|partner|settl)ing (?:[\w’'-]+ ){0,6}$"
)
_DOES = re.compile(
    r" (?:acquir|buy|invest|rais|clos|launch|sign|secur|releas|announc|partner|land|leas)ing\b"
)
"""As in "covers Acme buying Globex and Initech raising $9m": what each of two does stands behind it."""


def begins_clause(first: Entity, second: Entity, text: str) -> bool:
    """As in "Acme bought Globex and Initech sold Hooli": "and" joins clauses, not the names of a list."""
    before = text[max(0, first.start - 120) : first.start]
    if _DOING.search(before[-60:]) and _DOES.match(text, second.end):
        return True
    if _HAS_ACTED.search(before) is not None and _ACTS_NOW.match(text, second.end) is not None:
        return True
    taken = _TAKES.search(before)
    if taken is None:
        return False
    is_gerund = taken["verb"].endswith("ing") and _BE.search(taken.group()) is None
    return (_GERUND if is_gerund else _FINITE).match(text, second.end) is not None


_BE = re.compile(r" (?:is|was|to) ")
_SOME_OF = re.compile(
    r",? (?:and|as well as|plus|along with|alongside)(?: with)? (?:the |other |several )?(?:[\w-]+ ){0,3}"
    r"(?:companies|firms|brands|\w*makers|customers|clients|partners|investors|backers|start-?ups|giants|rivals|banks|lenders|consultancies|funds|publishers|"
    r"retailers|providers|labs|clouds|neoclouds|apps|platforms|services|hyperscalers|operators|carriers|telcos|insurers|developers|vendors|suppliers|manufacturers|groups|airlines|universities|"
    r"governments|agencies|studios|labels|outlets|newspapers|networks|players|names|others|heavyweights|businesses|utilities|integrators|distributors)"
    r",? (?:such as|like|including)(?: the likes of)? (?:(?:the|its) )?(?:[a-z][\w-]* ){0,4}"
)
ASIDE = re.compile(
    r"\s?\((?!(?:[a-z]+ )*(?:acquired|bought|purchased|snapped up|taken over|sold|owned|absorbed|part of|backed|funded|led|raised|invest\w*)\b)[a-z][^()]{2,80}\)"
)
"""As in "counts A (once a rival), B and C": a remark in brackets, which parts no list."""


def goes_on(first: Entity, second: Entity, text: str) -> bool:
    """As in "Acme and carmakers such as Globex": examples are of the list that they stand in."""
    aside = ASIDE.match(text, first.end, second.start)
    return _SOME_OF.fullmatch(text, aside.end() if aside else first.end, second.start) is not None
