"""Heat falls as time goes by: the young stories are looked at again, and what moved is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from broadsheet import scores
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Claim, Judgement, Marks, Story, Weights
from broadsheet.running.method import weights_at
from broadsheet.wiring import Slate

YOUNG: Final = timedelta(days=3)  # later than that what is left of it is looked at once a day
TOGETHER: Final = 500  # stories whose articles are in memory at once


def cool_young(slate: Slate, judgements: Sequence[Judgement], now: datetime) -> None:
    """Stores the marks, as of `now`, of the young stories' articles that have another quality or heat now.

    Stories are looked at that may have cooled by half a point since they were looked at last; where
    other weights stood then all are rated anew.
    """
    assert slate.rated is not None, "what was told was rated"
    weights = weights_at(judgements, now)
    is_known = weights == weights_at(judgements, slate.rated)
    if not is_known:
        slate.looks.clear()
    due = [key for key in reading.ids_of_stories(now - YOUNG, now) if slate.looks.get(key, now) <= now]
    for start in range(0, len(due), TOGETHER):
        part = reading.stories(due[start : start + TOGETHER])
        ids = sorted({article_id for story in part for article_id in story.article_ids})
        stored = reading.marks(ids)
        cooled = _cool(part, ids, stored if is_known else {}, weights, now)
        moved = tuple(m for marks in cooled.values() for m in marks if _has_moved(m, stored))
        writing.commit(Outcome(at=now, marks=moved))
        slate.looks.update((key, scores.stays_until(marks, now)) for key, marks in cooled.items())


def _cool(
    told: Sequence[Story], ids: Sequence[str], known: dict[str, Marks], weights: Weights, now: datetime
) -> dict[str, tuple[Marks, ...]]:
    """The marks of each story's articles, by the story's id."""
    articles = {article.id: article for article in reading.articles(ids)}
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims_of(tuple(articles)):
        claims.setdefault(claim.article_id, []).append(claim)
    return {
        story.id: scores.cool_reports(
            story, articles=articles, claims=claims, known=known, now=now, weights=weights
        )
        for story in told
    }


def _has_moved(marks: Marks, stored: dict[str, Marks]) -> bool:
    """What only moved by less than a point stands: its reasons come to the heat that it has."""
    before = stored.get(marks.article_id)
    return before is None or (before.quality, before.heat.value) != (marks.quality, marks.heat.value)
