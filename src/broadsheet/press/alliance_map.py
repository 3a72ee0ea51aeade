"""The alliance map: parties as places and deals as lines, laid out the same way every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import rustworkx

from broadsheet.press import labels
from broadsheet.press.cards import DealLine
from broadsheet.press.map_layout import place_labels
from broadsheet.records import FAMILY_OF

WIDTH: Final = 1200.0
STRIP: Final = 120.0  #: height of the row for parties that hang together with no one of the rest
LONGEST: Final = 28  #: letters of a name on the map
ROUNDS: Final = 300  #: of the layout; it stands still long before
MOST: Final = 60  #: parties that one can still read; those with the most deals


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A party on the map."""

    party_id: str
    name: str
    x: float
    y: float
    radius: float
    deals: int
    above: bool  #: the name stands above the dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """All deals of one family between two parties in one direction."""

    family: str
    lines: tuple[DealLine, ...]
    path: str  #: SVG path data
    strength: int  #: of the firmest deal, 0..6
    is_mutual: bool
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceMap:
    """A map ready to be drawn."""

    width: float
    height: float
    places: tuple[Place, ...]
    roads: tuple[Road, ...]
    left_out: int  #: parties with too few deals to stand on it


def draw_map(lines: Sequence[DealLine]) -> AllianceMap:
    """The map of these deals; those with an unnamed side stand in no picture."""
    sides = {x.deal.id: {x.subject.id, x.object.id} for x in lines}
    two_sided = [
        x
        for x in lines
        if x.subject.id
        and x.object.id
        and x.subject.id != x.object.id
        and sides.get(x.deal.part_of)
        != {x.subject.id, x.object.id}  # a part between others has a line of its own
    ]
    counts = Counter(side.id for x in two_sided for side in (x.subject, x.object))
    ranked = sorted(counts, key=lambda i: (-counts[i], i))
    kept = set(ranked[:MOST])
    shown = [x for x in two_sided if x.subject.id in kept and x.object.id in kept]
    names = {s.id: s.name for x in shown for s in (x.subject, x.object)}
    pairs = tuple(sorted({tuple(sorted((x.subject.id, x.object.id))) for x in shown}))
    spots, height = _lay_out(pairs, tuple(sorted(names.items())))
    places = tuple(_place(i, names[i], counts[i], spots[i], height) for i in sorted(names))
    return AllianceMap(
        width=WIDTH,
        height=height,
        places=places,
        roads=_roads(shown, {p.party_id: p for p in places}),
        left_out=len(ranked) - len(names),
    )


def _place(party_id: str, name: str, deals: int, spot: tuple[float, float], height: float) -> Place:
    x, y = spot
    return Place(
        party_id=party_id,
        name=name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…",
        x=round(x, 1),
        y=round(y, 1),
        radius=round(4 + 2.2 * min(deals, 16) ** 0.6, 1),
        deals=deals,
        above=y < height / 2,
    )


@lru_cache(maxsize=16)
def _lay_out(
    pairs: tuple[tuple[str, str], ...], names: tuple[tuple[str, str], ...]
) -> tuple[dict[str, tuple[float, float]], float]:
    """A spot for each party: the largest connected part fills the sheet, the others stand in a row below."""
    graph: rustworkx.PyGraph = rustworkx.PyGraph()
    index = {party_id: graph.add_node(party_id) for party_id, _ in names}
    graph.add_edges_from([(index[a], index[b], 1.0) for a, b in pairs])
    parts = sorted(rustworkx.connected_components(graph), key=lambda p: (-len(p), min(graph[i] for i in p)))
    if not parts:
        return {}, 200.0
    height = min(1000.0, max(360.0, 180 + 20.0 * len(parts[0])))
    main = graph.subgraph(sorted(parts[0], key=lambda i: graph[i]))
    spots = _fill_sheet(_spread(main), height)
    rest = [_in_a_row(graph, part) for part in parts[1:]]
    rows = _strip(rest, height)
    wide = place_labels({**spots}, dict(names), WIDTH, height)
    return {**wide, **rows}, height + STRIP * _strip_rows(rest)


