"""The judge: from the numbers of each stretch to the chance that it is article, and to a verdict.

A sum of small decision trees, trained by `benchmarks/page_judge.py` on pages of many sites; the weights
are numbers only. See decisions/0020.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.pages.features import Matrix

_KEPT: Final = 0.5
_GROUP_WEIGHT: Final = 0.3  #: how much a stretch follows its neighbours of the same make
_GROUP_SIZE: Final = 3
_ROWS_AT_ONCE: Final = 2_000


class Trees(NamedTuple):
    """All nodes of all trees; a leaf points to itself."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    depth: int
    base: float
    columns: int


@cache
def _trees() -> Trees:
    with (
        (resources.files("broadsheet") / "data" / "pages" / "judge.npz").open("rb") as file,
        np.load(file) as stored,
    ):
        return Trees(
            stored["feature"], stored["threshold"], stored["left"], stored["right"], stored["value"], stored["roots"],
            int(stored["depth"]), float(stored["base"]), int(stored["columns"]),
        )  # fmt: skip


def weigh_stretches(numbers: Matrix) -> NDArray[np.float32]:
    """The chance of each stretch to be article, 0 to 1."""
    if not len(numbers):
        return np.zeros(0, dtype=np.float32)
    parts = [
        _sum_trees(numbers[start : start + _ROWS_AT_ONCE]) for start in range(0, len(numbers), _ROWS_AT_ONCE)
    ]
    return (1 / (1 + np.exp(-np.concatenate(parts)))).astype(np.float32)


def _sum_trees(numbers: Matrix) -> NDArray[np.float32]:
    trees = _trees()
    if numbers.shape[1] != trees.columns:
        raise ValueError(
            f"the judge knows {trees.columns} numbers a stretch, got {numbers.shape[1]}; train it again"
        )
    place = np.repeat(trees.roots[np.newaxis, :], len(numbers), axis=0)
    row = np.arange(len(numbers))[:, np.newaxis]
    for _ in range(trees.depth):
        low = numbers[row, trees.feature[place]] <= trees.threshold[place]
        place = np.where(low, trees.left[place], trees.right[place])
    total: NDArray[np.float32] = trees.value[place].sum(axis=1) + np.float32(trees.base)
    return total


def settle(chances: NDArray[np.float32], texts: Sequence[str], groups: Sequence[Hashable]) -> list[bool]:
    """Which stretches are article: each judged with the others of its make, against the page's own level.

    On a page where even the likeliest text is doubtful, the doubt lies in the page and not in the
    stretch, so the bar is lowered with it, to half at most.
    """
    sizes = np.sqrt([len(text) for text in texts])
    sums: dict[Hashable, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for group, chance, size in zip(groups, chances, sizes, strict=True):
        row = sums[group]
        row[0] += chance * size
        row[1] += size
        row[2] += 1
    means = np.array(
        [
            sums[g][0] / sums[g][1] if sums[g][2] >= _GROUP_SIZE else c
            for g, c in zip(groups, chances, strict=True)
        ]
    )
    mixed = (1 - _GROUP_WEIGHT) * chances + _GROUP_WEIGHT * means
    weight = np.square(sizes) * (chances > _KEPT)
    level = float((chances * weight).sum() / weight.sum()) if weight.sum() else 1.0
    bar = _KEPT * min(1.0, max(0.5, level * 1.05))
    return [bool(one > bar) for one in mixed]
