"""A draft: what one sentence says of one deal, before the document's sentences are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import Masked
from broadsheet.records import FAMILY_OF, Attribution, Mention, Money, Relation, Stage, When

Kind = tuple[Relation, Mention | None, Mention]
"""A relation with its giver and its taker."""


class Opinion(NamedTuple):
    """What the judge thinks of a deal that a sentence tells of two, whichever of them gives."""

    own: float  #: the chance of a deal of this family
    other: float  #: of the likeliest other family
    rival: float  #: of this family between one of the two and a third
    kind: Kind  #: by the likeliest other family


Place = tuple[Literal["text", "title"], int, int]


@dataclass(slots=True)
class Draft:
    """One deal as one sentence tells it."""

    relation: Relation
    subject: Mention | None
    object: Mention | None
    stage: Stage
    masked: Masked
    frame: Frame
    start: int  #: of the match in the mask
    end: int
    others: list[Mention] = field(default_factory=list)
    money: Money | None = None
    sum_at: int = -1  #: where the sum stands in the mask; -1 without one
    cumulative: bool = False
    is_generic: bool = False  #: a bare "deal": its kind may be told elsewhere
    is_new_money: bool = False  #: "an additional $5bn"
    is_share: bool = False  #: one of several cheques that the same words tell
    quantity: str = ""
    when: When | None = None
    denied: bool = False
    note: str = ""
    said_by: list[Attribution] = field(default_factory=list)
    evidence: list[Place] = field(default_factory=list)
    chance: float | None = None  #: that the judge gave it; None for what a frame tells
    opinion: Opinion | None = None  #: None where the judge was not asked of the two

    @property
    def family(self) -> str:
        """Deals of one family can be one deal."""
        return FAMILY_OF[self.relation]

    @property
    def told(self) -> str:
        """The words that the frame matched, as the mask has them."""
        return self.masked.mask[self.start : self.end]

    @property
    def parties(self) -> frozenset[str]:
        """Ids of the two sides, in no order."""
        return frozenset(m.party_id for m in (self.subject, self.object) if m)

    @property
    def place(self) -> Place:
        """The sentence it stands in."""
        return (self.masked.field, self.masked.start, self.masked.end)
