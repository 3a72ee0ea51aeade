"""A Deal is derived from claims and judgements, never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from broadsheet.records.claim import FAMILY_OF, Claim, Relation, Stage
from broadsheet.records.finding import Finding
from broadsheet.records.money import Money
from broadsheet.records.when import When

ContradictionKind = Literal["amount", "stage", "kind", "direction", "date", "denial"]
Part = Literal["subject", "object", "other"]

MUTUAL: Final[frozenset[Relation]] = frozenset(
    {"partnership", "joint_venture", "renegotiation", "termination", "exclusivity"}
)
"""Relations in which neither side gives to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A party's part in a deal."""

    party_id: str
    name: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step of a deal's history, with the claim that moved it."""

    stage: Stage
    learned: datetime | None  #: when it was reported
    effective: When | None  #: when it happened or will
    claim_id: str
    money: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims about one deal that cannot both be right, side by side."""

    kind: ContradictionKind
    left_claim_id: str
    right_claim_id: str
    left_quote: str
    right_quote: str
    says: str  #: one line: "up to 10bn USD against exactly 5bn USD"
    rank: float = 0.0  #: larger is graver


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What the claims about one deal add up to."""

    id: str
    relation: Relation
    roles: tuple[Role, ...]
    stage: Stage
    timeline: tuple[Move, ...]
    claim_ids: tuple[str, ...]
    money: Money | None = None  #: of the strongest latest evidence; alternatives are contradictions
    has_unnamed_givers: bool = False  #: the sum is also of some whom nobody names
    cumulative: bool = False  #: a running total of other deals
    part_of: str = ""  #: id of the deal whose running total or headline holds this one
    contradictions: tuple[Contradiction, ...] = ()
    roots: tuple[str, ...] = ()  #: independent voices
    reports: int = 0  #: articles, copies counted: never below len(roots)
    first_reported: datetime | None = None
    last_moved: datetime | None = None
    merged_into: str = ""

    def party(self, part: str) -> str:
        """The id of the party in a part, or "" where none is known."""
        return next((r.party_id for r in self.roles if r.part == part), "")

    @property
    def is_pooled(self) -> bool:
        """Several gave, lent, bid or put up the sum together, or a round did: it is of none of them alone.

        Of a supply the others are no givers: they take part, or sell it on.
        """
        several = self.has_unnamed_givers or any(role.part == "other" for role in self.roles)
        is_shared = FAMILY_OF[self.relation] in {"capital", "control", "credit"} or self.relation in MUTUAL
        return self.relation == "funding_round" or (several and is_shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The balance sheet as of one revision."""

    deals: tuple[Deal, ...]
    claims: tuple[Claim, ...]
    tombstones: tuple[tuple[str, str], ...] = ()  #: (old deal id, id it was merged into)
    findings: tuple[Finding, ...] = ()
    revision: str = ""  #: digest of the claims and judgements it was folded from
    as_of: date | None = None
