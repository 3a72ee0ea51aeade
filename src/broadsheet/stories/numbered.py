"""What a title numbers: rounds of funding, versions of products, quarters of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from broadsheet.stories.terms import common_words, owned_names

_ROUND = re.compile(r"\bseries ([a-k])\b")
_VERSION = re.compile(r"((?!(?:19|20)\d\d$)\d+(?:\.\d+)*)[a-z]?")
_CODE = re.compile(r"([a-z]+)-?(\d+(?:\.\d+)*)")
_QUARTER = re.compile(
    r"\bq([1-4])\b|\b([1-4])q\b|\b(first|second|third|fourth)[ -](?:fiscal[ -])?quarter"
    r"|\b(erste|zweite|dritte|vierte)[mnrs]? quartal|([一二三四])季度"
    r"|\b(premier|deuxième|troisième|quatrième|primer|segundo|tercer|cuarto) trimestre"
)
_STRETCHES: Final = frozenset(("q", "h", "fy"))  #: "Q3" is no version
_COUNT: Final = {
    **dict.fromkeys(("first", "erste", "premier", "primer", "一"), "1"),
    **dict.fromkeys(("second", "zweite", "deuxième", "segundo", "二"), "2"),
    **dict.fromkeys(("third", "dritte", "troisième", "tercer", "三"), "3"),
    **dict.fromkeys(("fourth", "vierte", "quatrième", "cuarto", "四"), "4"),
}


def read_rounds(folded: str) -> frozenset[str]:
    """The letters of the rounds of funding that a folded title names."""
    return frozenset(_ROUND.findall(folded))


def read_quarters(folded: str) -> frozenset[str]:
    """The quarters of a year that a folded title names."""
    return frozenset(_COUNT.get(form, form) for found in _QUARTER.findall(folded) for form in found if form)


def read_versions(words: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    """The versions of products that a title names, each behind its name: "grok 4", "mi 400", "v 3.1"."""
    owned = owned_names()
    told = {
        f"{before} {version[1]}"
        for before, word, after in zip(words, words[1:], (*words[2:], ""), strict=False)
        if (version := _VERSION.fullmatch(word))
        and not after.isdecimal()  # a clock, a score
        and (before in owned or (before in names and before not in common_words()))
    }
    codes = (code for word in words if (code := _CODE.match(word)) and code[1] not in _STRETCHES)
    return frozenset(told.union(f"{code[1]} {code[2]}" for code in codes))
