"""How rare a feature is among the articles seen so far."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping


class Rarity:
    """Running document frequencies and the unit vectors made from them."""

    def __init__(self) -> None:
        self.seen = 0
        self._frequency: Counter[str] = Counter()

    def note(self, features: Iterable[str]) -> None:
        """Counts one article that has these features, each once."""
        self.seen += 1
        self._frequency.update(set(features))

    def of(self, feature: str) -> float:
        """Inverse document frequency, never below a small positive number."""
        return math.log((self.seen + 2) / (self._frequency[feature] + 1)) + 0.01

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """A unit vector: (1 + log count) times rarity; empty for no features."""
        weights = {key: (1 + math.log(count)) * self.of(key) for key, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {key: weight / length for key, weight in weights.items()} if length else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Dot product of two unit vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[key] for key, weight in left.items() if key in right)
