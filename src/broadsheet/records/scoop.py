"""Scoops: who had a story first with a voice of its own, and how long before the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoop:
    """A story that one outlet had before another told it too."""

    story_id: str
    article_id: str  #: the first report
    domain: str  #: of the outlet that had it
    at: datetime
    followers: tuple[tuple[str, float], ...]  #: (domain, hours later), the earliest first; each outlet once


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An outlet's place on the board of a month."""

    domain: str
    name: str
    scoops: tuple[str, ...]  #: ids of the stories it had first, longest lead first
    followers: int  #: outlets that came after, over all these stories
    lead_hours: float  #: median lead over the next outlet; 0 where it had none first
    followed: int  #: stories of others that it told later
    lag_hours: float  #: median time after the first report of these; 0 where there is none
