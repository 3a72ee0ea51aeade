"""Marks: of all that was told, of stories that moved, and of the young ones as time goes by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
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
    the marks that are stored is written too, so that the reasons of all are of one instant; else a story
    beside which only others moved is left as it is until its heat has fallen by a point.
    """
    weights, topics = weights_at(judgements, now), dict[str, Topics]()
    for part in parts_of(told):
        is_known = _weighs_as(slate, weights, judgements)
        told_before = reading.stories_of(_members(part)) if is_known else ()
        if not writes_all:
            resting = _resting(slate, part, told_before, revised, now)
            topics.update(resting)
            part = [story for story in part if story.id not in resting]  # noqa: PLW2901
        ids = _members(part)
        before = {key: story for story in told_before for key in story.article_ids}
        stored = reading.marks(ids) if is_known else {}
        known = {key: marks for key, marks in stored.items() if key not in revised}
        cooled = _cool(slate, part, known, weights, now, before)
        _keep_moved(cooled, {} if writes_all else stored, now)
        topics.update(_topics_of_all(part, [one for marks in cooled.values() for one in marks]))
    return topics


def _resting(
    slate: Slate, told: Sequence[Story], before: Sequence[Story], revised: Collection[str], now: datetime
) -> dict[str, Topics]:
    """The stories that are stored as they stand but for what is beside them, with their topics."""
    stored = {story.id: story for story in before}
    return {
        story.id: stored[story.id].topics
        for story in told
        if story.id in stored
        and now < slate.looks.get(story.id, now)
        and shape_of(stored[story.id]) == shape_of(story)
        and not any(key in revised for key in story.article_ids)
    }


def shape_of(story: Story) -> Story:
    """All of a story but what stands beside it and what it is about."""
    return replace(story, related_ids=(), continues="", storyline="", topics=())


def cool_young(slate: Slate, judgements: Sequence[Judgement], now: datetime) -> None:
    """Stores the marks, as of `now`, of the young stories' articles that have another quality or heat now.

    Stories are looked at that have cooled by a point since they were looked at last; where other
    weights stood then all are rated anew.
    """
    weights = weights_at(judgements, now)
    is_known = _weighs_as(slate, weights, judgements)
    young = reading.ids_of_stories(now - YOUNG, now)
    due = [key for key in young if not is_known or slate.looks.get(key, now) <= now]
    for start in range(0, len(due), TOGETHER):
        part = reading.stories(due[start : start + TOGETHER])
        stored = reading.marks(_members(part)) if is_known else {}
        _keep_moved(_cool(slate, part, stored, weights, now), stored, now)
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
    slate: Slate,
    told: Sequence[Story],
    known: Mapping[str, Marks],
    weights: Weights,
    now: datetime,
    before: Mapping[str, Story] | None = None,
) -> dict[str, tuple[Marks, ...]]:
    """The marks of each story's articles, by the story's id; notes when each is looked at again."""
    articles, claims = _read(_members(told))
    cooled: dict[str, tuple[Marks, ...]] = {}
    for story in told:
        was = None if before is None else {key: before[key] for key in story.article_ids if key in before}
        marks = cooled[story.id] = scores.cool_reports(
            story, articles=articles, claims=claims, known=known, now=now, weights=weights, before=was
        )
        slate.looks[story.id] = scores.stays_until(
            story, marks, articles=articles, claims=claims, now=now, weights=weights
        )
    return cooled


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
