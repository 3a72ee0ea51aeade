"""The stage lattice: which evidence moves a deal, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from broadsheet.ledger.amounts import Amount, amount_of, compare_amounts
from broadsheet.ledger.clocks import DAY, learned_at, learned_second
from broadsheet.ledger.roots import name_roots, voice_of
from broadsheet.ledger.wording import says_whole
from broadsheet.records import FAMILY_OF, Claim, Move, Stage

LADDER: Final[dict[Stage, int]] = {
    "rumoured": 0, "in_talks": 1, "planned": 2, "announced": 3, "agreed": 4, "completed": 5,
}  # fmt: skip
"""rumoured → in_talks → planned → announced → agreed → completed; the other stages stand beside it."""

ENDED: Final = frozenset({"lapsed", "denied", "terminated"})
AGAIN: Final = 30 * DAY  #: two amendments closer than this are reports of one
BYGONE: Final = 500  #: days after which talks that are told for the first time are past
END_RETOLD: Final = 120 * DAY  #: for so long a voice that told of an end may tell of it again


@dataclass(slots=True)
class _Trace:
    """Where a deal stands while its claims are read in order."""

    stage: Stage | None = None
    top: int = -1  #: highest rung ever reached
    moves: list[Move] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    amended: int = -AGAIN
    pledge: bool = False  #: the sum told last is one of "up to"
    ends_told: dict[str, int] = field(default_factory=dict)  #: voice → when it last told of an end


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
    if _is_bygone_talk(claim):
        if trace.stage is None:
            _move(trace, claim, "lapsed", "")
        return
    rung = LADDER.get(claim.stage)
    if claim.money is not None:
        trace.pledge = claim.money.bound == "up_to"
    if rung is not None and rung > trace.top:
        if _is_paid_in_part(trace, claim):
            return
        _move(trace, claim, claim.stage, "")
        trace.top = rung
    elif claim.stage == "amended":
        _amend(trace, claim)
    elif claim.stage in {"terminated", "lapsed"}:
        _end(trace, claim)
    elif rung is not None and rung == trace.top and trace.stage not in ENDED:
        _note_amount(trace, claim)
    if (
        (claim.denied or claim.stage == "denied")
        and trace.stage not in ENDED
        and trace.top < LADDER["announced"]
    ):
        _move(trace, claim, "denied", "")


def _is_bygone_talk(claim: Claim) -> bool:
    """Talks and plans of a day long before anybody told of them: nothing came of them."""
    if LADDER.get(claim.stage, LADDER["announced"]) >= LADDER["announced"] or claim.when is None:
        return False
    told, held = learned_at(claim), claim.when.latest
    return told is not None and held is not None and (told.date() - held).days > BYGONE


def _is_paid_in_part(trace: _Trace, claim: Claim) -> bool:
    """Money was given under a pledge of "up to", and nothing says that it was all of it."""
    if claim.stage != "completed" or claim.money is not None or not trace.pledge:
        return False
    return FAMILY_OF[claim.relation] == "capital" and not says_whole(claim)


def _end(trace: _Trace, claim: Claim) -> None:
    """An end, unless the deal has ended or one of the claim's voices told of this end already."""
    now = learned_second(claim)
    voices = [voice_of(name) for name in name_roots(claim)]
    is_retold = any(now - trace.ends_told.get(voice, -END_RETOLD) < END_RETOLD for voice in voices)
    trace.ends_told.update(dict.fromkeys(voices, now))
    if trace.stage not in ENDED and not is_retold:
        _move(trace, claim, claim.stage, "")


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
