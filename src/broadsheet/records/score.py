"""A Score is a number that says what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.records.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One named part of a score."""

    part: str  #: such as "own reporting"
    points: float
    text: str  #: one line a reader can check, in English
    ground: Ground | None = None  #: the same as a code with values, to be told in the reader's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`value` is the sum of the parts, not below 0; None is unknown, never compared, never averaged."""

    value: int | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic an article is about, and why."""

    id: str
    name: str
    weight: float
    reason: str  #: in English
    ground: Ground | None = None  #: the same as a code with values


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the scores room says of one article."""

    article_id: str
    quality: Score
    heat: Score
    topics: tuple[Topic, ...] = ()
