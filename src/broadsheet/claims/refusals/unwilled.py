"""What somebody ought to do, is asked to do, or will not do: a deed that nobody has done, planned or talked about."""

from __future__ import annotations

import re

from broadsheet.claims.mask import MONEY, E

_VERBS = (
    r"(?:partner(?:ed|ing)?|team(?:ed|ing)? up|tie[sd]? up|link(?:ed|ing)? up|join(?:ed|ing)?(?: (?:forces|hands))?|ally|allied|collaborat\w+|"
    r"co-?operat\w+|work(?:ed|ing)?(?: (?:together|more closely|closely|directly))?|merg(?:e|ed|ing)|b(?:uy|ought|uying)|acquir(?:e|ed|ing)|"
    r"purchas(?:e|ed|ing)|(?:take|took|taken|taking) over|re-?negotiat(?:e|ed|ing)"
)
_TIES = rf"{_VERBS})"
_ALL = (
    rf"{_VERBS}|invest(?:ed|ing)?|licen[sc](?:e|ed|ing)|rent(?:ed|ing)?|leas(?:e|ed|ing)|sign(?:ed|ing)?|str(?:ike|uck|iking)|ink(?:ed|ing)?|"
    r"forg(?:e|ed|ing)|form(?:ed|ing)?|seek|sought|rais(?:e|ed|ing)|back(?:ed|ing)?|fund(?:ed|ing)?|(?:take|taken|taking) an?)"
)
_BY_THE_WAY = r"(?:(?:not|also|now|just|simply|really|finally|instead|even|both|either|ever|at least|seriously|[a-z]+ly|try to|consider|think about|have|look to) )*"
_ADVISER = r"\b(?:[Aa]nalysts?|[Cc]ritics|[Ee]xperts?|[Ff]ans|[Oo]bservers|[Cc]olumnists?|[Cc]ommentators?|[Pp]undits?|[Uu]sers)"
_OUGHT = re.compile(rf"\b(?:should|ought to|had better) {_BY_THE_WAY}{_ALL}\b")
_HAS_TO = re.compile(rf"\b(?:must|needs? to) {_BY_THE_WAY}{_TIES}(?! (?:\S+ ){{0,4}}{MONEY})\b")
_ASKED = re.compile(
    rf"{_ADVISER} (?:[^\s,;]+ ){{0,3}}?(?:want|wants|wanted|wish|wished|urge[sd]?|call(?:s|ed)? (?:on|for)|beg(?:ged)?|advise[sd]?|encourage[sd]?) "
    rf"{E} to {_BY_THE_WAY}{_ALL}\b|\b(?:was|were|been|being) (?:urged|advised|encouraged) to {_BY_THE_WAY}{_ALL}\b"
)
_WILL_NOT = re.compile(
    rf"\b(?:(?:refus|declin)(?:e|es|ed|ing) to|(?:is|was|are|were|remain\w*) (?:unwilling|reluctant) to|never) {_BY_THE_WAY}(?:{_TIES}|invest(?:ed|ing)?)\b"
)
_VYING = re.compile(
    r"\b(?:vying|vies?|vied|compet(?:e|es|ed|ing)|battl(?:e|es|ed|ing)|jockeying|jostling|rac(?:e|es|ed|ing)|scrambl(?:e|es|ed|ing)) for "
    r"(?:[^\s;.]+ ){0,5}?(?:contracts?|deals?|orders|business|agreements)\b"
)
"""As in "are vying for contracts to supply Acme"."""
_END = (
    r"(?:end|terminate|cancel|scrap|drop|cut|sever|exit|leave|quit|abandon|tear up|rip up|(?:pull|back|bail|opt|get) out|withdraw|walk away|suspend|"
    r"stop|halt|break off|renegotiate)\b"
)
_END_WANTED = re.compile(
    r"\b(?:call|campaign|urg|demand|petition|press|pressur|lobb|ask|want|push|implor|beg|plead|agitat|recommend)(?:s|e|es|ed|ing|ied|ying|ned|ning)? "
    rf"(?:on |for |that |with |to )?(?:the |its |[\ue300-\ue3ff] 's )?(?:[a-z-]+ ){{0,2}}?(?:{E}|[a-z]+s)(?: 's [a-z]+| [a-z]+)?(?: to| should| must)? {_END}"
    rf"|\b(?:calls|demands?|petitions?|protests?|campaigns?|pressure|slogans?|letters?|demonstrations?|workers|activists|employees|critics) (?:[^;,.]{{1,60}} )?(?:to|for [^;,.]{{1,40}} to) {_END}"
)
_END_OPEN = re.compile(
    rf"\b(?:options?|rights?|ability|freedom|power|entitled|allowed|free|able|permitted|opportunity|chance) to (?:also )?{_END}|\bcan (?:also |now |each )?{_END}"
)
"""As in "both have the right to end the contract": it goes on."""
_KINDS = (_OUGHT, _HAS_TO, _ASKED, _WILL_NOT, _VYING)
_LEAD = 90
_OBJECT = re.compile(r"(?: (?:an?|the|its|'s|more|[a-z-]+|[\ue300-\ue3ff])){0,5} ?$")
"""What stands between the verb and words that a frame begins with: "should strike a" before "deal with"."""
_SOON = re.compile(
    r"[^;:]{0,60}?\b(?:soon|shortly|imminently|within (?:days|weeks|months|the)|by (?:the end|next|early|late|mid|\d)|(?:this|next) (?:week|month|quarter|year)|in (?:the coming|\d)|later this)\b"
)
"""As in "should sign the deal within days": what is expected."""


def is_unwilled(start: int, end: int, mask: str) -> bool:
    """Whether the verb of a stretch of the mask is only advised, demanded or refused."""
    first = max(0, start - _LEAD)
    return any(_governs(found, start, mask) for kind in _KINDS for found in kind.finditer(mask, first, end))


def is_end_open(start: int, end: int, mask: str) -> bool:
    """Whether the end that a stretch of the mask tells is only asked for, or only a right of somebody's: the deal goes on."""
    first = max(0, start - _LEAD)
    return any(
        found.end() > start or _OBJECT.fullmatch(mask, found.end(), start) is not None
        for kind in (_END_WANTED, _END_OPEN)
        for found in kind.finditer(mask, first, end)
    )


def _governs(found: re.Match[str], start: int, mask: str) -> bool:
    is_near = found.end() > start or _OBJECT.fullmatch(mask, found.end(), start) is not None
    is_expected = found.re is _OUGHT and _SOON.match(mask, found.end()) is not None
    return is_near and not is_expected
