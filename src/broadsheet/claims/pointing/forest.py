"""A forest of decision trees, weighed with numpy alone: the chance that each row of numbers is a yes.

Gradient-boosted trees as `benchmarks/claims_pointers.py` trains and stores them: five arrays over all nodes and the root
of every tree. A leaf leads to itself, so that rows that reach one early stay there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Forest(NamedTuple):
    """Node `i` sends a row left where its number `sign[i]` is at most `bar[i]`; a leaf adds `value[i]`."""

    sign: NDArray[np.intp]
    bar: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    depth: int  #: steps from a root to the farthest leaf


@cache
def load_forest(name: str) -> Forest:
    """A forest that comes with the package, by its name in `data/claims`."""
    place = resources.files("broadsheet") / "data" / "claims" / f"{name}.npz"
    with place.open("rb") as file, np.load(file) as stored:
        return Forest(
            stored["sign"].astype(np.intp), stored["bar"], stored["left"], stored["right"],
            stored["value"], stored["roots"], int(stored["depth"]),
        )  # fmt: skip


def weigh_rows(rows: Sequence[Sequence[float]], forest: Forest) -> NDArray[np.float64]:
    """For each row the chance of a yes, 0 to 1."""
    numbers = np.asarray(rows, dtype=np.float32)
    at = np.broadcast_to(forest.roots, (len(numbers), len(forest.roots)))
    row = np.arange(len(numbers))[:, None]
    for _ in range(forest.depth):
        goes_left = numbers[row, forest.sign[at]] <= forest.bar[at]
        at = np.where(goes_left, forest.left[at], forest.right[at])
    total: NDArray[np.float64] = forest.value[at].sum(axis=1, dtype=np.float64)
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))), dtype=np.float64)
