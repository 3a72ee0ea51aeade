"""Shingles: short runs of words that tell whether one text was copied from another.

Rare five-word runs and containment (shared runs over the shorter text) find shortened reprints
that Jaccard similarity misses, and a cap on how many texts may hold a run keeps an outlet's
boilerplate from making copies of different articles.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.text.words import fold_text, is_unspaced, split_words

SIZE: Final = 5  #: words in a shingle
UNSPACED_SIZE: Final = 9  #: characters in a shingle of a text written without spaces
Hashes = NDArray[np.uint32]
_MULTIPLIER: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1


@lru_cache(maxsize=1 << 17)
def _hash_word(word: str) -> int:
    raw = word.encode("utf-8", "surrogatepass")
    return (zlib.crc32(raw) << 32 | zlib.adler32(raw)) * _MULTIPLIER & _MASK


def _units(text: str) -> tuple[list[str], int]:
    folded = fold_text(text)
    words = split_words(folded)
    if folded.isascii():
        return words, SIZE
    unspaced = sum(len(word) for word in words if is_unspaced(word))
    if unspaced <= len(words):
        return words, SIZE
    return [unit for word in words for unit in (word if is_unspaced(word) else (word,))], UNSPACED_SIZE


def shingle_hashes(text: str) -> Hashes:
    """32-bit hashes of every run of five words (nine characters in Chinese or Japanese), in reading order.

    A text shorter than one run gives one hash of all of it; an empty text none.
    The same text gives the same hashes in every process.
    """
    units, size = _units(text)
    if not units:
        return np.empty(0, dtype=np.uint32)
    size = min(size, len(units))
    words = np.fromiter(map(_hash_word, units), dtype=np.uint64, count=len(units))
    total = np.zeros(len(units) - size + 1, dtype=np.uint64)
    for place in range(size):
        total = total * np.uint64(0x100000001B3) + words[place : len(units) - size + 1 + place]
    total ^= total >> np.uint64(31)
    return (total * np.uint64(_MULTIPLIER) >> np.uint64(32)).astype(np.uint32)


def rarest_first(hashes: Hashes, count: int) -> Hashes:
    """At most `count` distinct shingles, the same ones for every text that holds them: the smallest."""
    return distinct(hashes)[:count]


def distinct(hashes: Hashes) -> Hashes:
    """Every shingle once, the smallest first."""
    ordered = np.sort(hashes)
    is_new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]


def compare_shingles(left: Hashes, right: Hashes) -> tuple[float, float]:
    """Containment, and the mean length of the unbroken stretches that both texts share.

    A copy with edits shares long stretches; two texts about one matter share quotations.
    """
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    if not len(shorter):
        return (0.0, 0.0)
    met = np.isin(shorter, longer)
    shared = int(met.sum())
    stretches = int(met[0]) + int(np.count_nonzero(met[1:] & ~met[:-1]))
    return (shared / len(shorter), shared / stretches if stretches else 0.0)
