"""What moved in a story since it was last in the paper."""

from __future__ import annotations

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.moves import tell_move, weigh_move


def find_news(candidate: Candidate) -> str:
    """One line that says what is new today of a story told before; "" where nothing is, or it is new.

    A deal that moved is news, and so is an article that follows up or corrects; one more paper that
    tells the same is not.
    """
    if candidate.before is None:
        return ""
    ranked = sorted(candidate.moves, key=lambda m: (-weigh_move(*m), m[0].id))
    if ranked:
        return f"Since {candidate.before}: {tell_move(*ranked[0])}"
    fresh = [a for a in candidate.today if a.updated is not None and a.published is not None]
    changed = next(
        (a for a in fresh if a.updated and a.published and a.updated.date() > a.published.date()), None
    )
    return "" if changed is None else f"Since {candidate.before}: {changed.provider.name} changed its report"