def _spread(graph: rustworkx.PyGraph) -> dict[str, tuple[float, float]]:
    """Spots in 0..1 whose distances follow the number of steps between parties (stress majorization)."""
    steps = rustworkx.distance_matrix(graph)
    size = len(steps)
    if size < 2:
        return {graph[0]: (0.5, 0.5)}
    weights = np.divide(1.0, steps**2, out=np.zeros_like(steps), where=steps > 0)
    totals = weights.sum(axis=1, keepdims=True)
    turns = np.arange(size) * 2.399963  # the golden angle: no two nodes begin on one ray
    spots = np.stack((np.cos(turns), np.sin(turns)), axis=1) * np.sqrt(np.arange(1, size + 1))[:, None]
    for _ in range(ROUNDS):
        gaps = spots[:, None, :] - spots[None, :, :]
        lengths = np.sqrt((gaps**2).sum(axis=2))
        pulls = np.divide(steps, lengths, out=np.zeros_like(steps), where=lengths > 1e-9)
        wished = (weights[:, :, None] * (spots[None, :, :] + pulls[:, :, None] * gaps)).sum(axis=1) / totals
        spots = 0.5 * spots + 0.5 * wished
    return {graph[n]: (float(spots[n, 0]), float(spots[n, 1])) for n in range(size)}


def _fill_sheet(raw: dict[str, tuple[float, float]], height: float) -> dict[str, tuple[float, float]]:
    """The spots stretched over the sheet, the longer side of the figure lying across."""
    wide = [max(p[k] for p in raw.values()) - min(p[k] for p in raw.values()) for k in (0, 1)]
    across, down = (0, 1) if wide[0] >= wide[1] else (1, 0)
    xs, ys = sorted(p[across] for p in raw.values()), sorted(p[down] for p in raw.values())
    return {
        party_id: (
            90 + (WIDTH - 180) * _even(p[across], xs),
            50 + (height - 100) * _even(p[down], ys),
        )
        for party_id, p in raw.items()
    }


def _even(value: float, ordered: list[float]) -> float:
    """Part the place in the ordering, part the measure: uses the sheet and keeps neighbours together."""
    span = ordered[-1] - ordered[0]
    if span == 0 or len(ordered) < 2:
        return 0.5
    measure = (value - ordered[0]) / span
    rank = ordered.index(value) / (len(ordered) - 1)
    return 0.6 * measure + 0.4 * rank


def _in_a_row(graph: rustworkx.PyGraph, part: set[int]) -> list[str]:
    """A small part by name, the party that most hang on in the middle."""
    ordered = sorted(part, key=lambda i: graph[i])
    hub = max(ordered, key=graph.degree)
    ordered.remove(hub)
    ordered.insert(len(ordered) // 2, hub)
    return [graph[i] for i in ordered]


def _strip_rows(parts: list[list[str]]) -> int:
    return -(-sum(len(part) for part in parts) // 7)


def _strip(parts: list[list[str]], top: float) -> dict[str, tuple[float, float]]:
    spots = {}
    ids = [party_id for part in parts for party_id in part]
    for number, party_id in enumerate(ids):
        row, column = divmod(number, 7)
        spots[party_id] = (90 + column * (WIDTH - 180) / 6, top + STRIP * (row + 0.4))
    return spots


def _roads(lines: Sequence[DealLine], places: dict[str, Place]) -> tuple[Road, ...]:
    groups: dict[tuple[str, str, str], list[DealLine]] = {}
    for line in lines:
        key = (line.subject.id, line.object.id, FAMILY_OF[line.deal.relation])
        groups.setdefault(key, []).append(line)
    used: Counter[tuple[str, ...]] = Counter()
    roads = []
    for (giver, taker, family), group in sorted(groups.items()):
        pair = tuple(sorted((giver, taker)))
        turn = used[pair] if giver == pair[0] else -used[pair]
        used[pair] += 1
        roads.append(
            Road(
                family=family,
                lines=tuple(group),
                path=_curve(places[giver], places[taker], 0.10 + 0.12 * abs(turn), turn < 0),
                strength=max(labels.STAGE_STRENGTH[x.deal.stage] for x in group),
                is_mutual=all(x.is_mutual for x in group),
                width=round(1.2 + 0.7 * min(len(group), 4), 1),
            )
        )
    return tuple(roads)


def _curve(start: Place, end: Place, bend: float, flip: bool) -> str:
    """A curve from the rim of one dot to the rim of the other."""
    dx, dy = end.x - start.x, end.y - start.y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    side = -1 if flip else 1
    cx = (start.x + end.x) / 2 - uy * length * bend * side
    cy = (start.y + end.y) / 2 + ux * length * bend * side
    x1, y1 = start.x + ux * (start.radius + 2), start.y + uy * (start.radius + 2)
    x2, y2 = end.x - ux * (end.radius + 5), end.y - uy * (end.radius + 5)
    return f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"
