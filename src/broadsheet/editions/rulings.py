"""What editors ruled about the stories of an edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from broadsheet.editions.days import day_of
from broadsheet.records import Judgement

FATES = ("publish", "hold", "drop", "schedule")
"""A story has one of these at a time: the latest."""


@dataclass(slots=True)
class Rulings:
    """By story id; the later judgement on a story counts."""

    publish: dict[str, Judgement] = field(default_factory=dict)
    hold: dict[str, Judgement] = field(default_factory=dict)
    drop: dict[str, Judgement] = field(default_factory=dict)
    schedule: dict[str, Judgement] = field(default_factory=dict)  #: those whose time has not come
    retitle: dict[str, Judgement] = field(default_factory=dict)
    summary: dict[str, Judgement] = field(default_factory=dict)
    section: dict[str, Judgement] = field(default_factory=dict)
    lead: dict[str, Judgement] = field(default_factory=dict)
    corrections: list[Judgement] = field(default_factory=list)


def read_rulings(
    judgements: Iterable[Judgement], day: date, *, timezone: tzinfo = UTC, until: datetime | None = None
) -> Rulings:
    """The judgements that stand for the edition of `day`, as it is printed at `until` (None: at its end).

    A verdict "no" takes an earlier one back, and so does a judgement that replaces it. A lead or a
    publication whose verdict is a date counts on that day only. A story scheduled for an instant is
    chosen for the edition of that instant's day once it has come, and printed in none before.
    """
    given = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    rulings = Rulings()
    for judgement in given:
        taken_back = judgement.replaces and judgement.verdict == "no"
        if judgement.id not in replaced and not taken_back:
            _enter(rulings, judgement, day)
    for story_id, ruling in list(rulings.schedule.items()):
        if _has_come(ruling, day, timezone, until):
            del rulings.schedule[story_id]
            if day_of(datetime.fromisoformat(ruling.verdict), timezone) == day:
                rulings.publish[story_id] = ruling
    return rulings


def _has_come(ruling: Judgement, day: date, timezone: tzinfo, until: datetime | None) -> bool:
    at = datetime.fromisoformat(ruling.verdict)
    return day_of(at, timezone) <= day and (until is None or at <= until)


def _enter(rulings: Rulings, judgement: Judgement, day: date) -> None:
    if judgement.kind == "correction":
        rulings.corrections.append(judgement)
        return
    if judgement.kind not in {*FATES, "retitle", "summary", "section", "lead"}:
        return
    shelf: dict[str, Judgement] = getattr(rulings, judgement.kind)
    if judgement.verdict == "no":
        shelf.pop(judgement.left, None)
        return
    if judgement.kind in FATES:
        for fate in FATES:
            getattr(rulings, fate).pop(judgement.left, None)
    if judgement.kind not in {"lead", "publish"} or judgement.verdict in {"yes", day.isoformat()}:
        shelf[judgement.left] = judgement
