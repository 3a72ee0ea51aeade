"""Names that the catalogue does not know and that a text speaks of as somebody: "Tomo Vantur raised $9m for his start-up"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.parties.name_kinds import COMPANY_ENDINGS
from broadsheet.parties.strangers import CapitalName

_PLAIN = re.compile(r"(?:[A-Z]{2}|[A-Z][a-zÀ-ž’'-]+)(?: [A-Z]\.)?(?: [A-Z][\wÀ-ž’'-]+){1,2}")
"""Two or three words as people's names are written: "RJ Vantur", "Tomo de Vantur"."""
_SPEAKS = re.compile(
    r"[,.!?…][”\"] (?:says|said|adds|added|recalls|recalled|explains|explained|writes|wrote|jokes|joked|quips|quipped) $"
)
_STOPS = re.compile(r"\.|, (?!which\b|whose\b)")
_OF_SOMEBODY = re.compile(
    r",? (?:(?!AI\b|Series\b|VC\b|CEO\b|[A-Z][a-z]+day\b)[^A-Z.;:!?“”\"()]|Series [A-Z]\b|AI\b|VC\b|CEO\b|[A-Z][a-z]+day\b|(?<=\d)[MBT]\b|\.\d){0,90}?"
    r"\b(?:he|she|his|her|him|himself|herself)\b"
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:C[EFOT]O|(?:co-?)?founders?|chiefs?|executives?|employees?|directors?|presidents?|engineers?|heads?|leaders?|chair\w*|boss|users?|"
    r"researchers?|scientists?|m[ae]n|wom[ae]n|who|boy|girl|child|student|partner|teacher|worker|customer|analyst|investor|lawyer|writer|artist|"
    r"hired?s?|fired|sued|named|appointed|poached)\b"
)
_HOUSE_BEFORE = re.compile(
    r"\b(?:start-?up|company|firm|maker|developer|provider|unicorn|platform|lab|chipmaker|neocloud|studio|publisher|giant|group|fund|house|at|by|into)\s$"
)
_HOUSE_BEHIND = re.compile(
    r"(?:\s\([^)]{1,30}\))?,? (?:is )?(?:an?|the) (?:[\w’'-]+ ){0,5}?(?:start-?up|company|firm|maker|developer|provider|platform|lab|fund)\b"
)


_HONOURED = re.compile(
    r"\b(?:(?:Vice |Prime )?(?:President|Minister|Chancellor)|Senator|Sen\.|Governor|Gov\.|Rep\.|Mr\.?|Mrs\.?|Ms\.?|Judge|Justice|Mayor) $"
)
"""Titles that make a single word somebody's name, wherever the text has it."""


_STATESMEN = frozenset(
    "Trump Biden Obama Clinton Putin Macron Starmer Merz Zelensky Zelenskyy Netanyahu Modi Erdogan Meloni Carney Milei Lula Newsom Vance".split()
)
"""Who is meant by a surname alone in the news of any day."""
_ITS_OFFICER = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Ww]hose) (?:(?:co-?)?founder|CEO|chief executive|president|chairman)(?:,? and (?:(?:co-?)?founder|C[EFOT]O|chief executive|president|chairman))?, $"
)
_AGED = re.compile(
    r",? (?:[1-9]\d,|\([1-9]\d\)|an? [1-9]\d-year-old (?!(?:[\w-]+ ){0,3}(?:start-?up|company|firm|fund|business|lab|group)\b))"
)
"""As in "Tomo Vantur, 19, is", "Vantur, a 35-year-old manager"."""
_HOUSE_SURELY = re.compile(
    r", (?:an?|the) (?!(?:[\w’'-]+ ){0,5}?(?:founder|executive|investor|partner|engineer|man|woman|lawyer)\b)(?:[\w’'-]+ ){0,5}?(?:start-?up|company|firm|maker|developer|provider|"
    r"platform|lab|marketplace|network)(?=[,.;]| that\b| which\b| based\b| founded\b| for\b| in\b| behind\b)"
)


def with_people_told(names: Iterable[CapitalName], text: str) -> list[CapitalName]:
    """The names, those of them as people that the text lets speak or act as only somebody does, and that it nowhere calls a company."""
    found = list(names)
    people = _people(found, text)
    houses = {
        n.written
        for n in found
        if n.kind == "person" and " " in n.written and _HOUSE_SURELY.match(text, n.end)
    }
    return [_as_told(n, people, houses) for n in found]


def _as_told(name: CapitalName, people: set[str], houses: set[str]) -> CapitalName:
    if name.written in houses and name.kind == "person":
        return replace(name, kind="name")  # "Nina Protocol, a music platform"
    return replace(name, kind="person") if name.written in people and name.kind == "name" else name


def _people(names: list[CapitalName], text: str) -> set[str]:
    plain = [n for n in names if n.kind == "name" and _is_plain(n.written)]
    houses = {n.written for n in plain if _is_house(n, text)}
    honoured = {
        n.written
        for n in names
        if n.kind == "person"
        and n.written.isalpha()
        and _HONOURED.search(text, max(0, n.start - 16), n.start)
    }
    honoured |= _STATESMEN | {n.written for n in names if _AGED.match(text, n.end)}
    return honoured | {n.written for n in plain if n.written not in houses and _is_somebody(n, text)}


def _is_plain(written: str) -> bool:
    return (
        _PLAIN.fullmatch(written) is not None
        and written.rsplit(maxsplit=1)[-1].lower() not in COMPANY_ENDINGS
    )


def _is_house(name: CapitalName, text: str) -> bool:
    before = _HOUSE_BEFORE.search(text, max(0, name.start - 12), name.start)
    return before is not None or _HOUSE_BEHIND.match(text, name.end) is not None


_CAREER = re.compile(
    r", \d\d,|,? who (?:is|was|had|has been|now|previously|formerly|once|left|worked|ran|studied|grew up|joined|spent)\b"
    r"|['’]s (?:former|old|previous|then) (?:employer|boss|colleague|co-?founder)\b"
    r"| (?:became (?:its |the )?(?:CEO|chief|president|chair)|resigned|stepped down|graduated|dropped out|co-?founded)\b"
)
"""As in "Tomo Vantur, 34,", "Tomo Vantur, who once ran", "Tomo Vantur's former employer"."""
_FOUNDED_BY = re.compile(r"\b(?:co-?)?founded by (?:(?:[a-z-]+ )*|[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:,| and) )$")
_ENDS = re.compile(r",|\.|;|\)| and | in \d| who ")


def _is_somebody(name: CapitalName, text: str) -> bool:
    if text.startswith(("the ", "The "), max(0, name.start - 4)):
        return False  # "In the Air Force, he worked"
    if _CAREER.match(text, name.end):
        return True
    if _FOUNDED_BY.search(text, max(0, name.start - 70), name.start) and _ENDS.match(text, name.end):
        return True
    if _SPEAKS.search(text, max(0, name.start - 14), name.start) and _STOPS.match(text, name.end):
        return True
    if _ITS_OFFICER.search(text, max(0, name.start - 60), name.start):
        return True
    behind = _OF_SOMEBODY.match(text, name.end)
    return behind is not None and _SOMEBODY_ELSE.search(behind.group()) is None
