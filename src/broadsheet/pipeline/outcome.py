"""An Outcome: what a step wishes the store to hold, committed in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.pipeline.slips import EntrySlip
from broadsheet.records import (
    Article,
    Claim,
    Edition,
    Entry,
    Fetched,
    Finding,
    Judgement,
    Marks,
    Source,
    SourceState,
    Story,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """The lines of a page that could have been article, as they were when it was first read."""

    url: str
    domain: str
    at: datetime
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Values to be written together. Ids come from content: writing twice writes the same rows."""

    at: datetime  #: the instant of the cycle that made it
    sources: tuple[Source, ...] = ()
    states: tuple[SourceState, ...] = ()
    pages: tuple[Fetched, ...] = ()  #: page responses, one for each address asked
    lines: tuple[PageLines, ...] = ()  #: of pages read for the first time; those known stay as they are
    entries: tuple[Entry, ...] = ()
    slips: tuple[EntrySlip, ...] = ()  #: entries that were made ready for the store where they were read
    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    marks: tuple[Marks, ...] = ()
    claims: tuple[Claim, ...] = ()
    claims_of: tuple[str, ...] = ()  #: article ids whose earlier claims these replace
    replaced: tuple[
        tuple[Claim, datetime], ...
    ] = ()  #: only earlier wordings made these; since when none does
    editions: tuple[Edition, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    done: tuple[tuple[str, str], ...] = ()  #: (step, subject)
    notes: tuple[tuple[str, str], ...] = ()
