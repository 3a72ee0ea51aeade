"""What the benchmarks reached is kept; where the benchmark folders are absent this says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.floors import FLOORS, figures_of, missed

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"
QUICK = ("records", "claims", "feeds")


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_floor_is_kept(name):
    if not (BENCH / name).is_dir():
        pytest.skip(f"the benchmark folder shared/bench/{name} is not beside this checkout")
    floors = json.loads(FLOORS.read_text("utf-8")).get(name, {})
    speeds = {key: value for key, value in floors.items() if "per_second" in key or "speed" in key}
    kept = {
        key: value for key, value in floors.items() if key not in speeds
    }  # a busy machine is no regression
    assert missed(figures_of(name), kept) == []


def test_a_missed_floor_is_named():
    assert missed({"a": {"b": 1}}, {"a.b": 2}) == ["a.b: 1, the floor is 2"]
    assert missed({"slow": 5}, {"slow_most": 4}) == ["slow_most: 5, the floor is 4"]
    assert missed({"a": {"b": 2}}, {"a.b": 2}) == []
