"""A Scale is terms and what each weighs to the last bit, in a third of a dictionary's room."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

READ_AT_ONCE: Final = 1 << 12  #: scales that stand as dictionaries: those compared again and again


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Terms in the order they were weighed, and their weights."""

    terms: tuple[str, ...]
    packed: bytes  #: the weights, eight bytes each

    def read(self) -> dict[str, float]:
        """The terms with their weights."""
        return dict(zip(self.terms, array("d", self.packed), strict=True))


def pack_scale(weights: Mapping[str, float], like: Scale | None = None) -> Scale:
    """The scale of these weights; of one that has the same terms as `like` the terms are held once."""
    terms = tuple(weights)
    if like is not None and like.terms == terms:
        terms = like.terms
    return Scale(terms, array("d", weights.values()).tobytes())


@lru_cache(maxsize=READ_AT_ONCE)
def read_scale(scale: Scale) -> dict[str, float]:
    """The same of a scale that is asked again and again, to be read only."""
    return scale.read()


NO_SCALE: Final = Scale((), b"")
