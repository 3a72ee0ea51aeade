"""Whether a report belongs to a story: the learned weights of `data/stories/weights.json`, summed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np

from broadsheet.errors import LawBroken
from broadsheet.stories.nearness import STORY, Numbers

MEANT: Final = 4.0  #: weight of an embedder's cosine, where there is one
MIDDLE: Final = 0.4  #: cosine that speaks neither for nor against


def join_chance(rows: Numbers, meant: Sequence[float] | None = None) -> Numbers:
    """The chance, 0 to 1, that a report belongs to each story; one row of STORY numbers a story.

    `meant` holds an embedder's best cosine for each story.
    """
    weights, bias = _weights()
    total = rows @ weights + bias
    if meant is not None:
        total = total + MEANT * (np.array(meant) - MIDDLE)
    return 1.0 / (1.0 + np.exp(-total))


@lru_cache(maxsize=1)
def _weights() -> tuple[Numbers, float]:
    read = json.loads(files("broadsheet").joinpath("data/stories/weights.json").read_text("utf-8"))
    if tuple(read["weights"]) != STORY:
        raise LawBroken(
            "the weights are for other numbers than the code computes",
            place="data/stories/weights.json",
            remedy="fit them again: python -m benchmarks.stories_fit",
        )
    return np.array([read["weights"][name] for name in STORY]), float(read["bias"])
