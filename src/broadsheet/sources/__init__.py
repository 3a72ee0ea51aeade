"""Who is asked for news, and when: the catalogue, subscription lists, discovery, and the plan of polls."""

from broadsheet.sources.catalogue import load_catalogue, pick
from broadsheet.sources.discovery import FeedCandidate, find_feeds, find_sitemaps
from broadsheet.sources.edgar import (
    FORMS,
    Filer,
    asked_filers,
    filers_listed,
    filing_source,
    is_company,
    known_filers,
    search_address,
)
from broadsheet.sources.families import family_of
from broadsheet.sources.opml import Subscriptions, read_opml, write_opml
from broadsheet.sources.report import SourceReport, report_source
from broadsheet.sources.rhythm import PollOutcome, is_due, plan_next_poll, usual_gap

__all__ = [
    "FORMS",
    "FeedCandidate",
    "Filer",
    "PollOutcome",
    "SourceReport",
    "Subscriptions",
    "asked_filers",
    "family_of",
    "filers_listed",
    "filing_source",
    "find_feeds",
    "find_sitemaps",
    "is_company",
    "is_due",
    "known_filers",
    "load_catalogue",
    "pick",
    "plan_next_poll",
    "read_opml",
    "report_source",
    "search_address",
    "usual_gap",
    "write_opml",
]
