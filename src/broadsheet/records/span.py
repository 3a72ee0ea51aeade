"""A Span is a quotation that knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.errors import LawBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """`article.text[start:end] == quote` (or `article.title[...]` where field is "title")."""

    article_id: str
    text_id: str
    start: int
    end: int
    quote: str
    field: Literal["text", "title"] = "text"

    def check(self, text: str) -> None:
        """Raises LawBroken unless `text` holds the quote at this very place."""
        if text[self.start : self.end] != self.quote:
            raise LawBroken(
                f"quote is not in article {self.article_id} at {self.start}-{self.end}",
                excerpt=self.quote,
                remedy="Run pages, then claims again: broadsheet rebuild --step pages.",
            )
