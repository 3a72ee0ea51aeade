"""The stage lattice: which evidence moves a deal, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from broadsheet.ledger.amounts import Amount, amount_of, compare_amounts
from broadsheet.ledger.clocks import DAY, learned_at, learned_second
from broadsheet.records import Claim, Move, Stage

LADDER: Final[dict[Stage, int]] = {
    "rumoured": 0, "in_talks": 1, "planned": 2, "announced": 3, "agreed": 4, "completed": 5,
}  # fmt: skip
"""rumoured → in_talks → planned → announced → agreed → completed; the other stages stand beside it."""

ENDED: Final = frozenset({"lapsed", "denied", "terminated"})
AGAIN: Final = 30 * DAY  #: two amendments closer than this are reports of one


@dataclass(slots=True)
class _Trace:
    """Where a deal stands while its claims are read in order."""

    stage: Stage | None = None
    top: int = -1  #: highest rung ever reached
    moves: list[Move] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    amended: int = -AGAIN


def trace_moves(claims: Sequence[Claim]) -> tuple[Stage, tuple[Move, ...]]:
    """(stage now, moves) of a deal whose `claims` stand in the order they were learned.

    A lower rung reported later moves nothing: it is an old story told again. What ended comes back
    only by evidence of a higher rung than it ever had. A denial ends a rumour, talks or a plan; of
    what was announced it is a contradiction and moves nothing.
    """
    trace = _Trace()
    for claim in claims:
        _read(trace, claim)
    stage = trace.stage
    if stage is None:
        raise ValueError("a deal needs at least one claim")
    return stage, tuple(trace.moves)


def _read(trace: _Trace, claim: Claim) -> None:
    rung = LADDER.get(claim.stage)
    if rung is not None and rung > trace.top:
        _move(trace, claim, claim.stage, "")
        trace.top = rung
    elif claim.stage == "amended":
        _amend(trace, claim)
    elif claim.stage in {"terminated", "lapsed"} and trace.stage not in ENDED:
        _move(trace, claim, claim.stage, "")
    elif rung is not None and rung == trace.top and trace.stage not in ENDED:
        _note_amount(trace, claim)
    if (
        (claim.denied or claim.stage == "denied")
        and trace.stage not in ENDED
        and trace.top < LADDER["announced"]
    ):
        _move(trace, claim, "denied", "")


def _amend(trace: _Trace, claim: Claim) -> None:
    now = learned_second(claim)
    if now - trace.amended >= AGAIN:
        _move(trace, claim, "amended", "")
    trace.amended = now


def _note_amount(trace: _Trace, claim: Claim) -> None:
    """A new figure at the same rung is a move of its own, noted as such."""
    amount = amount_of(claim.money)
    if amount is None or any(compare_amounts(old, amount) != "apart" for old in trace.amounts):
        return
    _move(trace, claim, trace.stage or claim.stage, "amount")


def _move(trace: _Trace, claim: Claim, stage: Stage, note: str) -> None:
    trace.stage = stage
    amount = amount_of(claim.money)
    if amount is not None:
        trace.amounts.append(amount)
    trace.moves.append(
        Move(
            stage=stage,
            learned=learned_at(claim),
            effective=claim.when,
            claim_id=claim.id,
            money=claim.money,
            note=note,
        )
    )
