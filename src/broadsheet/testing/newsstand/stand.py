"""The Newsstand: all outlets and pages, on any day of its calendar, and the truth about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from broadsheet.testing.newsstand.copies import derive_copies
from broadsheet.testing.newsstand.leaves import Page, read_leaf
from broadsheet.testing.newsstand.outlets import SHELF, Outlet, read_outlets
from broadsheet.testing.newsstand.truths import ClaimTruth, StoryTruth, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsstand:
    """Outlets and their pages; `pages` stand by time of publication."""

    outlets: tuple[Outlet, ...]
    pages: tuple[Page, ...]
    _by_address: dict[str, Page] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_address", {address_of(page.url): page for page in self.pages})

    @property
    def start(self) -> datetime:
        """Publication of the first page."""
        return self.pages[0].published

    @property
    def end(self) -> datetime:
        """An hour after the last page or edit."""
        edits = (edit.at for page in self.pages for edit in page.edits)
        return max((*(page.changed for page in self.pages), *edits)) + timedelta(hours=1)

    @property
    def days(self) -> tuple[datetime, ...]:
        """The last second of every day (UTC) on which something was published or edited."""
        moments = [page.published for page in self.pages]
        moments += [edit.at for page in self.pages for edit in page.edits]
        return tuple(sorted({m.replace(hour=23, minute=59, second=59, microsecond=0) for m in moments}))

    def at(self, now: datetime) -> Newsstand:
        """The newsstand as a visitor finds it at `now`: what was published by then, as worded then."""
        shown = tuple(page.at(now) for page in self.pages if page.published <= now)
        return replace(self, pages=shown)

    def page(self, url: str) -> Page | None:
        """The page at an address, whatever tracking parameters it carries; None where there is none."""
        return self._by_address.get(address_of(url))

    def pages_of(self, outlet_id: str) -> tuple[Page, ...]:
        """An outlet's pages, newest first."""
        return tuple(page for page in reversed(self.pages) if page.outlet.id == outlet_id)

    def truth_of(self, url: str) -> Truth:
        """What lies behind the page at an address. Raises KeyError for an address of no page."""
        return self._by_address[address_of(url)].truth

    def claims_truth(self, url: str) -> tuple[ClaimTruth, ...]:
        """The claims that the page states in the wording at hand. Raises KeyError."""
        page = self._by_address[address_of(url)]
        return tuple(claim for claim in page.truth.claims if claim.evidence in page.body)

    def stories_truth(self) -> tuple[StoryTruth, ...]:
        """Every event with its pages, by time of its first page."""
        events: dict[str, list[Page]] = {}
        for page in self.pages:
            events.setdefault(page.truth.event, []).append(page)
        voice = self.voices()
        return tuple(_story(event, pages, voice) for event, pages in events.items())

    def voices(self) -> Callable[[str], str]:
        """From a root to the voice it counts as, named as `Provider.root`: its family, else its domain."""
        families = {outlet.id: outlet.provider.root for outlet in self.outlets}
        return lambda root: families.get(root, root)


def _story(event: str, pages: list[Page], voice: Callable[[str], str]) -> StoryTruth:
    own = [page for page in pages if page.outlet.id in page.truth.roots and not page.truth.copy_of]
    first = (own or pages)[0]
    return StoryTruth(
        event=event,
        keys=tuple(page.key for page in pages),
        urls=tuple(page.url for page in pages),
        first_key=first.key,
        first_at=first.published,
        roots=tuple(sorted({voice(root) for page in pages for root in page.truth.roots})),
        copies=tuple((page.key, page.truth.copy_of) for page in pages if page.truth.copy_of),
        follows=next((page.truth.follows for page in pages if page.truth.follows), ""),
    )


def address_of(url: str) -> str:
    """Host, path and query without what feeds add to follow their readers."""
    if "?" not in url and "#" not in url:
        host, _, path = url.partition("://")[2].partition("/")
        return f"{host.lower()}/{path}"
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    return f"{parts.netloc.lower()}{parts.path or '/'}" + (f"?{urlencode(query)}" if query else "")


def order_pages(pages: dict[str, Page]) -> tuple[Page, ...]:
    """By time of publication, then key."""
    return tuple(sorted(pages.values(), key=lambda page: (page.published, page.key)))


def read_leaves() -> dict[str, str]:
    """The text of every file of articles/, by key."""
    shelf = SHELF.joinpath("articles")
    return {
        leaf.name.removesuffix(".md"): leaf.read_text("utf-8")
        for leaf in shelf.iterdir()
        if leaf.name.endswith(".md")
    }


def make_newsstand(leaves: dict[str, str]) -> Newsstand:
    """The newsstand of these articles. Raises ValueError that names the article and what is wrong."""
    outlets = {outlet.id: outlet for outlet in read_outlets()}
    pages: dict[str, Page] = {}
    for key, text in leaves.items():
        try:
            pages[key] = read_leaf(key, text, outlets)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"articles/{key}.md: {error!r}") from error
    return Newsstand(outlets=read_outlets(), pages=order_pages(derive_copies(pages)))


@cache
def load_newsstand() -> Newsstand:
    """The newsstand that we ship, read once."""
    return make_newsstand(read_leaves())
