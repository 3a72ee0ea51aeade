"""A Scale is terms and what each weighs to the last bit, in a third of a dictionary's room."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Terms in the order they were weighed, and their weights."""

    terms: tuple[str, ...]
    packed: bytes  #: the weights, eight bytes each

    def read(self) -> dict[str, float]:
        """The terms with their weights."""
        return dict(zip(self.terms, array("d", self.packed), strict=True))

    def weight_of(self, term: str) -> float:
        """What a term weighs; 0 for one that is not there."""
        return array("d", self.packed)[self.terms.index(term)] if term in self.terms else 0.0


def pack_scale(weights: Mapping[str, float], like: Scale | None = None) -> Scale:
    """The scale of these weights; of one that has the same terms as `like` the terms are held once."""
    terms = tuple(weights)
    if like is not None and like.terms == terms:
        terms = like.terms
    return Scale(terms, array("d", weights.values()).tobytes())


NO_SCALE: Final = Scale((), b"")
