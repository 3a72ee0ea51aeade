"""Scoops of a stretch of time, from the stories that began in it."""

from __future__ import annotations

from datetime import datetime

from broadsheet import stories
from broadsheet.adapters.store import reading
from broadsheet.records import Scoop, Standing, Story


def scoops_between(start: datetime, end: datetime) -> tuple[tuple[Scoop, ...], tuple[Standing, ...]]:
    """The scoops whose first report came in [start, end), oldest first, and the board of outlets."""
    told = [s for s in reading.stories_between(start, end) if len(s.families) > 1 and _begins(s, start, end)]
    ids = sorted({family.head_id for story in told for family in story.families})
    articles = {article.id: article for article in reading.articles(ids)}
    found = [stories.find_scoop(story, articles) for story in told]
    scoops = tuple(sorted((s for s in found if s is not None), key=lambda s: (s.at, s.story_id)))
    return scoops, stories.rank_outlets(scoops, [article.provider for article in articles.values()])


def _begins(story: Story, start: datetime, end: datetime) -> bool:
    return story.first_seen is not None and start <= story.first_seen < end
