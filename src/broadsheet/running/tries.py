"""Work that could not be done now and may be later: it is tried again in another hour, and not for ever."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final

from broadsheet.adapters.store import gaps
from broadsheet.running.limited_pool import TookTooLong

MOST: Final = 3  #: times that a subject may reach its time limit before it is let be


def tried_mark(step: str, now: datetime) -> str:
    """Marks that a step was tried for a subject in this hour without success: the next hour tries again."""
    return f"{step} tried {now:%Y-%m-%dT%H}"


def may_be_tried_again(future: Future[Any], step: str, subjects: Sequence[str]) -> bool:
    """Whether a task that has ended only reached its time limit, and its subjects were tried seldom enough.

    A machine that is too busy is no fault of the page; a page that takes too long each time is let be.
    """
    if not isinstance(future.exception(), TookTooLong):
        return False
    return gaps.most_tries(f"{step} tried ", subjects) < MOST - 1
