"""Marks: of all that was told, of stories that moved, and of the young ones as time goes by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, TypeVar

from broadsheet import scores
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Claim, Judgement, Marks, Story, Weights
from broadsheet.running.method import weights_at
from broadsheet.wiring import Slate

Topics = tuple[str, ...]
Part = TypeVar("Part")
TOGETHER: Final = 500  # stories that are rated at a time: their texts and marks are never all in memory
YOUNG: Final = timedelta(days=3)  # later than that what is left of it is looked at once a day


def rate_told(told: Sequence[Story], judgements: Sequence[Judgement], now: datetime) -> dict[str, Topics]:
    """Stores the marks of the stories' articles, before the stories; the topics of each story.

    Who is stopped in between tells the window again and comes to the same marks.
    """
    weights, topics = weights_at(judgements, now), dict[str, Topics]()
    for part in parts_of(told):
        rated = rate_stories(part, now=now, weights=weights)
        writing.commit(Outcome(at=now, marks=rated))
        topics.update(_topics_of_all(part, rated))
    return topics


def rate_moved(
    slate: Slate,
    told: Sequence[Story],
    revised: Collection[str],
    judgements: Sequence[Judgement],
    now: datetime,
    *,
    writes_all: bool = False,
) -> dict[str, Topics]:
    """The same of stories that moved: what stands as it stood in the story it was in is not rated again.

    `revised` are articles that have another wording than the one that was rated. `writes_all`: what has
    the marks that are stored is written too, so that the reasons of all are of one instant.
    """
    weights, topics = weights_at(judgements, now), dict[str, Topics]()
    for part in parts_of(told):
        ids = _members(part)
        is_known = _weighs_as(slate, weights, judgements)
        told_before = reading.stories_of(ids) if is_known else ()
        before = {key: story for story in told_before for key in story.article_ids}
        stored = reading.marks(ids) if is_known else {}
        known = {key: marks for key, marks in stored.items() if key not in revised}
        cooled = _cool(part, ids, known, weights, now, before)
        _keep_moved(cooled, {} if writes_all else stored, now)
        _note_looks(slate, cooled, now)
        topics.update(_topics_of_all(part, [one for marks in cooled.values() for one in marks]))
    return topics


def cool_young(slate: Slate, judgements: Sequence[Judgement], now: datetime) -> None:
    """Stores the marks, as of `now`, of the young stories' articles that have another quality or heat now.

    Stories are looked at that may have cooled by a point since they were looked at last; where other
    weights stood then all are rated anew.
    """
    weights = weights_at(judgements, now)
    is_known = _weighs_as(slate, weights, judgements)
    young = reading.ids_of_stories(now - YOUNG, now)
    due = [key for key in young if not is_known or slate.looks.get(key, now) <= now]
    for start in range(0, len(due), TOGETHER):
        part = reading.stories(due[start : start + TOGETHER])
        stored = reading.marks(_members(part)) if is_known else {}
        cooled = _cool(part, _members(part), stored, weights, now)
        _keep_moved(cooled, stored, now)
        _note_looks(slate, cooled, now)
    slate.rated = now


def rate_stories(
    told: Sequence[Story], *, now: datetime, weights: Weights | None = None
) -> tuple[Marks, ...]:
    """The marks of every article of these stories as of `now`, by `weights` or those that stood then."""
    counted = weights_at(reading.judgements(), now) if weights is None else weights
    return tuple(marks for part in parts_of(told) for marks in _rate(part, now, counted))


def parts_of(told: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Stories, or their names, some at a time."""
    for start in range(0, len(told), TOGETHER):
        yield told[start : start + TOGETHER]


def _rate(told: Sequence[Story], now: datetime, weights: Weights) -> Iterator[Marks]:
    articles, claims = _read(_members(told))
    for story in told:
        yield from scores.rate_reports(story, articles=articles, claims=claims, now=now, weights=weights)


def _cool(
    told: Sequence[Story],
    ids: Sequence[str],
    known: Mapping[str, Marks],
    weights: Weights,
    now: datetime,
    before: Mapping[str, Story] | None = None,
) -> dict[str, tuple[Marks, ...]]:
    """The marks of each story's articles, by the story's id."""
    articles, claims = _read(ids)
    return {
        story.id: scores.cool_reports(
            story,
            articles=articles,
            claims=claims,
            known=known,
            now=now,
            weights=weights,
            before=None if before is None else {k: before[k] for k in story.article_ids if k in before},
        )
        for story in told
    }


def _read(ids: Sequence[str]) -> tuple[dict[str, Article], dict[str, list[Claim]]]:
    """The articles, and their claims by article."""
    articles = {article.id: article for article in reading.articles(ids)}
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims_of(tuple(articles)):
        claims.setdefault(claim.article_id, []).append(claim)
    return articles, claims


def _weighs_as(slate: Slate, weights: Weights, judgements: Sequence[Judgement]) -> bool:
    """Whether the stored marks were told with these weights."""
    return slate.rated is not None and weights == weights_at(judgements, slate.rated)


def _keep_moved(cooled: Mapping[str, tuple[Marks, ...]], stored: Mapping[str, Marks], now: datetime) -> None:
    """What only moved by less than a point stands as stored: its reasons come to the heat that it has."""
    moved = tuple(m for marks in cooled.values() for m in marks if _has_moved(m, stored.get(m.article_id)))
    writing.commit(Outcome(at=now, marks=moved))


def _has_moved(marks: Marks, before: Marks | None) -> bool:
    if before is None:
        return True
    was = (before.quality, before.topics, before.heat.value)
    return was != (marks.quality, marks.topics, marks.heat.value)


def _note_looks(slate: Slate, cooled: Mapping[str, tuple[Marks, ...]], now: datetime) -> None:
    slate.looks.update((key, scores.stays_until(marks, now)) for key, marks in cooled.items())


def _members(told: Sequence[Story]) -> tuple[str, ...]:
    return tuple(sorted({article_id for story in told for article_id in story.article_ids}))


def _topics_of_all(told: Sequence[Story], rated: Sequence[Marks]) -> Iterator[tuple[str, Topics]]:
    of_articles = {marks.article_id: tuple(topic.id for topic in marks.topics) for marks in rated}
    for story in told:
        yield story.id, _topics_of(story, of_articles)


def _topics_of(story: Story, topics: Mapping[str, Topics]) -> Topics:
    """What the lead is about first, then what any other report adds: each links to its topic's page."""
    ordered = (story.lead_id, *story.article_ids)
    return tuple(dict.fromkeys(topic for article_id in ordered for topic in topics.get(article_id, ())))
