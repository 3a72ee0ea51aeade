"""Stories: near-duplicates, one event as one Story, related coverage, who was first."""

from broadsheet.stories.grouping import group_stories, rank_related
from broadsheet.stories.index import StoryIndex

__all__ = ["StoryIndex", "group_stories", "rank_related"]
