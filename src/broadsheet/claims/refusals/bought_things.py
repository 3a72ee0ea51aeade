"""What is bought of a party and is not the party: its programs, its drones, its licences."""

from __future__ import annotations

import re

from broadsheet.claims.mask import NAMED, Masked
from broadsheet.claims.names.state_bodies import is_state_body
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_WORDS = r"(?:(?!(?:and|or|of|in|to|by|with|for|from)\b)[^\s,;:.\ue000-\ue4ff]+ ){0,4}?"
_PROGRAM = r"(?:software|apps?|tools?|assistants?|chatbots?|spyware|drones?|robots?|cameras?|towers?|headsets?|licen[sc]es?|subscriptions?)"
_ANYTHING = rf"(?:{_PROGRAM}|technolog(?:y|ies)|tech|recognition|platforms?|systems?|products?|services?|models?|database|data|equipment|sensors?)"
_AUX = r"(?: (?:has|have|had|was|were|is|are|been|being|be|also|already|since|recently|now|will))+ $"


def _opening(things: str) -> re.Pattern[str]:
    return re.compile(rf"{NAMED} 's {_WORDS}{things}(?: ,[^,;]*,)?{_AUX}")


_BY_A_HOUSE, _BY_A_STATE = _opening(_PROGRAM), _opening(_ANYTHING)


def is_bought_thing(match: re.Match[str], masked: Masked, reading: Reading, buyer: Mention) -> bool:
    """As in "Acme's software has been bought by the police": an office of a state buys no company, whatever the thing."""
    opening = _BY_A_STATE if is_state_body(buyer, reading) else _BY_A_HOUSE
    return opening.search(masked.mask, 0, _verb_at(match)) is not None


_BE = re.compile(r"(?:(?:has|have|had|be|been|being|was|were|is|are|get|gets|got|also|already|recently) )+")


def _verb_at(match: re.Match[str]) -> int:
    """Where the verb begins, behind what helps it."""
    found = _BE.match(match.string, match.start())
    return found.end() if found else match.start()
