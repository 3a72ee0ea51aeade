"""Whether a report stands apart from a story however near it is: a new step, or another matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from broadsheet.stories.passing import is_in_passing
from broadsheet.stories.report import Report
from broadsheet.stories.substitution import is_other_matter
from broadsheet.stories.thread import Thread, is_new_step

VOICES: Final = 10  #: members of a story that a report is compared with


def is_apart(report: Report, thread: Thread) -> bool:
    """Whether it denies or corrects the story, tells another matter or only mentions it."""
    return is_new_step(report, thread) or tells_otherwise(report, heard_of(thread.voices))


def tells_otherwise(report: Report, voices: Sequence[Report]) -> bool:
    """Whether it tells another matter than these, or each only mentions what the other tells."""
    return is_other_matter(report, voices) or is_in_passing(report, voices)


def heard_of(voices: Sequence[Report]) -> Sequence[Report]:
    """The voices a report is compared with: the first and the latest."""
    if len(voices) <= VOICES:
        return voices
    return [*voices[: VOICES // 2], *voices[-(VOICES - VOICES // 2) :]]
