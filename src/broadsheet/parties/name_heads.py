"""Common words with a capital that a name begins with: "All Paws AI", "Source Foundry"."""

from __future__ import annotations

import re
from functools import cache

from broadsheet.parties.rows import read_words
from broadsheet.text.tokens import Token

_SMALL_BEFORE = re.compile(r"(?<![\w’'])[a-z]{2,}(?:['’]s)?,? $")
_GOES_ON = re.compile(r"\b(?:start-?up|company|firm|lab|and|with|by|from|of|to|in|at|for)\s+$")
"""Words behind which a sentence goes on, whatever line it stands in."""
_DATED = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Ll]ast|[Tt]his|[Nn]ext|[Ll]ate|[Ee]arly|[Mm]id|[Oo]f|[Ff]or|,|\d)[ -]$"
)
_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December".split()
)


def opens_name(run: list[Token], text: str) -> bool:
    """Whether a common word is the first of a name because, inside a sentence, nothing else gives it a capital ("joined All Paws AI")."""
    if len(run) < _TWO or run[0].text not in _common_words() or text[run[0].end] != " ":
        return False
    is_plain = all(word.text in _common_words() for word in run)
    if is_plain:
        return False
    before = text[max(0, run[0].start - 24) : run[0].start]
    return _SMALL_BEFORE.search(before) is not None or _GOES_ON.search(before) is not None


_TWO = 2


def opens_with_day(run: list[Token], text: str, is_house: bool) -> bool:
    """As in "will buy August Labs": a month or day opens the name of a house where no date can stand."""
    if len(run) < _TWO or not is_house or run[0].text not in _DAYS_AND_MONTHS:
        return False
    return _DATED.search(text, max(0, run[0].start - 12), run[0].start) is None


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in read_words("name_heads.txt") for word in line.split())


_NATIONS = frozenset(
    "European American British French German Chinese Japanese Korean Indian Israeli Canadian Australian Dutch Swedish Norwegian Finnish Danish Spanish Italian "
    "Swiss Austrian Belgian Polish Irish Scottish Brazilian Mexican Saudi Emirati Turkish African Asian Arab Nordic Baltic Latin".split()
)
_BODIES = frozenset(
    "Network Fund Council Agency Institute Association Alliance Foundation Academy Union Federation Centre Center Authority Office Commission Society "
    "Initiative Laboratory Consortium Corporation Directorate Service Chamber Forum Party Board".split()
)


def opens_with_nation(run: list[Token]) -> bool:
    """As in "the European Housing Network": a nation opens the name of a body of three words or more."""
    return len(run) > _TWO and run[0].text in _NATIONS and run[-1].text in _BODIES


_ALSO_WORDS = frozenset(
    (
        "Bill",
        "Will",
        "Mark",
        "Grant",
        "Art",
        "Drew",
        "Chase",
        "Rob",
        "Pat",
        "Guy",
        "Rich",
        "Frank",
        "Gene",
        "Miles",
        "Rose",
        "Hope",
        "Grace",
        "Faith",
        "Joy",
    )
)
_PLAIN_NAME = re.compile(r"[A-Z][a-z]{2,}")


def opens_with_first_name(run: list[Token], text: str) -> bool:
    """As in "led by Bill Vantur": a first name that is a common word too, inside a sentence and before a single surname."""
    is_pair = len(run) == _TWO and run[0].text in _ALSO_WORDS and _PLAIN_NAME.fullmatch(run[1].text)
    return bool(is_pair) and _SMALL_BEFORE.search(text, max(0, run[0].start - 24), run[0].start) is not None
