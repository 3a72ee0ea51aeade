"""How a report stands to a story: the numbers that `joining` weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.stories.apart import heard_of
from broadsheet.stories.nearness import compare_reports, describe_fit
from broadsheet.stories.report import Report
from broadsheet.stories.thread import Thread, days_between
from broadsheet.stories.unpacked import unpack


def describe_report(
    report: Report,
    thread: Thread,
    most: float,
    burst: Callable[[Sequence[tuple[float, str]], float | None], float],
) -> list[float]:
    """The numbers named in `nearness.STORY`.

    `most` is the greatest rarity there can be now; `burst` tells how sudden shared terms are as of a day.
    """
    meet, subject = unpack(report).meet, report.wording.subject
    met = [(voice, meet(voice)) for voice in heard_of(thread.voices)]
    pairs = [compare_reports(report, v, m, most, burst(m.shared, report.day)) for v, m in met]
    return describe_fit(
        pairs,
        members=len(thread.voices),
        age=days_between(thread.latest, report),
        span=days_between(thread.first, report),
        is_heard=not subject or any(subject in voice.wording.parties for voice in thread.voices),
    )
