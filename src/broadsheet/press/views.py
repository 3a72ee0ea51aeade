"""What the paper shows beside records: plain frozen values that others work out and hand in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from broadsheet.records import Deal, Relation, Source, SourceState, Stage

HitKind = Literal["story", "article", "deal", "party", "claim"]
DependenceKind = Literal["backer", "lender", "supplier", "borrower", "customer"]
LOOKED_BACK: Final = 60  #: days of the paper that a thin day may take stories from
Tied = Literal["", "capital", "control", "credit", "compute", "chips", "distribution", "exclusivity", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceView:
    """How much of one party's capital, credit or supply comes from another, as an interval.

    `low` counts what is completed, `high` counts also what is announced and every "up to".
    None is unknown and is never shown as nought. `low_share` and `high_share` lie in 0..1, of all
    that the party has of this kind.
    """

    party_id: str
    other_id: str
    other_name: str
    kind: DependenceKind  #: what `other` is to `party`
    low: Decimal | None
    high: Decimal | None
    currency: str
    period: Literal["", "year", "month"] = ""  #: for recurring amounts
    low_share: float | None = None
    high_share: float | None = None
    deal_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    what: Tied = ""  #: what is given
    quantities: tuple[str, ...] = ()  #: "6 GW", "49% stake"
    unstated: int = 0  #: deals without a sum
    talked: int = 0  #: deals only in talks, which the interval leaves out


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A sum as it was known on a day: completed to the most that was stated."""

    day: date | None  #: None: today
    low: Decimal | None  #: None: no sum was stated by then
    high: Decimal | None
    is_open: bool = False  #: of some part no ceiling was stated


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthView:
    """How a party's sum from another, or from all that give the same, grew as reports came in."""

    party_id: str
    other_id: str  #: "" for all of them
    other_name: str
    kind: DependenceKind  #: what `other` is to `party`
    what: Tied
    currency: str
    period: Literal["", "year", "month"]
    known: tuple[Known, ...]  #: oldest first, today's last
    pooled: bool = False  #: with what rounds brought from investors whose shares nobody states


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopView:
    """Money that comes back: a ring of parties in which each gives to the next."""

    party_ids: tuple[str, ...]  #: in the order the value flows; the last gives to the first
    names: tuple[str, ...]
    deal_ids: tuple[str, ...]  #: the deal from each party to the next
    weakest: int = 0  #: which leg is least certain, counted from 0
    stage: Stage | None = None  #: how firm that leg is
    lent: tuple[int, ...] = ()  #: legs that are debt alone, counted from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An article that was edited in place: two wordings under one id."""

    article_id: str
    at: datetime | None  #: when we saw the new wording
    old_text_id: str
    new_text_id: str
    old_title: str
    new_title: str
    removed: tuple[str, ...] = ()  #: sentences that went
    added: tuple[str, ...] = ()  #: sentences that came


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source and how it fares."""

    source: Source
    state: SourceState | None = None
    articles: int = 0  #: in all
    articles_week: int = 0  #: in the last seven days
    first_reports: int = 0  #: stories it had before anyone else
    last_article: datetime | None = None
    trouble: str = ""  #: one sentence in English; empty: none
    trouble_code: str = ""  #: code of the finding that says so, for telling it in other languages
    quiet: str = ""  #: where it answers and has nothing new for weeks, as it had before; no trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an edition stands among the days of the paper."""

    number: int  #: from 1, the first edition
    older: date | None
    newer: date | None
    before: tuple[date, ...] = ()  #: days before it, latest first: as many as a thin day looks back

    @staticmethod
    def among(days: Collection[date], day: date) -> Place:
        """The place of a day that is one of the days."""
        earlier = sorted((d for d in days if d < day), reverse=True)
        return Place(
            number=len(earlier) + 1,
            older=earlier[0] if earlier else None,
            newer=min((d for d in days if d > day), default=None),
            before=tuple(earlier[:LOOKED_BACK]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """One page of the whole table of deals."""

    deals: tuple[Deal, ...]
    total: int
    contested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """A reader's comment that an editor let through."""

    id: str
    name: str
    text: str  #: plain text, never markup
    at: datetime
    parent: str = ""  #: id of the comment it answers, shown or not


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic and how many stories it has."""

    id: str
    name: str
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search as asked, taken apart by `press.query.parse_query`.

    Every named field narrows; words and phrases must all be found; `without` must not be.
    """

    text: str  #: as typed
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()  #: names or domains, lower case
    topics: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()  #: names or ids, lower case
    relations: tuple[Relation, ...] = ()
    stages: tuple[Stage, ...] = ()
    kinds: tuple[HitKind, ...] = ()  #: empty: all
    before: date | None = None  #: that day not included
    after: date | None = None  #: that day included
    unknown: tuple[str, ...] = ()  #: parts that could not be understood, such as "before:soon"

    @property
    def is_empty(self) -> bool:
        """True where nothing at all was asked."""
        return self.text.strip() == ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found."""

    kind: HitKind
    id: str
    title: str
    snippet: str = ""  #: plain text
    note: str = ""  #: outlet, relation and stage, kind of party …
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found."""

    hits: tuple[Hit, ...]
    total: int
    counts: tuple[tuple[str, int], ...] = ()  #: (kind, how many) over all hits, not only this page
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    """(field of a query, its values with how many matches each would leave); empty where nobody counted"""
