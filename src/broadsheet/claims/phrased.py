"""Noun phrases made plain: a name without the description before it and the remark behind it, lists as one.

    "French newspaper O and O , the maker of robots , have signed"  ->  "G have signed"

What a description or a remark tells by itself ("O-backed", "a supplier to O") is read from the whole sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from broadsheet.claims.descriptions import description_before, words_of
from broadsheet.claims.listed import join_names
from broadsheet.claims.mask import NAMED, PERSON, Masked
from broadsheet.claims.reduced import Reduced, Stretch

_NAME: Final = re.compile(NAMED)


def plain_phrases(reduced: Reduced) -> Reduced:
    """The sentence with its parties named without descriptions and remarks, lists of them as one sign."""
    for leave_out in (_remarks, _doubles, _descriptions, _titles, _units, _measures, _heralds):
        reduced = reduced.without(leave_out(reduced.masked))
    return join_names(reduced)


def _descriptions(masked: Masked) -> list[Stretch]:
    """As in "French newspaper O", "the two-year-old , Ghent-based start-up O": what stands before a name and describes it."""
    return [
        (begin, name.start())
        for name in _NAME.finditer(masked.mask)
        if (begin := description_before(masked.mask, name.start())) < name.start()
    ]


_BRACKETED = re.compile(r"(?<=[\ue000-\ue5ff] )[(] (?![\ue600-\ue6ff] [)])[^()]{1,90}? [)] ?")
_DASHED = re.compile(r"(?<=[\ue000-\ue4ff] )([—–]) [^—–;]{2,120}? \1 ")
_APPOSED = re.compile(
    rf"(?<={NAMED} ), (?:[\ue200-\ue2ff]|(?:(?:an?|the|one of|part of|owner of|maker of|home of|another|itself|formerly|once|previously|originally|"
    r"best known|known|based|headquartered|founded|established|backed|owned|majority-owned|valued|run|led|headed|short for|through [\ue300-\ue3ff] 's|"
    r"via [\ue300-\ue3ff] 's|[\ue500-\ue5ff\ue700-\ue7ff] 's) (?:\S+-\S+ , (?=\S+-))?|(?:and )?whose |"
    r"which (?:(?:is|was) (?:based|headquartered|known|listed|located|run|led|owned)|makes|sells|builds|designs|develops|runs|operates|owns|rents|offers|competes|speciali[sz]es) )"
    r"(?!, )(?:[^,;()—]{1,140}?(?: , [^,;()\ue000-\ue5ff]{1,40}){1,4}?(?: ,)? and [^,;()\ue000-\ue5ff]{1,60}?(?= , (?:has|have|had|is|are|was|were|will|would|said|says|"
    r"[a-z]+ed|announced|bought|sold|signed|struck|won|put|led)\b)|[^,;()—]{1,140}?)) (?:,|(?=[.;]|$))"
)


def _remarks(masked: Masked) -> list[Stretch]:
    """As in "O , a maker of robots ,", "O ( listed in Oslo )", "O — best known for its lenses —"."""
    mask = masked.mask
    found = [m.span() for pattern in (_BRACKETED, _DASHED) for m in pattern.finditer(mask)]
    for apposed in _APPOSED.finditer(mask):
        is_closed = mask[apposed.end() - 1] == ","
        goes_on = is_closed and _NAME.match(mask, apposed.end() + 1) is not None
        found.append((apposed.start(), apposed.end() - (1 if goes_on else 0)))
    return found


def _doubles(masked: Masked) -> list[Stretch]:
    """As in "O , O ," and "O O" of one party: "Acme, the maker of lenses Beta," and "Beta maker Acme"."""
    found: list[Stretch] = []
    for (at, one), (then, other) in pairwise(masked.signs()):
        if not one.mentions or [m.party_id for m in one.mentions] != [m.party_id for m in other.mentions]:
            continue
        between, behind = masked.mask[at + 1 : then], masked.mask[then + 1 : then + 3]
        if between == " " and other.kind in {"org", "stranger"}:
            found.append((at, then))
        elif between == " , " and behind in {" ,", " .", ""}:
            found.append((at + 2, then + (3 if behind == " ," else 1)))
    return found


_TITLED = re.compile(
    rf"(?<={NAMED} )(?:'s )?(?:(?:co-)?founder(?: and)? )?(?:CEO|chief executive(?: officer)?|Chief Executive(?: Officer)?|chairman|chair|president|boss|"
    rf"founder|co-founder|finance chief|CFO|chief financial officer|Chief Financial Officer|spokes\w+|vice president) {PERSON} (?=(?:said|says|told|announced|confirmed)\b)"
)


def _titles(masked: Masked) -> list[Stretch]:
    """As in "O CEO Jane Doe said": who speaks for the company."""
    return [m.span() for m in _TITLED.finditer(masked.mask)]


_UNIT = re.compile(
    rf"(?<={NAMED} )'s (?:[A-Za-z-]+ ){{0,2}}?(?:{'|'.join(sorted(words_of('units')))}) (?!{NAMED})"
)


def _units(masked: Masked) -> list[Stretch]:
    """As in "O 's cloud unit has": what is said of the unit is said of its owner."""
    return [m.span() for m in _UNIT.finditer(masked.mask)]


_MEASURED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[\ue300-\ue3ff] 's) ((?:(?:[^\s,;:.()\"\ue000-\ue5ff\ue700-\ue8ff]+|\d[\d.]* - \w+)(?: ,)? ){1,9}?)"
    rf"(?:{'|'.join(sorted(words_of('deals')))})\b"
)
_MEASURE = re.compile(
    r"(?<=[ ,])((?:\d[\d.,]* - )?(?!multi)(?:[\w.]+-)*(?:year|month|day|week|decade|figure|part|phase|gigawatt|megawatt|GW|MW|dollar)(?:-long)?"
    rf"|{'|'.join(sorted(words_of('measures'), key=len, reverse=True))}) (?:, )?"
)


def _measures(masked: Masked) -> list[Stretch]:
    """As in "a seven-year , 2.6 - gigawatt cloud deal": its sum and what qualifies it stay."""
    phrases = _MEASURED.finditer(masked.mask)
    return [word.span() for phrase in phrases for word in _MEASURE.finditer(masked.mask, *phrase.span(1))]


_HERALD = re.compile(
    rf"\b(?:[Bb]oth|(?:[Tt]he )?likes of|(?:such )?(?:companies|names|firms) (?:such as|like)) (?={NAMED})|, among others (?:, |(?=have\b|has\b))"
)


def _heralds(masked: Masked) -> list[Stretch]:
    """As in "both O and O", "the likes of O"."""
    return [m.span() for m in _HERALD.finditer(masked.mask)]
