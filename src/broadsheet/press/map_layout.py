"""Moves the places of a map apart until their names can be read."""

from __future__ import annotations

from typing import Final

ROUNDS: Final = 90
LETTER: Final = 8.2  #: mean width of a letter of a name, in units of the map
LINE: Final = 44.0  #: height that a dot and its name take


def place_labels(
    spots: dict[str, tuple[float, float]], names: dict[str, str], width: float, height: float
) -> dict[str, tuple[float, float]]:
    """The spots moved as little as it takes for no two names to overlap, inside the sheet."""
    ids = sorted(spots)
    at = {i: list(spots[i]) for i in ids}
    half = {i: max(24.0, LETTER * min(28, len(names[i])) / 2 + 8) for i in ids}
    for _ in range(ROUNDS):
        moved = False
        for number, a in enumerate(ids):
            for b in ids[number + 1 :]:
                moved |= _push_apart(at[a], at[b], half[a] + half[b])
        for i in ids:
            at[i][0] = min(max(at[i][0], half[i]), width - half[i])
            at[i][1] = min(max(at[i][1], 34.0), height - 34.0)
        if not moved:
            break
    return {i: (at[i][0], at[i][1]) for i in ids}


def _push_apart(a: list[float], b: list[float], reach: float) -> bool:
    dx, dy = b[0] - a[0], b[1] - a[1]
    overlap_x, overlap_y = reach - abs(dx), LINE - abs(dy)
    if overlap_x <= 0 or overlap_y <= 0:
        return False
    if overlap_y <= overlap_x:
        step = overlap_y / 2 * (1 if dy >= 0 else -1)
        a[1] -= step
        b[1] += step
    else:
        step = overlap_x / 2 * (1 if dx >= 0 else -1)
        a[0] -= step
        b[0] += step
    return True
