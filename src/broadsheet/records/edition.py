"""An Edition is one day's finite paper, made so that it can be made again to the byte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from broadsheet.records.deal import Deal
from broadsheet.records.ground import Ground
from broadsheet.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """A sentence of a summary and the source sentence it is taken from."""

    text: str
    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story's place in an edition, with the reasons for it."""

    story_id: str
    headline: str
    summary: tuple[SummarySentence, ...]
    reasons: tuple[str, ...]  #: in English; `grounds` say them in any language
    seconds: int  #: to read
    moved: str = ""  #: what moved since it was in an earlier edition
    deal_ids: tuple[str, ...] = ()
    edited_by: str = ""  #: set where an editor wrote headline or summary
    editors_words: str = ""  #: a summary of an editor's own, printed as such before `summary`
    grounds: tuple[Ground, ...] = ()  #: the reasons as codes with values; () in editions made before them
    news: Ground | None = None  #: `moved` as a code, or that the story is carried from an earlier day


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the paper."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was said, what is right, and where it stood."""

    date: date
    article_id: str
    story_id: str
    was: str
    now: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One day's paper."""

    id: str
    date: date
    language: str
    sections: tuple[Section, ...]
    left_out: tuple[tuple[str, str], ...] = ()  #: (story id, why it is not in)
    corrections: tuple[Correction, ...] = ()
    deal_ids: tuple[str, ...] = ()  #: deals that moved that day
    long_read_id: str = ""  #: story id
    made_from: str = ""  #: ledger and archive revision
    seconds: int = 0
    absences: tuple[tuple[str, Ground], ...] = ()  #: `left_out` as codes with values
    entries: tuple[Deal, ...] = ()
    """Deals as that ledger knew them, cut to what is printed; () in editions made before they were kept."""
