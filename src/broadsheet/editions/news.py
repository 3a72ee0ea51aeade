"""What moved in a story since it was last in the paper."""

from __future__ import annotations

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.grounds import state_move
from broadsheet.editions.moves import rank_moves
from broadsheet.records import Ground


def find_news(candidate: Candidate) -> Ground | None:
    """What is new today of a story told before; None where nothing is, or it is new itself.

    A deal that moved is news; one more paper that tells the same is not, nor a voice that had told
    its part before and is now read in another language. A follow-up is a story of its own, and a
    report that was changed is a correction.
    """
    if candidate.before is None:
        return None
    gravest = next(iter(rank_moves(candidate.fresh)), None)
    return None if gravest is None else state_move("moved", *gravest, date=candidate.before)
