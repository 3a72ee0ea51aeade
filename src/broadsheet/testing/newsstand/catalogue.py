"""The newsstand's outlets as the catalogue of a trial run."""

from __future__ import annotations

from broadsheet.records import Source
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.stand import Newsstand


def sources_of(newsstand: Newsstand) -> tuple[Source, ...]:
    """One Source for each outlet, in the catalogue's order."""
    return tuple(_source(outlet) for outlet in newsstand.outlets)


def _source(outlet: Outlet) -> Source:
    return Source(
        id=outlet.id,
        provider=outlet.provider,
        kind=outlet.kind,
        feed_url=f"http://{outlet.host}{outlet.feed.path}",
        site_url=outlet.home,
        language=outlet.language,
        topics=("ai",),
        original_reporting=outlet.original_reporting,
        rights=outlet.rights,
        access="links" if outlet.feed.kind == "links" else "direct",
        link_selector=outlet.feed.selector,
    )
