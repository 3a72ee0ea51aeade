"""Shares of the known whole, and how concentrated they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from broadsheet.ledger.flows import ZERO, Interval, Kind, add_up
from broadsheet.ledger.ties import Share, Side, Tie

ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """Herfindahl–Hirschman index of one side and kind: 1 is one party alone, 0 is infinitely many.

    `low` and `high` are the least and the greatest of the index over what is completed and over
    everything announced.
    """

    side: Side
    kind: Kind
    currency: str
    period: str
    low: Decimal
    high: Decimal


def share_out(ties: Sequence[Tie]) -> list[Tie]:
    """Each tie with its share of the known whole of its side, kind and currency.

    The low end sets the tie's completed sum against everything announced by the others, the high
    end the reverse. Of whom alone a sum is known has all that is known. Nothing known makes no share,
    not a share of zero.
    """
    known: dict[tuple[str, ...], list[Interval]] = {}
    for tie in ties:
        for one in tie.amounts:
            known.setdefault(_shelf(tie, one), []).append(one)
    wholes = {shelf: add_up(sums)[0] for shelf, sums in known.items()}
    return [replace(tie, shares=tuple(_shares(tie, wholes))) for tie in ties]


def _shelf(tie: Tie, one: Interval) -> tuple[str, ...]:
    return (tie.side, tie.kind, one.currency, one.period)


def _shares(tie: Tie, wholes: Mapping[tuple[str, ...], Interval]) -> Iterable[Share]:
    for own in tie.amounts:
        whole = wholes[_shelf(tie, own)]
        if whole.high > 0:
            others, most = whole.high - own.high, own.high + whole.low - own.low
            yield Share(
                currency=own.currency,
                period=own.period,
                low=_round(own.low / (own.low + others)) if others else ONE,
                likely=_round(own.likely / whole.likely) if whole.likely else None,
                high=_round(own.high / most) if most else ZERO,
            )


def concentrate(ties: Sequence[Tie]) -> Iterable[Concentration]:
    """The index of every side, kind, currency and period of which a sum is known."""
    shelves: dict[tuple[Side, Kind, str, str], list[tuple[str, Interval]]] = {}
    for tie in ties:
        for one in tie.amounts:
            shelves.setdefault((tie.side, tie.kind, one.currency, one.period), []).append((tie.party_id, one))
    for (side, kind, currency, period), sums in sorted(shelves.items()):
        done, all_told = [(p, s.low) for p, s in sums], [(p, s.high) for p, s in sums]
        known = [end for ends in (_index(done), _index(all_told)) if ends is not None for end in ends]
        if known:
            yield Concentration(
                side=side, kind=kind, currency=currency, period=period, low=min(known), high=max(known)
            )


def _index(sums: Sequence[tuple[str, Decimal]]) -> tuple[Decimal, Decimal] | None:
    """(least, greatest) index: investors without a stated share may be many, or one."""
    whole = sum((one for _, one in sums), ZERO)
    if whole == 0:
        return None
    squares = [(party, (one / whole) ** 2) for party, one in sums]
    named = sum((square for party, square in squares if party), ZERO)
    return _round(named), _round(sum((square for _, square in squares), ZERO))


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"))
