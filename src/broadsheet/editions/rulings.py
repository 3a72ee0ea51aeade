"""What editors ruled about the stories of an edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from broadsheet.records import Judgement


@dataclass(slots=True)
class Rulings:
    """By story id; the later judgement on a story counts."""

    publish: dict[str, Judgement] = field(default_factory=dict)
    hold: dict[str, Judgement] = field(default_factory=dict)
    drop: dict[str, Judgement] = field(default_factory=dict)
    retitle: dict[str, Judgement] = field(default_factory=dict)
    summary: dict[str, Judgement] = field(default_factory=dict)
    section: dict[str, Judgement] = field(default_factory=dict)
    lead: dict[str, Judgement] = field(default_factory=dict)
    corrections: list[Judgement] = field(default_factory=list)


def read_rulings(judgements: Iterable[Judgement], day: date) -> Rulings:
    """The judgements that stand for the edition of `day`.

    A verdict "no" takes an earlier one back. A lead whose verdict is a date counts on that day only.
    """
    given = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    rulings = Rulings()
    for judgement in given:
        if judgement.id not in replaced:
            _enter(rulings, judgement, day)
    return rulings


def _enter(rulings: Rulings, judgement: Judgement, day: date) -> None:
    if judgement.kind == "correction":
        rulings.corrections.append(judgement)
        return
    if judgement.kind not in {"publish", "hold", "drop", "retitle", "summary", "section", "lead"}:
        return
    shelf: dict[str, Judgement] = getattr(rulings, judgement.kind)
    if judgement.verdict == "no":
        shelf.pop(judgement.left, None)
    elif judgement.kind != "lead" or judgement.verdict in {"yes", day.isoformat()}:
        shelf[judgement.left] = judgement
    for other in {"publish": ("hold", "drop"), "hold": ("publish",), "drop": ("publish",)}.get(
        judgement.kind, ()
    ):
        if judgement.verdict != "no":
            getattr(rulings, other).pop(judgement.left, None)
