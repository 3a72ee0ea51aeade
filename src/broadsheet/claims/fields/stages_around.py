"""What the sentence around a deal says of its stage where the deal's own words only announce it.

A purchase that only explains something else ("powered by Acme's Globex acquisition") lies behind the text; so does what
"continues", what was paid for by a deed of the past, and the round whose money is spent. What "could take place" is rumoured,
and an end that is only threatened is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from broadsheet.claims.mask import PERSON, E
from broadsheet.records import Relation, Stage

if TYPE_CHECKING:
    from broadsheet.claims.fields.verb_groups import VerbGroup

_BUYING: Final = r"(?:acquisition|purchase|takeover|buyout)s?\b"
_COMPLETION = re.compile(
    rf"\b(?:completion|closing|close|consummation|finali[sz]ation) of (?:{E} 's |its |their |the )?(?:[^\s,;]+ ){{0,4}}?{_BUYING}"
)
_AWAITED = re.compile(
    r"\b(?:expect|await|pend|anticipat|target)\w*|\b(?:ahead of|before|until|upon|subject to|towards?|following|after|on) (?:the )?(?:expected |planned )?(?:completion|clos|consummation|finali)"
)
_BACKGROUND = re.compile(
    r"\b(?:[Ff]ollowing|since|[Tt]hrough|via|[Tt]hanks to|powered by|(?:built|based) on|stem(?:s|med|ming)? from|originat\w+ (?:from|with|in)"
    r"|(?:inherited|came|come|comes|joined|grew|born|emerge[sd]?|dating back|dates back)(?: [^\s,;]+){0,3}? (?:from|with|through|via|out of|to)"
    r"|because of|in connection with|as a result of|part of)"
    rf" (?:{E} 's |its |their |the )?(?:(?!planned|proposed|pending|potential|possible|announced|intended|attempted|failed)[^\s,;]+ ){{0,3}}?{_BUYING}"
    rf"|\b(?:prior|previous|earlier|past) {_BUYING}"
)
_TO_BE_SEEN = re.compile(
    r" (?:could|might|may) (?:still |yet |soon |also |now |eventually )?(?:take place|happen|come|materiali[sz]e|follow|go ahead|close"
    r"|be (?:announced|completed|signed|finali[sz]ed|reached|struck|agreed|on the (?:cards|table)))\b"
)
_GOES_ON = re.compile(
    r"\b(?:continu(?:es|ed?|ing) to|(?:has|have) (?:long|always)|still|regularly|routinely) $"
)
_GOING_ON: Final = frozenset(
    ("compute_supply", "chip_supply", "offtake_or_other", "licensing", "partnership")
)
_PAID_BY = re.compile(
    r"(?:(?:has|have|had|also|\w+ly|first|then|later|just|once) )*"
    r"(?!(?:announc|propos|plann|agre|offer|confirm|reveal|unveil|disclos|approach|consider|ask|urg|claim|want|hop|intend|need|explor|discuss)e?d\b)"
    r"(?:[a-z]{3,}ed|took|taken|bought|made|gave|put|won|led|struck|set up) (?!to\b)[^;]*, $"
)
_PAYING = re.compile(r"(?:pay|buy|acquir|invest|tak|purchas|spend|giv|put|sink|pour|inject)ing\b")
_SPENDS = re.compile(
    r"\b(?:freshly|newly|recently|just|already|previously)(?: -)? raised\b"
    r"|\b(?:use[sd]?|using|spend(?:s|ing)?|put(?:s|ting)?|channel(?:s|l?ing)?) (?:some of |part of )?(?:the )?(?:funds|money|capital|funding|proceeds|cash) (?:from|of|raised in) (?:its|the|this|[\ue300-\ue3ff] 's)\b"
)
_FIRST_PART = re.compile(
    r"\b(?:will|would|to|plans?|agreed) [^;]*, (?:starting|beginning|kicking off) with $"
)
"""As in "will invest $5m, starting with an initial $1m investment"."""
_LASTED = re.compile(r" (?:only |just )?lasted\b")
_CONSIDERED = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|contemplat(?:es?|ed|ing)|explor(?:es?|ed|ing)|debat(?:es?|ed|ing)|think(?:s|ing)? (?:about|of)|thought about|toy(?:s|ed|ing)? with)"
    r" (?:whether (?:or not )?to )?(?:(?:also|similarly|likewise|[a-z]+ly|the idea of) )*(?:end|cutt?|sever|break|terminat|cancell?|scrapp?|dropp?|pull|tear|ripp?|dissolv|unwind|quitt?|leav|exit|abandon|ditch|walk)(?:e|ing)?\b"
)
"""As in "is considering ending its deal": an end that may come."""
_ASKS = re.compile(
    r"\b(?:seek|sought|ask|request|appl|want|lobb|petition|wait|push|await)\w* (?:[^,;]{0,40} )?(?:permission|approval|exceptions?|exemptions?|waivers?|licen[cs]es?|clearance|go-ahead|leave|permits?)\b[^,;]{0,50} to $"
)
"""As in "is seeking an exemption to (buy chips from)": what somebody means to do once it is let."""
_THREAT = re.compile(
    r"\bthreat(?:en(?:s|ed|ing)|s?)(?: not only| both)? to (?:\w+ly )?(?:cancel|end|terminate|cut|pull|scrap|sever|drop|revoke|withdraw|void|rip up|walk)\b"
)


def stage_around(stage: Stage, words: VerbGroup, relation: Relation) -> Stage:
    """The stage as the sentence around the deal puts it; the same where it adds nothing."""
    told = f"{words.lead}{words.before}{words.told}"
    if stage == "terminated":
        return "rumoured" if _THREAT.search(told) or _CONSIDERED.search(told) else stage
    if relation == "funding_round":
        is_had = (stage == "planned" and _SPENDS.search(told)) or _is_earlier_round(stage, words)
        return "completed" if is_had else stage
    if stage in {"announced", "in_talks"} and _ASKS.search(words.lead + words.before):
        return "planned"
    if stage == "completed" and _FIRST_PART.search(words.lead + words.before):
        return "announced"
    if stage != "announced":
        return stage
    if _LASTED.match(words.after):
        return "terminated"
    if _TO_BE_SEEN.match(words.after):
        return "rumoured"
    return "completed" if _is_behind(words, told, relation) else stage


_EARLIER = re.compile(r"\b(?:after|since|following|on the heels of) $")
_ITS_ROUND = re.compile(rf"{E} 's (?![^,;.]* (?:closes|is (?:closed|done|complete)))")


def _is_earlier_round(stage: Stage, words: VerbGroup) -> bool:
    """As in "it would come months after its $5m raise": the round that another one would follow."""
    is_after = _EARLIER.search(words.lead + words.before) is not None
    return stage in {"rumoured", "in_talks"} and is_after and _ITS_ROUND.match(words.told) is not None


def _is_behind(words: VerbGroup, told: str, relation: Relation) -> bool:
    if relation == "acquisition" and _is_bought(told):
        return True
    if relation in _GOING_ON and _GOES_ON.search(words.before):
        return True
    return (
        _PAYING.match(words.told) is not None and _PAID_BY.match(_without_subject(words.before)) is not None
    )


def _is_bought(told: str) -> bool:
    if _COMPLETION.search(told):
        return _AWAITED.search(told) is None
    return _BACKGROUND.search(told) is not None


def _without_subject(before: str) -> str:
    return re.sub(rf"^(?:{E}|{PERSON}) (?:(?:, [^,;]+ , )|(?:who|which) )?", "", before)
