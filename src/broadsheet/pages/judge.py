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

from broadsheet.pages.features import IN_TOP, LENGTH, LINKED, Matrix

_KEPT: Final = 0.5
_GROUP_WEIGHT: Final = 0.4  #: how much a stretch follows its neighbours of the same make
_GROUP_SIZE: Final = 3
_ROWS_AT_ONCE: Final = 256  #: so that what one step works on stays in the processor's cache
_LEVELS: Final = 3
_SHORT: Final = 4.1  #: log of characters; sixty of them


class Trees(NamedTuple):
    """All nodes of all trees; a leaf points to itself."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    child: NDArray[np.int32]  #: at 2n where node n goes for a low number, at 2n + 1 for a high one
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
            stored["feature"].astype(np.int32), stored["threshold"],
            np.stack([stored["left"], stored["right"]], axis=1).ravel(),
            stored["value"], stored["roots"], int(stored["depth"]), float(stored["base"]),
            int(stored["columns"]),
        )  # fmt: skip


def weigh_stretches(numbers: Matrix) -> NDArray[np.float32]:
    """The chance of each stretch to be article, 0 to 1.

    Short links outside the frame with the most text are menus; they are given no chance without asking.
    """
    chances = np.zeros(len(numbers), dtype=np.float32)
    doubtful = np.flatnonzero(~is_menu(numbers))
    for start in range(0, len(doubtful), _ROWS_AT_ONCE):
        part = doubtful[start : start + _ROWS_AT_ONCE]
        chances[part] = 1 / (1 + np.exp(-_sum_trees(numbers[part])))
    return chances


def is_menu(numbers: Matrix) -> NDArray[np.bool_]:
    """Which stretches are short, nearly all link, and outside the frame with the most text."""
    menu: NDArray[np.bool_] = (
        (numbers[:, LINKED] > 0.8) & (numbers[:, LENGTH] < _SHORT) & (numbers[:, IN_TOP] == 0)
    )
    return menu


def _sum_trees(numbers: Matrix) -> NDArray[np.float32]:
    trees = _trees()
    if numbers.shape[1] != trees.columns:
        raise ValueError(
            f"the judge knows {trees.columns} numbers a stretch, got {numbers.shape[1]}; train it again"
        )
    flat = np.ascontiguousarray(numbers).ravel()
    count = len(trees.roots)
    start = np.repeat(np.arange(len(numbers), dtype=np.int32) * trees.columns, count)
    place = np.tile(trees.roots, len(numbers))
    ends, alive = place.copy(), np.arange(len(place), dtype=np.int32)
    for level in range(trees.depth):
        high = flat.take(start + trees.feature.take(place)) > trees.threshold.take(place)
        place = trees.child.take(place * 2 + high)
        if level % _LEVELS == _LEVELS - 1:  # most leaves are near: only what has not reached one goes on
            going = np.flatnonzero(trees.child.take(place * 2) != place)
            ends[alive] = place
            alive, place, start = alive[going], place[going], start[going]
    ends[alive] = place
    total: NDArray[np.float32] = trees.value.take(ends).reshape(-1, count).sum(axis=1) + np.float32(
        trees.base
    )
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
