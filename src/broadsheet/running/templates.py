"""Templates of outlets: for each page the lines that stood on many earlier pages of its outlet.

See decisions/0024: a page is read with what its outlet had shown before the day on which the page was
first read, so that reading it again, or rebuilding from the archive, gives the same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from broadsheet import pages
from broadsheet.adapters.store import reading
from broadsheet.pipeline.outcome import PageLines
from broadsheet.records import Entry, Fetched, Reading
from broadsheet.text.urls import domain_of

LATEST = 30  # pages; some days of an outlet, so that a new layout is learnt within a week


class Templates:
    """The templates of one batch of pages, each learnt once."""

    def __init__(self) -> None:
        self._learnt: dict[tuple[str, datetime], frozenset[str]] = {}

    def of(self, fetched: Fetched, entries: Sequence[Entry]) -> frozenset[str]:
        """The lines to leave out of a page; none for a page that no feed announced.

        Only announced pages teach and use templates: old pages come in by the thousand and in no order.
        """
        if not entries:
            return frozenset()
        first = (reading.first_read(fetched.url) or fetched.at).astimezone(UTC)
        key = (domain_of(fetched.final_url), first.replace(hour=0, minute=0, second=0, microsecond=0))
        if key not in self._learnt:
            self._learnt[key] = pages.learn_template(reading.lines_of_pages(*key, LATEST))
        return self._learnt[key]


def lines_of(fetched: Fetched, read: Reading, entries: Sequence[Entry]) -> tuple[PageLines, ...]:
    """What a page teaches about its outlet."""
    if not entries or not read.lines:
        return ()
    domain = domain_of(fetched.final_url)
    return (PageLines(url=fetched.url, domain=domain, at=fetched.at, lines=read.lines),)
