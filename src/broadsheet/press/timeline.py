"""Deals over the years as a chart: one row for each party on the other side, one dot for each move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from broadsheet.press import labels
from broadsheet.press.cards import DealLine, Side
from broadsheet.press.known_then import day_of
from broadsheet.records import FAMILY_OF

MOST: Final = 14  #: rows; those with the most moves
NEAR: Final = 0.014  #: of the axis, within which dots would cover each other
FEWEST: Final = 4  #: dated moves, below which the lists say it better


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A move: its day, what it belongs to, how firm it made the deal."""

    day: date
    family: str
    strength: int
    lane: int = 0  #: -1, 0 or 1: beside a dot that would hide it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Everything between the party and one other."""

    side: Side
    strokes: tuple[tuple[date, date, str], ...]  #: (from, to, family), one for each deal that moved twice
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows on one axis."""

    first: int
    last: int
    rows: tuple[Row, ...]
    families: tuple[str, ...]
    left_out: int


def timeline_of(party_id: str, lines: Sequence[DealLine]) -> Timeline | None:
    """The moves of a party's deals over time; None where there is too little to compare."""
    dated = [(x, day_of(m.learned), m.stage) for x in lines for m in x.deal.timeline if m.learned is not None]
    if len(dated) < FEWEST or len({d for _, d, _ in dated}) < 2:
        return None
    first, last = min(d.year for _, d, _ in dated), max(d.year for _, d, _ in dated)
    near = NEAR * 366 * (last - first + 1)
    groups: dict[Side, dict[str, list[tuple[date, str, str]]]] = {}
    for line, day, stage in dated:
        for side in _others(party_id, line):
            moves = groups.setdefault(side, {}).setdefault(line.deal.id, [])
            moves.append((day, FAMILY_OF[line.deal.relation], stage))
    ranked = sorted(groups.items(), key=lambda g: (-sum(map(len, g[1].values())), g[0].name.casefold()))
    return Timeline(
        first=first,
        last=last,
        rows=tuple(_row(side, deals, near) for side, deals in ranked[:MOST]),
        families=tuple(
            f for f in labels.FAMILIES if any(FAMILY_OF[x.deal.relation] == f for x, _, _ in dated)
        ),
        left_out=max(0, len(ranked) - MOST),
    )


def _others(party_id: str, line: DealLine) -> list[Side]:
    """The other main side; a side nobody named makes no row."""
    sides = [s for s in (line.subject, line.object) if s.id and s.id != party_id]
    return sides if len(sides) == 1 else []


def _row(side: Side, deals: dict[str, list[tuple[date, str, str]]], near: float) -> Row:
    strokes, dots = [], []
    for moves in deals.values():
        moves.sort()
        if moves[-1][0] > moves[0][0]:
            strokes.append((moves[0][0], moves[-1][0], moves[0][1]))
        dots += [
            Dot(day=day, family=family, strength=labels.STAGE_STRENGTH[stage])  # type: ignore[index]
            for day, family, stage in moves
        ]
    return Row(side=side, strokes=tuple(strokes), dots=_apart(dots, near))


def _apart(dots: list[Dot], near: float) -> tuple[Dot, ...]:
    """The dots by time, those that would cover each other in lanes; the same dot twice stands once."""
    placed: list[Dot] = []
    for dot in sorted(set(dots), key=lambda d: (d.day, d.family, d.strength)):
        taken = {d.lane for d in placed if (dot.day - d.day).days < near}
        placed.append(replace(dot, lane=next((lane for lane in (0, -1, 1) if lane not in taken), 0)))
    return tuple(placed)
