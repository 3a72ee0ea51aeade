"""Drafts: the summaries of the stories that are looked at, each made once and only when asked for."""

from __future__ import annotations

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.items import item_seconds, summarise_candidate
from broadsheet.editions.rulings import Rulings
from broadsheet.records import SummarySentence

LEAST_SECONDS = 8  #: no item is read faster than this


class Drafts:
    """Summary and reading time by story; a busy day has thousands of stories and prints thirty."""

    def __init__(self, rulings: Rulings) -> None:
        self._rulings = rulings
        self._summaries: dict[str, tuple[SummarySentence, ...]] = {}
        self.long_read: str = ""  #: the story whose article is read in full
        self.long_seconds: int = 0

    def summary_of(self, candidate: Candidate) -> tuple[SummarySentence, ...]:
        """The summary that the paper would print."""
        story_id = candidate.story.id
        if story_id not in self._summaries:
            self._summaries[story_id] = summarise_candidate(candidate, self._rulings)
        return self._summaries[story_id]

    def seconds_of(self, candidate: Candidate) -> int:
        """Time to read the item; of the long read, its article too."""
        extra = self.long_seconds if candidate.story.id == self.long_read else 0
        return extra + item_seconds(candidate, self.summary_of(candidate))
