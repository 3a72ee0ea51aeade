"""Who is asked for news, and when: the catalogue, subscription lists, discovery, and the plan of polls."""

from broadsheet.sources.catalogue import load_catalogue, pick
from broadsheet.sources.discovery import FeedCandidate, find_feeds
from broadsheet.sources.families import family_of
from broadsheet.sources.opml import Subscriptions, read_opml, write_opml
from broadsheet.sources.report import SourceReport, report_source
from broadsheet.sources.rhythm import PollOutcome, is_due, plan_next_poll, usual_gap

__all__ = [
    "FeedCandidate",
    "PollOutcome",
    "SourceReport",
    "Subscriptions",
    "family_of",
    "find_feeds",
    "is_due",
    "load_catalogue",
    "pick",
    "plan_next_poll",
    "read_opml",
    "report_source",
    "usual_gap",
    "write_opml",
]
