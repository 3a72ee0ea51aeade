"""The newsstand: a small internet on loopback whose outlets, pages and prose are our own.

`load_newsstand()` gives outlets, pages and the truth about them; `NewsstandServer` serves them with
virtual hosts under .example, on any day of the newsstand's calendar, and misbehaves on request.
"""

from broadsheet.testing.newsstand.catalogue import sources_of
from broadsheet.testing.newsstand.checks import check_newsstand
from broadsheet.testing.newsstand.faults import Fault
from broadsheet.testing.newsstand.leaves import Edit, Page
from broadsheet.testing.newsstand.outlets import FeedPlan, Outlet
from broadsheet.testing.newsstand.passages import Passage
from broadsheet.testing.newsstand.server import NewsstandServer
from broadsheet.testing.newsstand.stand import Newsstand, load_newsstand, make_newsstand
from broadsheet.testing.newsstand.truths import ClaimTruth, StoryTruth, Truth

__all__ = [
    "ClaimTruth",
    "Edit",
    "Fault",
    "FeedPlan",
    "Newsstand",
    "NewsstandServer",
    "Outlet",
    "Page",
    "Passage",
    "StoryTruth",
    "Truth",
    "check_newsstand",
    "load_newsstand",
    "make_newsstand",
    "sources_of",
]
