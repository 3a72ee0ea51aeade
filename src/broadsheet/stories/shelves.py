"""What an index holds, taken out of it: reports and stories, from which the same index is made again."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.stories.report import Report
from broadsheet.stories.thread import Thread


class Held(NamedTuple):
    """A report as an index holds it."""

    report: Report
    copied: tuple[str, ...]  #: those it shares its text with
    is_inside: bool  #: its text lies in another nearly whole
    is_posted: bool  #: others are found by its terms


class Shelves(NamedTuple):
    """The stories of an index."""

    open: tuple[Thread, ...]
    ended: tuple[Thread, ...]  #: only a reprint can join these
    begun: int  #: stories that ever began in it
