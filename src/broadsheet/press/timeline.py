"""Deals over the years as a chart: one row for each party on the other side, one dot for each move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from broadsheet.press import labels
from broadsheet.press.cards import DealLine, Side
from broadsheet.records import FAMILY_OF

MOST: Final = 14  #: rows; those with the most moves
NEAR: Final = 1.4  #: percent of the axis within which dots would cover each other
TICKS: Final = 9  #: labels that fit on the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A move: where it stands in percent of the axis, what it belongs to, how firm it made the deal."""

    at: float
    family: str
    strength: int
    lane: int = 0  #: -1, 0 or 1: beside a dot that would hide it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Everything between the party and one other."""

    side: Side
    strokes: tuple[tuple[float, float, str], ...]  #: (from, to, family), one for each deal that moved twice
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows on one axis."""

    first: int
    last: int
    ticks: tuple[tuple[float, int], ...]  #: (percent, year)
    rows: tuple[Row, ...]
    families: tuple[str, ...]
    left_out: int


def timeline_of(party_id: str, lines: Sequence[DealLine]) -> Timeline | None:
    """The moves of a party's deals over time; None where fewer than three are dated."""
    dated = [(x, m.learned.date(), m.stage) for x in lines for m in x.deal.timeline if m.learned is not None]
    if len(dated) < 3:
        return None
    first, last = min(d.year for _, d, _ in dated), max(d.year for _, d, _ in dated)
    begin, length = date(first, 1, 1), (date(last, 12, 31) - date(first, 1, 1)).days
    groups: dict[Side, dict[str, list[tuple[float, str, str]]]] = {}
    for line, day, stage in dated:
        for side in _others(party_id, line):
            moves = groups.setdefault(side, {}).setdefault(line.deal.id, [])
            at = round(100 * (day - begin).days / length, 1)
            moves.append((at, FAMILY_OF[line.deal.relation], stage))
    ranked = sorted(groups.items(), key=lambda g: (-sum(map(len, g[1].values())), g[0].name.casefold()))
    return Timeline(
        first=first,
        last=last,
        ticks=_ticks(first, last, begin, length),
        rows=tuple(_row(side, deals) for side, deals in ranked[:MOST]),
        families=tuple(
            f for f in labels.FAMILIES if any(FAMILY_OF[x.deal.relation] == f for x, _, _ in dated)
        ),
        left_out=max(0, len(ranked) - MOST),
    )


def _others(party_id: str, line: DealLine) -> list[Side]:
    """The other main side; a side nobody named makes no row."""
    sides = [s for s in (line.subject, line.object) if s.id and s.id != party_id]
    return sides if len(sides) == 1 else []


def _row(side: Side, deals: dict[str, list[tuple[float, str, str]]]) -> Row:
    strokes, dots = [], []
    for moves in deals.values():
        moves.sort()
        if moves[-1][0] > moves[0][0]:
            strokes.append((moves[0][0], moves[-1][0], moves[0][1]))
        dots += [
            Dot(at=at, family=family, strength=labels.STAGE_STRENGTH[stage])  # type: ignore[index]
            for at, family, stage in moves
        ]
    return Row(side=side, strokes=tuple(strokes), dots=_apart(dots))


def _apart(dots: list[Dot]) -> tuple[Dot, ...]:
    """The dots by time, those that would cover each other in lanes; the same dot twice stands once."""
    placed: list[Dot] = []
    for dot in sorted(set(dots), key=lambda d: (d.at, d.family, d.strength)):
        near = {d.lane for d in placed if dot.at - d.at < NEAR}
        placed.append(replace(dot, lane=next((lane for lane in (0, -1, 1) if lane not in near), 0)))
    return tuple(placed)


def _ticks(first: int, last: int, begin: date, length: int) -> tuple[tuple[float, int], ...]:
    step = -(-(last - first + 1) // TICKS)
    years = range(first, last + 1, step)
    return tuple((round(100 * (date(year, 1, 1) - begin).days / length, 1), year) for year in years)
