"""What moved in a story since it was last in the paper."""

from __future__ import annotations

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.moves import rank_moves, tell_move


def find_news(candidate: Candidate) -> str:
    """One line that says what is new today of a story told before; "" where nothing is, or it is new.

    A deal that moved is news; one more paper that tells the same is not. A follow-up is a story of
    its own, and a report that was changed is a correction.
    """
    if candidate.before is None:
        return ""
    gravest = next(iter(rank_moves(candidate.moves)), None)
    return "" if gravest is None else f"Since {candidate.before}: {tell_move(*gravest)}"
