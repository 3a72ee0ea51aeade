"""An Outlet is one publisher of the newsstand: who it is, and how its pages and feed are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from broadsheet.records import Provider
from broadsheet.records.source import SourceKind

Markup = Literal["json_ld", "graph", "microdata", "open_graph", "dublin_core"]
FeedKind = Literal["rss", "rdf", "atom", "json", "sitemap", "links"]

SHELF = files("broadsheet.testing.newsstand")


QUIRKS = {
    "json_list": "the JSON-LD is a list of one",
    "json_comment": "the JSON-LD stands in an HTML comment inside its script",
    "type_list": "@type is a list",
    "author_text": "the author is a text and no object",
    "no_zone": "dates for machines lack their offset and are local",
    "raw_newline": "a line break stands raw in a JSON text: no strict reader takes it",
    "wrong_lang": "the page says it is in English and is not",
    "twin_dates": "Open Graph gives the day of the site's own upload as change, later than the article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """What an outlet's feed looks like and what is wrong with it."""

    kind: FeedKind
    path: str
    text: Literal["", "excerpt", "full", "cut_off"] = ""
    selector: str = ""  #: CSS selector of the article links, for kind "links"
    tracking: bool = False  #: links carry utm_ parameters
    relative_links: bool = False
    bare_ampersands: bool = False  #: "&" stands unescaped: the XML is broken
    changing_guids: bool = False  #: every fetch invents new guids
    html_titles: bool = False
    wrong_charset: bool = False  #: declares utf-8, is in the outlet's own charset


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One publisher, as a row of outlets.yaml."""

    id: str
    name: str
    host: str
    country: str
    language: str
    kind: SourceKind
    original_reporting: Literal["yes", "mixed", "no"]
    template: str
    markup: tuple[Markup, ...]
    naming: str
    date: str
    utc_offset: int
    path: str
    feed: FeedPlan
    sections: tuple[str, ...]
    colour: str
    voice: str
    furniture: frozenset[str] = frozenset()  #: traps that stand on every page
    hides: frozenset[str] = frozenset()  #: fields that no page shows
    quirks: frozenset[str] = frozenset()  #: see QUIRKS
    family: str = ""
    charset: str = "utf-8"
    declared: str = "utf-8"  #: what pages and headers say; empty: nothing
    rights: str = "excerpt"

    @property
    def stated_language(self) -> str:
        """What the lang attribute of its pages says."""
        return "en-US" if "wrong_lang" in self.quirks else self.language

    @property
    def home(self) -> str:
        """Address of the front page, with the closing slash."""
        return f"http://{self.host}/"

    @property
    def provider(self) -> Provider:
        """The outlet as the product knows it."""
        domain = self.host.removeprefix("www.")
        return Provider(
            name=self.name, domain=domain, country=self.country, family=self.family, kind=self.kind
        )

    def local_time(self, at: datetime) -> datetime:
        """The instant on the outlet's own clock."""
        return at.astimezone(timezone(timedelta(hours=self.utc_offset)))


@cache
def read_outlets() -> tuple[Outlet, ...]:
    """All outlets in the order of outlets.yaml. Raises TypeError for an unknown or missing field."""
    rows = yaml.load(SHELF.joinpath("outlets.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return tuple(_outlet(row) for row in rows)


def _outlet(row: dict[str, Any]) -> Outlet:
    kinds = {
        "markup": tuple,
        "sections": tuple,
        "furniture": frozenset,
        "hides": frozenset,
        "quirks": frozenset,
    }
    given = {name: kinds[name](value) if name in kinds else value for name, value in row.items()}
    return Outlet(**given | {"feed": FeedPlan(**row["feed"])})
