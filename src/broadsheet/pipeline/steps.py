"""The steps by name and version. Raising a version makes its products missing, so they are made again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way: what it reads, what it makes."""

    name: str
    version: int
    reads: str
    makes: str

    @property
    def mark(self) -> str:
        """The name that findings and done-rows carry, such as "pages@1"."""
        return f"{self.name}@{self.version}"


FEEDS = Step(name="feeds", version=1, reads="Fetched", makes="Entry")
PAGES = Step(name="pages", version=1, reads="Entry and Fetched", makes="Article")
CLAIMS = Step(name="claims", version=14, reads="Article", makes="Claim")
STORIES = Step(name="stories", version=1, reads="Article", makes="Story")
SCORES = Step(name="scores", version=1, reads="Article, Story and Claim", makes="Marks")
EDITIONS = Step(name="editions", version=1, reads="Story, Marks and Deal", makes="Edition")

STEPS = (FEEDS, PAGES, CLAIMS, STORIES, SCORES, EDITIONS)
"""In the order a page passes them."""
