"""Stories: near-duplicates, one event as one Story, related coverage, who was first."""

from broadsheet.stories.day_counts import DayCounts
from broadsheet.stories.grouping import group_stories, rank_related
from broadsheet.stories.index import StoryIndex
from broadsheet.stories.recounting import without_sources
from broadsheet.stories.scoops import find_scoop, rank_outlets
from broadsheet.stories.standing import Standing, read_days

__all__ = [
    "DayCounts",
    "Standing",
    "StoryIndex",
    "find_scoop",
    "group_stories",
    "rank_outlets",
    "rank_related",
    "read_days",
    "without_sources",
]
