"""Ranks the sentences of a text by how much of the others they share, early ones first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from typing import Final

DAMPING: Final = 0.85
ROUNDS: Final = 20
EARLY: Final = 0.10  #: how fast the weight of a place falls: news tells the matter first
TITLE: Final = 0.5  #: how much a sentence gains that shares the headline's words
_WORD = re.compile(r"[^\W_]{2,}|\d+", re.UNICODE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def rank_sentences(texts: Sequence[str], *, title: str = "") -> list[int]:
    """Places of the sentences, best first: a walk over their likeness (LexRank), place and headline.

    Source: Erkan and Radev 2004, with continuous weights; the early bias is of news.
    """
    if not texts:
        return []
    bags = _weigh_words([split_words(text) for text in (*texts, title)])
    centre = _walk(bags[:-1])
    scores = [
        centre[i] * len(texts) / (1 + EARLY * i)
        + TITLE * _cosine(bags[i], bags[-1])
        + (0.6 if i == 0 else 0.0)
        for i in range(len(texts))
    ]
    return sorted(range(len(texts)), key=lambda i: (-round(scores[i], 9), i))


def split_words(text: str) -> list[str]:
    """Words in lower case; pairs of signs in scripts without spaces."""
    plain = text.casefold()
    signs = "".join(_UNSPACED.findall(plain))
    return _WORD.findall(_UNSPACED.sub(" ", plain)) + [signs[i : i + 2] for i in range(len(signs) - 1)]


def _weigh_words(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """A unit vector of term weights for each sentence."""
    spread = Counter(word for words in sentences for word in set(words))
    bags: list[dict[str, float]] = []
    for words in sentences:
        bag = {w: n * log(1 + len(sentences) / spread[w]) for w, n in sorted(Counter(words).items())}
        size = sqrt(sum(v * v for v in bag.values())) or 1.0
        bags.append({w: v / size for w, v in bag.items()})
    return bags


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right[word] for word, value in left.items() if word in right)


def _walk(bags: Sequence[dict[str, float]]) -> list[float]:
    """Where a reader who leaps between alike sentences spends the time; adds up to 1."""
    size = len(bags)
    likeness = [[_cosine(a, b) if i != j else 0.0 for j, b in enumerate(bags)] for i, a in enumerate(bags)]
    sums = [sum(row) for row in likeness]
    share = [1 / size] * size
    for _ in range(ROUNDS):
        lost = sum(share[i] for i in range(size) if sums[i] == 0) / size
        share = [
            (1 - DAMPING) / size
            + DAMPING * (lost + sum(share[i] * likeness[i][j] / sums[i] for i in range(size) if sums[i] > 0))
            for j in range(size)
        ]
    return share
