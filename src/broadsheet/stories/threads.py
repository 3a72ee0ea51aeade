"""How stories hang together: related coverage, follow-ups, running matters."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.records import Story
from broadsheet.stories.report import Report


def link_stories(told: Sequence[tuple[Sequence[Report], Story]]) -> tuple[Story, ...]:
    """The stories oldest first, each with its related ones."""
    order = sorted(told, key=lambda pair: min(report.order for report in pair[0]))
    return tuple(story for _, story in order)
