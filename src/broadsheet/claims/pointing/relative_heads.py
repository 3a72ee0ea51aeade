"""Whose relative clause it is, where the name right before "that" or "who" only stands in the words for somebody else."""

from __future__ import annotations

import re

from broadsheet.claims.mask import NAMED, PERSON, E

_SOMEBODY = (
    r"(?:chief executive|chief \w+ officer|CEO|CFO|CTO|COO|co - founder|co-founder|founder|chairman|chairwoman|chair|president|head|boss|director|owner|"
    r"executive|employee|engineer|researcher|scientist|manager|veteran|partner|lawyer|adviser|advisor|spokes(?:man|woman|person)|alumn(?:us|a)|"
    r"board member|investor|backer|shareholder|designer|economist|analyst|banker)s?"
)
_OF_SOMEBODY = re.compile(
    rf"(?:\b{_SOMEBODY} (?:of|at|from|for|with) (?:the )?{NAMED}(?: (?:and|or) {NAMED})?|{NAMED} (?:'s )?(?:[a-z-]+ ){{0,3}}?{_SOMEBODY}) (?:, )?who $"
)
_KIN = (
    r"(?:spin - (?:off|out)|spin-?(?:off|out)|rival|competitor|challenger|alternative|subsidiary|unit|arm|division|affiliate|offshoot|descendant|successor|"
    r"partner|supplier|customer|client|user|peer|neighbou?r|equivalent|answer|version|reseller|distributor|portfolio company|graduate|alum)"
)
_KIN_OF = re.compile(
    rf"({E}|{PERSON}) (?:, (?:itself |now |once )?|(?:is|was|remains|became|becomes|has become) (?:now |also |itself )?)(?:an?|the|one) (?:[^\s,;:\ue000-\ue8ff]+ ){{0,4}}?"
    rf"{_KIN}s? (?:of|from|to|at|for|by) (?:the )?{E} (?:that|which) $"
)


def is_somebodys(left: str) -> bool:
    """As in "the founder of Acme, who (invested)": a person without a name acts, and not the house."""
    return _OF_SOMEBODY.search(left) is not None


def head_of_kin(left: str) -> str | None:
    """As in "Acme is a spin-off of Globex that (raised $5m)": no relative with "that" is told of a proper name."""
    found = _KIN_OF.search(left)
    return found[1] if found else None
