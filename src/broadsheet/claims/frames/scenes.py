"""A trigger's match with the clause it stands in, and the parties cast for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.valency import Trigger, Valency
from broadsheet.claims.mask import PRODUCT, Masked

_PRODUCT = re.compile(PRODUCT)


@dataclass(frozen=True, slots=True)
class Cast:
    """The phrases that fill the two roles; None for one that the sentence leaves out."""

    source: Phrase | None
    target: Phrase | None
    late_source: str = ""
    late_target: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger's match with the clause it stands in."""

    masked: Masked
    valency: Valency
    trigger: Trigger
    start: int
    end: int
    clause: tuple[int, int]
    phrases: tuple[Phrase, ...]
    has_ties: bool  #: whether capital was told of before
    topic: Phrase | None  #: subject of the sentence before, for languages that leave it out
    focus: Phrase | None = None  #: whom the item or document is about, where the sentence does not name it

    aside: tuple[int, int] = (
        -1,
        -1,
    )  #: a relative clause that ends before the trigger, as in "X, das … baut, kauft Y"

    @property
    def text(self) -> str:
        """The clause."""
        return self.masked.mask[self.clause[0] : self.clause[1]]

    @property
    def words(self) -> str:
        """The clause with names of products as written ("TPU" is a product and a kind of chip)."""
        return with_products(self.text, self.masked)

    @property
    def stretch(self) -> str:
        """In Chinese the part of the clause between commas that holds the trigger; else the clause."""
        start, end = self._stretch()
        return self.masked.mask[start:end]

    @property
    def lead(self) -> str:
        """The clause up to the end of the trigger's stretch."""
        return self.masked.mask[self.clause[0] : self._stretch()[1]]

    def _stretch(self) -> tuple[int, int]:
        if self.valency.language != "zh":
            return self.clause
        left, right = self.clause
        mask = self.masked.mask
        start = max(mask.rfind("，", left, self.start), mask.rfind(",", left, self.start), left)
        end = min(
            (e for e in (mask.find("，", self.end, right), mask.find(",", self.end, right)) if e >= 0),
            default=right,
        )
        return start, end

    @property
    def inside(self) -> list[Phrase]:
        """Parties of the clause."""
        inside = [p for p in self.phrases if self.clause[0] <= p.at < self.clause[1]]
        return [p for p in inside if not self.aside[0] <= p.at < self.aside[1]]


def with_products(text: str, masked: Masked) -> str:
    """Masked text with each product's sign replaced by its name."""
    return _PRODUCT.sub(lambda m: masked.entity(m.group()).word, text)
