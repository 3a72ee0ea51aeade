"""A Source is a wish: an address to poll and what is known of who stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

SourceKind = Literal[
    "wire", "newspaper", "tech_press", "business_press", "company", "regulator",
    "newsletter", "analyst", "research", "community", "aggregator",
]  # fmt: skip
Access = Literal["direct", "search", "generated", "mirror", "edgar", "links"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who publishes: an outlet, a company's press office, a regulator."""

    name: str
    domain: str  #: registered host without "www."
    country: str = ""  #: ISO 3166-1 alpha-2; a bare "$" is this country's money
    family: str = ""  #: publisher group; outlets of one family count once as a root
    kind: SourceKind | None = None

    @property
    def root(self) -> str:
        """The family where one is known, else the domain: what counts as one voice."""
        return self.family or self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One feed or page to poll."""

    id: str
    provider: Provider
    kind: SourceKind
    feed_url: str
    site_url: str
    language: str  #: BCP 47
    topics: tuple[str, ...] = ()
    original_reporting: Literal["yes", "mixed", "no"] = "mixed"
    cadence_seconds: int | None = None  #: wished time between polls; None: from its own rhythm
    rights: str = "excerpt"  #: what may be shown: "excerpt" or "full"
    access: Access = "direct"
    paused: bool = False
    expected_weekly: int | None = None  #: floor: entries a week below which it is flagged
    expected_fields: tuple[str, ...] = ()  #: floor: fields of an entry that nearly always are filled
    link_selector: str = ""  #: CSS selector of article links where there is no feed
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What polling has seen of a source so far."""

    source_id: str
    etag: str = ""
    last_modified: str = ""
    polled_at: datetime | None = None
    due_at: datetime | None = None
    failures: int = 0  #: in a row
    moved_to: str = ""  #: after a permanent redirect
    gone: bool = False  #: after 410
    body_id: str = ""  #: digest of the last body, to notice an unchanged 200
    counts: tuple[tuple[str, int], ...] = field(default=())  #: polls, not_modified, bytes, entries …
