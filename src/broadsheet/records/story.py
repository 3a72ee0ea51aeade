"""A Story is one event, told by many articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family of copies: reprints of one text, headed by the earliest original."""

    head_id: str
    copy_ids: tuple[str, ...]
    root: str  #: the voice it counts as: the head's family or domain, or the outlet it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event once."""

    id: str
    article_ids: tuple[str, ...]  #: by time
    lead_id: str  #: the article to read
    first_id: str  #: who had it first: the earliest root
    title: str
    language: str
    first_seen: datetime | None
    last_seen: datetime | None
    families: tuple[Family, ...] = ()
    roots: tuple[str, ...] = ()  #: independent voices, never more than families
    topics: tuple[str, ...] = ()
    related_ids: tuple[str, ...] = ()  #: stories, ranked, reciprocal
    continues: str = ""  #: the story it follows up or corrects
    storyline: str = ""  #: id of the running matter
    merged_into: str = ""
