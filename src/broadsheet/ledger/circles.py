"""Simple circles of a directed graph, bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

STEPS: Final = 2_000_000  #: edges that are walked at most


def find_circles(after: dict[str, list[str]], longest: int, most: int) -> list[tuple[str, ...]]:
    """Simple circles of a graph, each from its first node by id; short ones are found first.

    Walks only where the way back to the start is short enough. Stops after `most` circles, or STEPS
    edges, in all, so that a dense graph cannot hold it up.
    """
    before: dict[str, list[str]] = {}
    for giver, takers in after.items():
        for taker in takers:
            before.setdefault(taker, []).append(giver)
    found: list[tuple[str, ...]] = []
    budget = [STEPS]
    ways = {start: _way_back(start, before, longest) for start in sorted(after)}
    for length in range(2, longest + 1):
        for start in sorted(after):
            for circle in _walk([start], after, ways[start], length, budget):
                found.append(circle)
                if len(found) >= most:
                    return found
    return found


def _way_back(start: str, before: dict[str, list[str]], longest: int) -> dict[str, int]:
    """Steps from each node back to `start` over nodes that sort after it."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if steps[node] >= longest - 1:
            continue
        for earlier in before.get(node, ()):
            if earlier > start and earlier not in steps:
                steps[earlier] = steps[node] + 1
                queue.append(earlier)
    return steps


def _walk(
    path: list[str], after: dict[str, list[str]], back: dict[str, int], length: int, budget: list[int]
) -> Iterator[tuple[str, ...]]:
    for node in after.get(path[-1], ()):
        budget[0] -= 1
        if budget[0] < 0:
            return
        if node == path[0] and len(path) == length:
            yield tuple(path)
        elif node in back and node not in path and len(path) + back[node] <= length:
            path.append(node)
            yield from _walk(path, after, back, length, budget)
            path.pop()
