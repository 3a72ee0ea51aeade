"""Which articles a record names as related: reciprocal, ranked, at most ten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from broadsheet.records import Story

MOST_RELATED = 10
REACH = 12  # mates before and after in a story's order that are looked at: a day's biggest has hundreds

Pair = tuple[str, str]


def relate_articles(
    stories: Iterable[Story], published: Mapping[str, datetime | None]
) -> dict[str, tuple[str, ...]]:
    """Related articles by article, the closest first; a is among b's exactly where b is among a's.

    Own reports of one event come first, then the leads of related stories, then reprints; within each
    the nearest in time. Pairs are taken in that order as long as both have room, so that the limit
    never leaves one side without the other. Only articles in `published` are named.
    """
    related: dict[str, list[str]] = defaultdict(list)
    for _, left, right in sorted(_ranked(stories, published)):
        if len(related[left]) < MOST_RELATED and len(related[right]) < MOST_RELATED:
            related[left].append(right)
            related[right].append(left)
    return {article: tuple(others) for article, others in related.items() if others}


def _ranked(
    stories: Iterable[Story], published: Mapping[str, datetime | None]
) -> Iterator[tuple[tuple[int, float], str, str]]:
    told = {story.id: story for story in stories}
    best: dict[Pair, int] = {}
    for story in told.values():
        for tier, left, right in [*_mates(story), *_neighbours(story, told)]:
            pair = (min(left, right), max(left, right))
            if left != right and left in published and right in published:
                best[pair] = min(tier, best.get(pair, tier))
    for (left, right), tier in best.items():
        yield (tier, _hours(published[left], published[right])), left, right


def _mates(story: Story) -> Iterator[tuple[int, str, str]]:
    copies = {copy: family.head_id for family in story.families for copy in family.copy_ids}
    ids = story.article_ids
    for number, left in enumerate(ids):
        for right in (story.lead_id, story.first_id, *ids[number + 1 : number + 1 + REACH]):
            same_text = copies.get(left, left) == copies.get(right, right)
            yield (2 if same_text else 0), left, right


def _neighbours(story: Story, told: Mapping[str, Story]) -> Iterator[tuple[int, str, str]]:
    for other in story.related_ids:
        if other in told:
            yield 1, story.lead_id, told[other].lead_id


def _hours(left: datetime | None, right: datetime | None) -> float:
    return abs((left - right).total_seconds()) / 3600 if left and right else 1e9
