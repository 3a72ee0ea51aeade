"""Weights: how much each named part of a score counts in this newsroom."""

from __future__ import annotations

from dataclasses import dataclass

Parts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """By the name of the part: 1 (also where a part is not named) counts it as the method says, 0 not at all.

    `sections` are points that a story gains or loses for the section it belongs to.
    """

    quality: Parts = ()
    heat: Parts = ()
    selection: Parts = ()
    sections: Parts = ()


def weight_of(parts: Parts, name: str) -> float:
    """The weight of a part; 1 where none is set."""
    return next((weight for part, weight in parts if part == name), 1.0)
