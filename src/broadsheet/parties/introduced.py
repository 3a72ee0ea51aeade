"""Companies that the catalogue does not know and that a text introduces as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.parties.strangers import CapitalName, find_capital_names, stranger
from broadsheet.records import Mention
from broadsheet.text.tokens import tokens

if TYPE_CHECKING:
    from broadsheet.parties.book import PartyBook

_INTRODUCED = re.compile(
    r"(?:start-?up|company|firm|maker|developer|provider|unicorn|platform|lab|chipmaker|neocloud|studio|publisher)\s+$"
)
_APPOSED = re.compile(
    r"(?:\s+\([^)]{1,30}\))?,\s+(?:a|an|the|which)\s[^.;]{0,60}?\b(?:start-?up|company|firm|maker|developer|provider|platform|lab|"
    r"unicorn|builds|makes|develops)\b|\s+(?:has\s+|had\s+)?(?:raises?|raised|secures?|secured|closes|lands|bags)\s"
)


def find_strangers(text: str, language: str, book: PartyBook) -> tuple[Mention, ...]:
    """Companies that the catalogue does not know but the text introduces as such, each mention of them."""
    if language.split("-", maxsplit=1)[0].lower() in {"zh", "ja", "ru"}:
        return ()
    words = tokens(text)
    taken = [(s.start, s.end) for s in book.sightings(text)]
    names = find_capital_names(text, words, taken, frozenset())
    companies = {n.written for n in names if n.kind == "name" and _is_introduced(n, text)}
    return tuple(stranger(n) for n in names if n.written in companies)


def _is_introduced(name: CapitalName, text: str) -> bool:
    if _INTRODUCED.search(text[max(0, name.start - 16) : name.start]):
        return True
    return _APPOSED.match(text[name.end : name.end + 110]) is not None
