"""How a report stands to a story: the numbers that `joining` weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from broadsheet.stories.apart import heard_of
from broadsheet.stories.nearness import Likeness, compare_reports, describe_fit, liken
from broadsheet.stories.report import Report
from broadsheet.stories.thread import Thread, days_between
from broadsheet.stories.unpacked import unpack

Burst = Callable[[Sequence[tuple[float, str]], float | None], float]


def describe_report(
    report: Report, threads: Sequence[Thread], most: float, burst: Burst
) -> list[list[float]]:
    """The numbers named in `nearness.STORY`, a row for each story.

    `most` is the greatest rarity there can be now; `burst` tells how sudden shared terms are as of a day.
    """
    heard = [heard_of(thread.voices) for thread in threads]
    alike = iter(liken(report, list(chain.from_iterable(heard))))
    met = [[(voice, next(alike)) for voice in voices] for voices in heard]
    return [_describe(report, t, near, most, burst) for t, near in zip(threads, met, strict=True)]


def _describe(
    report: Report, thread: Thread, heard: Sequence[tuple[Report, Likeness]], most: float, burst: Burst
) -> list[float]:
    meet, subject = unpack(report).meet, report.wording.subject
    met = [(voice, meet(voice), alike) for voice, alike in heard]
    pairs = [compare_reports(report, v, m, a, most, burst(m.shared, report.day)) for v, m, a in met]
    return describe_fit(
        pairs,
        members=len(thread.voices),
        age=days_between(thread.latest, report),
        span=days_between(thread.first, report),
        is_heard=not subject or any(subject in voice.wording.parties for voice in thread.voices),
    )
