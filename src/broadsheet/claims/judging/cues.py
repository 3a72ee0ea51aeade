"""Words that speak of a kind of deal, or of what is none: the judge reads a sentence by their classes."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

_KINDS: Final = "OSNPGHMLT"
"""One letter for each kind of sign in a mask: organisation, stranger, nominal, pronoun, group, person, money, place, product."""
_LENGTH: Final = 6
PREPOSITIONS: Final = frozenset(
    "in into with from by to for of on at between under through via as 's".split()
)


@cache
def _sheet() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole words, and beginnings of words the longest first, each with its class."""
    written = (
        resources.files("broadsheet").joinpath("data", "claims", "cues.toml").read_text(encoding="utf-8")
    )
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for name, words in tomllib.loads(written).items():
        for word in words.lower().split():
            if word.endswith("*"):
                beginnings.append((word[:-1], name))
            else:
                whole.setdefault(word, name)
    return whole, tuple(sorted(beginnings, key=lambda pair: -len(pair[0])))


@cache
def cue_of(token: str) -> str:
    """The class of a word ("capital", "control", "doubt" ...); "" for a word of none, and for signs and numbers."""
    if not token[:1].isascii() or not token[:1].isalpha():
        return ""
    whole, beginnings = _sheet()
    word = token.lower()
    return whole.get(word) or next((name for start, name in beginnings if word.startswith(start)), "")


@cache
def stem_of(token: str) -> str:
    """The first six letters of a word, "#" for a number, a capital letter for a sign of the mask."""
    if len(token) == 1 and "\ue000" <= token <= "\ue8ff":
        return _KINDS[(ord(token) - 0xE000) >> 8]
    return "#" if token[:1].isdigit() else token.lower()[:_LENGTH]
