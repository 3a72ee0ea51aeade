"""A Thread is a story in the making: its reports, and what decides whether one more can join."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from broadsheet.records import content_id
from broadsheet.stories.report import Report

#: A title that denies, rejects or corrects begins a new story, linked to the first.
NEW_STEPS: Final = frozenset(("=deny", "=reject", "=correct"))
LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)  #: stands for a time that is not known


@dataclass(slots=True, eq=False)
class Thread:
    """A story in the making. `voices` are the members that are no copies: only they are compared."""

    id: str
    members: list[Report] = field(default_factory=list)
    voices: list[Report] = field(default_factory=list)
    latest: float | None = None
    first: float | None = None
    number: int = 0  #: threads are numbered as they begin
    is_merged: bool = False  #: it went into another story


def name_story(thread: Thread) -> str:
    """The story's id: that of the report we read first. Whatever joins later was read later: it stays."""
    return content_id("story", first_read_of(thread).id)


def first_read_of(thread: Thread) -> Report:
    """The report that we read before all others of the story."""
    return min(thread.members, key=lambda report: (report.first_read or LONG_AGO, report.order))


def takes_up(report: Report, thread: Thread) -> bool:
    """Whether the report is the first on a release of the same day between the same parties."""
    release = thread.members[0]
    parties = release.wording.parties
    is_lone = len(thread.members) == 1 and release.is_release and not report.is_release
    is_same = len(parties) > 1 and parties <= report.wording.parties
    return is_lone and is_same and days_between(release.day, report) <= 1


def is_new_step(report: Report, thread: Thread) -> bool:
    """Whether the title denies, rejects or corrects, and most of the story's do not: a new story."""
    steps = report.wording.steps & NEW_STEPS
    alike = sum(not NEW_STEPS.isdisjoint(voice.wording.steps) for voice in thread.voices)
    return bool(steps) and 2 * alike < len(thread.voices)


def days_between(when: float | None, report: Report) -> float:
    """Days between a moment and a report; 0 where one of them is not known."""
    return abs(report.day - when) if report.day is not None and when is not None else 0.0
