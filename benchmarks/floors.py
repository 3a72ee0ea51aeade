"""What was reached must be kept: runs the benchmarks and compares their figures with floors.json.

    python -m benchmarks.floors [NAME ...]

A floor is the least a figure may be; one that ends in "_most" is the most. Lowering a floor takes a
decision record. Exits 1 where a floor is missed and 2 where a benchmark could not run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"


def figures_of(name: str) -> dict[str, Any]:
    """The last line of a benchmark's output; "ledger --gold" is run with that option.

    Raises CalledProcessError where it fails.
    """
    module, *options = name.split()
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *options],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    sys.stdout.write(done.stdout)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def look_up(figures: dict[str, Any], path: str) -> float:
    """A figure by its dotted path, such as "languages.de.relation_f1"."""
    value: Any = figures
    for key in path.split("."):
        value = value[key]
    return float(value)


def missed(figures: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """One line for each floor that the figures do not keep."""
    lines = []
    for path, floor in floors.items():
        value = look_up(figures, path.removesuffix("_most"))
        good = value <= floor if path.endswith("_most") else value >= floor
        if not good:
            lines.append(f"{path}: {value:g}, the floor is {floor:g}")
    return lines


def main() -> int:
    wanted = sys.argv[1:]
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    status = 0
    for name in wanted or floors:
        try:
            lines = missed(figures_of(name), floors[name])
        except subprocess.CalledProcessError as fault:
            print(f"{name}: could not run\n{fault.stdout}{fault.stderr}", file=sys.stderr)
            return 2
        for line in lines:
            print(f"FLOOR MISSED  {name}: {line}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
