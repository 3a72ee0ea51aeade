"""How scores count in this newsroom: the weights that editors set, dated, and what was learned from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from broadsheet import editions, scores
from broadsheet.adapters.store import reading
from broadsheet.errors import InputError
from broadsheet.records import Judgement, Ledger, Story, Weights, from_plain, to_plain
from broadsheet.settings import Settings

KIND: Final = "weights"
LEARNING: Final = "learning"
SUBJECT: Final = "method"  #: what judgements on the method are about
MONTHS: Final = timedelta(days=90)  #: how far back choices are learned from
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "quality": scores.QUALITY_PARTS,
    "heat": scores.HEAT_PARTS,
    "selection": editions.PARTS,
}
"""The parts that can be weighed, by score."""
HEAVIEST: Final = 3.0


def weights_at(judgements: Iterable[Judgement], moment: datetime) -> Weights:
    """The weights that stood at an instant: set before it and not taken back before it.

    What is decided later never changes an edition that is made again for an earlier day.
    """
    standing = standing_at(judgements, KIND, moment)
    return Weights() if standing is None else read_weights(standing.verdict)


def learns_at(judgements: Iterable[Judgement], moment: datetime) -> bool:
    """Whether the selection learned from editors' choices at an instant; it does unless switched off."""
    standing = standing_at(judgements, LEARNING, moment)
    return standing is None or standing.verdict != "off"


def standing_at(judgements: Iterable[Judgement], kind: str, moment: datetime) -> Judgement | None:
    """The judgement of a kind that stood at an instant; None where none did."""
    given = sorted((j for j in judgements if j.kind == kind and j.at <= moment), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    standing = [j for j in given if j.id not in replaced and not j.replaces]
    return standing[-1] if standing else None


def read_weights(text: str) -> Weights:
    """Weights from the verdict of a judgement.

    Raises InputError for what is no JSON of weights, an unknown part or a weight out of range.
    """
    try:
        weights = from_plain(Weights, json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError) as fault:
        raise InputError("these are no weights", excerpt=text) from fault
    for score, names in NAMES.items():
        for name, weight in getattr(weights, score):
            if name not in names or not 0 <= weight <= HEAVIEST:
                raise InputError(
                    f"{score}: {name} cannot count {weight:g} times",
                    remedy=f"Weights are between 0 and {HEAVIEST:g}. Parts: {', '.join(names)}.",
                )
    return weights


def write_weights(weights: Weights) -> str:
    """The verdict of a judgement that sets these weights; parts that count once are left out."""
    kept = {score: tuple(row for row in getattr(weights, score) if row[1] != 1) for score in NAMES}
    return json.dumps(to_plain(replace(weights, **kept)), sort_keys=True, separators=(",", ":"))


def taste_before(
    day: date, settings: Settings, judgements: Sequence[Judgement], ledger: Ledger, weights: Weights
) -> editions.Taste:
    """What choices of the months before `day` teach. A choice counts from the next midnight on."""
    start = datetime.combine(day, time.min, ZoneInfo(settings.timezone))
    chosen = choices_between(judgements, start - MONTHS, start)
    if len(chosen) < editions.FEWEST:
        return editions.Taste(choices=len(chosen), taken=sum(chosen.values()))
    told = [story for story in reading.stories(sorted(chosen)) if not story.merged_into]
    return editions.learn_taste(_weigh_choices(told, chosen, settings, ledger, weights))


def choices_between(judgements: Iterable[Judgement], since: datetime, until: datetime) -> dict[str, bool]:
    """Story id → whether it was published or made the lead (else held or dropped), the last act counting.

    Only acts in [since, until) count, and what was taken back before `until` does not.
    """
    given = sorted((j for j in judgements if j.at < until), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    chosen: dict[str, bool] = {}
    for judgement in given:
        taken = {"publish": True, "lead": True, "hold": False, "drop": False}.get(judgement.kind)
        if taken is not None and _counts(judgement, since, replaced):
            chosen[judgement.left] = taken
    return chosen


def _counts(judgement: Judgement, since: datetime, replaced: set[str]) -> bool:
    return judgement.at >= since and judgement.id not in replaced and judgement.verdict != "no"


def _weigh_choices(
    told: Sequence[Story],
    chosen: Mapping[str, bool],
    settings: Settings,
    ledger: Ledger,
    weights: Weights,
) -> list[editions.Decided]:
    """The stories chosen or refused, with their parts on the day of their last report."""
    zone = ZoneInfo(settings.timezone)
    by_day: dict[date, dict[str, Story]] = {}
    for story in told:
        if story.last_seen is not None:
            by_day.setdefault(story.last_seen.astimezone(zone).date(), {})[story.id] = story
    found: list[editions.Decided] = []
    for day, stories in sorted(by_day.items()):
        ids = sorted({i for story in stories.values() for i in story.article_ids})
        weighed = editions.weigh_stories(
            day, stories=stories, articles={a.id: a for a in reading.articles(ids)},
            marks=reading.marks(ids), ledger=ledger, language=settings.language, timezone=zone,
            weights=weights,
        )  # fmt: skip
        for one in weighed:
            parts = tuple((part.part, part.points) for part in one.reasons)
            taken = chosen[one.candidate.story.id]
            found.append(editions.Decided(parts=parts, section=one.section, taken=taken))
    return found
