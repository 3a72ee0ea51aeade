"""Whether a report belongs to a story: the learned weights of `data/stories/weights.json`, summed."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

import numpy as np

from broadsheet.errors import LawBroken
from broadsheet.stories.nearness import STORY, Numbers


def join_chance(rows: Numbers) -> Numbers:
    """The chance, 0 to 1, that a report belongs to each story; one row of STORY numbers a story."""
    weights, bias = _weights()
    return 1.0 / (1.0 + np.exp(-(rows @ weights + bias)))


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
