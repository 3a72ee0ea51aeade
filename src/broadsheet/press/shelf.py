"""The Shelf: everything a page of the paper may ask for, each question answerable by one query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from broadsheet.press.views import (
    Change,
    CommentView,
    DependenceView,
    Found,
    GrowthView,
    LoopView,
    Place,
    Query,
    SourceView,
    TablePage,
    TopicView,
)
from broadsheet.records import (
    Article,
    Claim,
    Correction,
    Deal,
    Edition,
    Finding,
    Item,
    Ledger,
    Marks,
    Party,
    Recording,
    Scoop,
    Standing,
    Story,
)


class Shelf(Protocol):
    """Read access to what is published. Lists are newest first unless they say otherwise.

    Nothing raises for an unknown id: the answer is None or empty. Merged stories and deals answer
    under their old id too, with `merged_into` set; the paper then leads on to the new one.
    `press.memory_shelf.MemoryShelf` is the whole of it over plain sequences.
    """

    def revision(self) -> str:
        """Changes whenever anything shown changes."""
        ...

    def changed_at(self) -> datetime | None:
        """When anything shown last changed; None where nothing is."""
        ...

    # editions and stories

    def editions(self) -> Sequence[date]:
        """The days that have an edition."""
        ...

    def edition(self, day: date) -> Edition | None:
        """The edition of a day."""
        ...

    def place_of(self, day: date) -> Place:
        """Where the edition of a day stands; it must have one."""
        ...

    def item_of_story(self, story_id: str) -> tuple[date, Item] | None:
        """The story as its latest edition carried it, and the day of that edition."""
        ...

    def story(self, story_id: str) -> Story | None:
        """The story with that id."""
        ...

    def latest_stories(self, limit: int, offset: int = 0) -> Sequence[Story]:
        """Stories by `last_seen`."""
        ...

    def stories_of_article(self, article_id: str) -> Sequence[Story]:
        """The stories an article belongs to, copies included."""
        ...

    def stories_of_party(self, party_id: str, limit: int = 30) -> Sequence[Story]:
        """Stories with a claim about the party."""
        ...

    def stories_of_topic(self, topic_id: str, limit: int = 60, offset: int = 0) -> Sequence[Story]:
        """Stories of a topic."""
        ...

    def stories_of_matter(self, storyline: str, at: datetime, limit: int) -> Sequence[Story]:
        """Stories of a running matter, oldest first: the last `limit` begun before `at`, the first after."""
        ...

    def topics(self) -> Sequence[TopicView]:
        """Topics that have stories, most stories first."""
        ...

    def topic_name(self, topic_id: str) -> str:
        """What a topic is called; its id where it has no name."""
        ...

    def scoops(self, start: datetime, end: datetime) -> tuple[Sequence[Scoop], Sequence[Standing]]:
        """Stories that one outlet had first in [start, end), oldest first, and the board of outlets."""
        ...

    # articles

    def article(self, article_id: str) -> Article | None:
        """The article in its latest wording."""
        ...

    def articles(self, article_ids: Sequence[str]) -> Sequence[Article]:
        """Those articles in the order asked; unknown ids are left out."""
        ...

    def marks(self, article_id: str) -> Marks | None:
        """Quality, heat and topics of an article."""
        ...

    def changes(self, article_id: str = "", limit: int = 50) -> Sequence[Change]:
        """Edits in place of one article, or of all where no id is given."""
        ...

    def corrections(self, limit: int = 200) -> Sequence[Correction]:
        """The paper's own corrections."""
        ...

    # readers

    def comments(self, subject_id: str) -> Sequence[CommentView]:
        """Comments let through on an article or a story, oldest first."""
        ...

    def reactions(self, subject_id: str) -> Sequence[tuple[str, int]]:
        """(reaction, how many readers) to an article or a story."""
        ...

    def recording(self, day: date) -> Recording | None:
        """The day's edition read aloud, None while it was not."""
        ...

    def recordings(self, limit: int = 30) -> Sequence[Recording]:
        """The latest recordings."""
        ...

    # the ledger

    def ledger(self) -> Ledger:
        """The whole ledger as folded last."""
        ...

    def deal(self, deal_id: str) -> Deal | None:
        """The deal with that id; for a merged one a deal of that id with `merged_into` set."""
        ...

    def table_page(self, number: int) -> TablePage:
        """A page of the whole table of deals, from 1; without deals beyond the last."""
        ...

    def moves_until(self, day: date, limit: int) -> Sequence[Deal]:
        """The deals that moved in the weeks up to a day, each as it stood at its end, latest first."""
        ...

    def deals_of_party(self, party_id: str) -> Sequence[Deal]:
        """Deals in which the party has a role, by `last_moved`."""
        ...

    def deals_of_article(self, article_id: str) -> Sequence[Deal]:
        """Deals that hold a claim of the article."""
        ...

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with that id."""
        ...

    def claims_of_deal(self, deal_id: str) -> Sequence[Claim]:
        """The claims a deal is made of, in the order they were reported."""
        ...

    def claims_of_article(self, article_id: str) -> Sequence[Claim]:
        """The claims an article makes, in the order of its text."""
        ...

    def party(self, party_id: str) -> Party | None:
        """The party with that id; provisional ones ("?slug") too."""
        ...

    def parties(self) -> Sequence[Party]:
        """Parties that have a role in a deal, by name."""
        ...

    def dependence(self, party_id: str) -> Sequence[DependenceView]:
        """Who the party depends on, largest first."""
        ...

    def growth(self, party_id: str) -> Sequence[GrowthView]:
        """What of its dependence was known on earlier days, where that differs from today."""
        ...

    def loops(self, party_id: str = "") -> Sequence[LoopView]:
        """Rings of money through the party, or all where no id is given; shortest first."""
        ...

    # the newsroom's own state

    def sources(self) -> Sequence[SourceView]:
        """All sources with their health, by name."""
        ...

    def outlet_name(self, domain: str) -> str:
        """What the outlet behind a domain is called; the domain where nothing of it is known."""
        ...

    def source_report(self) -> Mapping[str, Any]:
        """The day's report on every source as plain data: "day" and "sources"; empty before the first."""
        ...

    def findings(self, limit: int = 200) -> Sequence[Finding]:
        """What was found wrong."""
        ...

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> Found:
        """What fits, best first. A query without words and fields finds nothing."""
        ...

    # for publishing everything

    def story_ids(self) -> Iterator[str]:
        """Every story with a page, merged ones left out."""
        ...

    def article_ids(self) -> Iterator[str]:
        """Every article with a page."""
        ...
