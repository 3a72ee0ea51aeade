"""Scores: Article → topics, quality, heat; every point has a reason."""

from broadsheet.scores.cooling import cool_reports, stays_until
from broadsheet.scores.heat import rate_story
from broadsheet.scores.rating import rate_article, rate_reports
from broadsheet.scores.taxonomy import topic_name
from broadsheet.scores.topics import find_topics
from broadsheet.scores.weighing import HEAT_PARTS, QUALITY_PARTS, reweigh_marks

__all__ = [
    "HEAT_PARTS",
    "QUALITY_PARTS",
    "cool_reports",
    "find_topics",
    "rate_article",
    "rate_reports",
    "rate_story",
    "reweigh_marks",
    "stays_until",
    "topic_name",
]
