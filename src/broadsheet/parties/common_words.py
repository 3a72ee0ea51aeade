"""Which English words are common: those that a headline writes with a capital although they name nobody."""

from __future__ import annotations

from functools import cache
from typing import Final

from broadsheet.parties.rows import read_words

_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("ying", "y"), ("s", ""), ("ed", ""), ("ing", ""))
_SHORTEST: Final = 3  #: letters that a stem keeps


@cache
def is_common(word: str) -> bool:
    """Whether the word, in any case and any of its regular forms, is one of the list `common_words.txt`."""
    small = word.lower()
    stem = _stem(small)
    return bool({small, stem, f"{stem}e"} & _stems())


def _stem(word: str) -> str:
    if word.endswith("ss"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST:
            return word[: len(word) - len(ending)] + instead
    return word


@cache
def _stems() -> frozenset[str]:
    return frozenset(word for line in read_words("common_words.txt") for word in line.split())
