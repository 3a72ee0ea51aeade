"""One sentence in many reprints: it is asked about once, and a ruling on it holds for every copy."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from broadsheet.adapters.store import doubts, reading
from broadsheet.desk.claim_rulings import read_rulings
from broadsheet.desk.judging import judge
from broadsheet.records import Claim, Judgement

NEAR: Final = timedelta(days=7)  #: a reprint comes so soon after its original
RULINGS: Final = frozenset({"claim_holds", "claim_corrected"})


def copies_of(claim: Claim, *, leave_out: Collection[str] = ()) -> tuple[Claim, ...]:
    """The same sentence, read the same way, in other articles of those days; the earliest first."""
    found = (other for other in doubts.claims_beside(claim, NEAR) if other.id not in leave_out)
    return tuple(sorted((other for other in found if _reading(other) == _reading(claim)), key=_turn))


def is_first_of(claim: Claim, copies: Collection[Claim]) -> bool:
    """Whether the claim was reported before all its copies."""
    return all(_turn(claim) < _turn(other) for other in copies)


def judge_copies(made: Judgement) -> tuple[Judgement, ...]:
    """Rules on the copies of a claim as an editor ruled on it; what was decided on one by itself stays.

    Gives the judgements that were made for that; none for a judgement on anything else.
    """
    claim = reading.claim(made.left) if made.kind in RULINGS else None
    if claim is None:
        return ()
    copies = copies_of(claim, leave_out=read_rulings().held)
    return tuple(
        judge(made.kind, copy.id, made.verdict, by=made.by, at=made.at, why=made.why) for copy in copies
    )


def _reading(claim: Claim) -> tuple[object, ...]:
    quote = " ".join(claim.evidence[0].quote.split())
    money = claim.money.as_written if claim.money else ""
    return (quote, money, claim.stage, claim.denied, claim.cumulative, claim.quantity)


def _turn(claim: Claim) -> tuple[bool, str, str]:
    at = claim.reported_at
    return (at is None, at.isoformat() if at else "", claim.id)
