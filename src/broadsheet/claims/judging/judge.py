"""The judge: how likely a sentence tells a deal between two parties, by the sum of what its signs weigh.

Logistic regression, one sum for each family of deals. Trained by `benchmarks/claims_judge.py` on prose of our own; the
weights are numbers only. See decisions/0136.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 16
FAMILIES: Final = ("capital", "control", "supply", "rights", "alliance", "terms")


class Weights(NamedTuple):
    """A row for each bucket of signs, a column for each family of deals."""

    rows: NDArray[np.float32]
    bias: NDArray[np.float32]


@cache
def load_weights() -> Weights:
    """The weights that come with the package."""
    place = resources.files("broadsheet") / "data" / "claims" / "judge.npz"
    with place.open("rb") as file, np.load(file) as stored:
        rows = np.zeros((BUCKETS, len(FAMILIES)), dtype=np.float32)
        rows[stored["buckets"]] = stored["rows"]
        return Weights(rows, stored["bias"].astype(np.float32))


@lru_cache(maxsize=BUCKETS)
def bucket_of(sign: str) -> int:
    """The bucket of a sign, the same on every machine."""
    return zlib.crc32(sign.encode()) % BUCKETS


def buckets_of(signs: Sequence[Iterable[str]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The buckets of several sets of signs one after another, and where each set begins; no set may be empty."""
    sets = [sorted({bucket_of(sign) for sign in one}) for one in signs]
    flat = np.fromiter((bucket for one in sets for bucket in one), dtype=np.int32)
    return flat, np.cumsum([0, *(len(one) for one in sets[:-1])], dtype=np.int64)


def weigh(signs: Sequence[Iterable[str]], weights: Weights) -> NDArray[np.float32]:
    """For each set of signs the chance of a deal, 0 to 1, in one column a family."""
    if not signs:
        return np.zeros((0, len(FAMILIES)), dtype=np.float32)
    flat, starts = buckets_of(signs)
    total = np.add.reduceat(weights.rows[flat], starts, axis=0) + weights.bias
    return (1 / (1 + np.exp(-np.clip(total, -30, 30)))).astype(np.float32)
