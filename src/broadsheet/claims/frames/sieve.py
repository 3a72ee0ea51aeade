"""Which of many patterns can match a sentence: those alone are searched for in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from broadsheet.claims.frames.requirements import KINDS, OneOf, Requirement

_RANKS = 5
"""Sets of words that are asked for of each pattern, the rarest."""
_REMEMBERED = 50_000  #: words of which is kept what they meet
_WORD = re.compile(r"\w+")
_SIGNS = [re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in spans) + "]") for spans in KINDS.values()]


class Sieve:
    """The requirements of patterns, met word by word.

    A set of patterns is one integer, bit n for pattern n. What a word meets is one integer too, for each
    rank of required words the set of patterns that the word is enough for, side by side; a sentence meets what one of its
    words meets.
    """

    def __init__(self, requirements: Sequence[Requirement]) -> None:
        self._count = len(requirements)
        self._met_by_all = 0
        self._by_letters: dict[str, int] = defaultdict(int)
        for number, requirement in enumerate(requirements):
            self._ask(number, requirement.words[:_RANKS])
        self._longest = max(map(len, self._by_letters), default=0)
        self._by_signs = [_at_most([r.signs[kind] for r in requirements]) for kind in range(len(KINDS))]
        self._met_by = lru_cache(maxsize=_REMEMBERED)(self._read_word)

    def _ask(self, number: int, words: Sequence[OneOf]) -> None:
        for rank in range(_RANKS):
            bit = 1 << (rank * self._count + number)
            if rank >= len(words):
                self._met_by_all |= bit
                continue
            for letters in words[rank]:
                self._by_letters[letters] |= bit

    def passing(self, sentence: str) -> list[int]:
        """Numbers of the patterns that may match the masked sentence, in order; no other does."""
        met = self._met_by_all
        for word in _WORD.findall(fold(sentence)):
            met |= self._met_by(word)
        passing = met
        for _ in range(_RANKS - 1):
            met >>= self._count
            passing &= met
        for signs, allowed in zip(_SIGNS, self._by_signs, strict=True):
            if len(allowed) > 1:
                passing &= allowed[min(len(signs.findall(sentence)), len(allowed) - 1)]
        return list(_bits(passing))

    def _read_word(self, word: str) -> int:
        padded, met = f" {word} ", 0
        for start in range(len(padded)):
            for end in range(start + 1, min(start + self._longest, len(padded)) + 1):
                met |= self._by_letters.get(padded[start:end], 0)
        return met


def fold(sentence: str) -> str:
    """In small letters, with those made plain that `re.IGNORECASE` takes for an i or an s."""
    return sentence.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


def _at_most(numbers: Sequence[int]) -> list[int]:
    """For 0, 1, 2, … signs of a sentence the patterns that need no more."""
    return [
        sum(1 << pattern for pattern, needed in enumerate(numbers) if needed <= count)
        for count in range(max(numbers, default=0) + 1)
    ]


def _bits(number: int) -> Iterable[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
