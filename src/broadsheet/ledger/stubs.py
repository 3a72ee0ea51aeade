"""A stub is what a ledger's book keeps of a dossier: enough to group deals again without its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, cast

from broadsheet.ledger.amounts import Amount
from broadsheet.ledger.clocks import learned_second
from broadsheet.ledger.dossier import Dossier, Pair
from broadsheet.records import Claim, Relation

EQUITY: Final = "equity"  #: the one line on which dossiers of several pairs are joined and hold each other

Corner = tuple[str, str, str]
"""(giver, taker, line) of a pair, or ("", taker, "equity") of all pairs: a part of the ledger that is told
for itself. No deal of it hangs on a dossier of another, unless an editor ruled so."""


class Stub(NamedTuple):
    """What is kept of one dossier; lists of ids are kept as written, because few of them are looked into."""

    id: str  #: of its deal while nothing else is merged into it
    pair: Pair
    line: str
    subject_id: str
    object_id: str
    first: int  #: second since 1970 of its earliest claim
    last: int
    cumulative: bool
    alone: bool
    tranche: bool
    series: str
    claims: str  #: their ids in the order they were sorted in, a blank between two
    articles: str  #: likewise
    amounts: tuple[tuple[Amount, int], ...]
    relations: tuple[tuple[Relation, int], ...]

    @property
    def claim_ids(self) -> list[str]:
        """The ids of its claims."""
        return self.claims.split(" ")

    @property
    def corner(self) -> Corner:
        """The part of the ledger that it is told with."""
        return ("", self.object_id, EQUITY) if self.line == EQUITY else (*self.pair, self.line)


def stub_of(dossier: Dossier) -> Stub:
    """The stub of a dossier."""
    return Stub(
        id=dossier.id,
        pair=dossier.pair,
        line=dossier.line,
        subject_id=dossier.subject_id,
        object_id=dossier.object_id,
        first=dossier.first,
        last=dossier.last,
        cumulative=dossier.cumulative,
        alone=dossier.alone,
        tranche=dossier.tranche,
        series=dossier.series,
        claims=" ".join(claim.id for claim in dossier.claims),
        articles=" ".join(dossier.articles),
        amounts=tuple(dossier.amounts.items()),
        relations=tuple(dossier.relations.items()),
    )


class Recalled(Dossier):
    """A dossier made from its stub: it can be grouped as it was; its claims are put to it where needed."""

    __slots__ = ("stub",)

    def __init__(self, stub: Stub) -> None:  # the other's fields, without reading a claim
        self.stub = stub
        self.pair, self.line, self.generation = stub.pair, stub.line, -1
        self.subject_id, self.object_id = stub.subject_id, stub.object_id
        self.forward = stub.subject_id == stub.pair[0]
        self.first, self.last = stub.first, stub.last
        self.cumulative, self.alone, self.tranche = stub.cumulative, stub.alone, stub.tranche
        self.series, self.opening_id = stub.series, stub.claims.partition(" ")[0]
        self.amounts, self.relations = dict(stub.amounts), dict(stub.relations)
        which = dict.fromkeys(stub.articles.split(" "))  # their claims are not asked for
        self.articles = cast("dict[str, Claim]", which)
        self.claims = []

    @property
    def id(self) -> str:
        """The id its deal has while nothing else is merged into it."""
        return self.stub.id

    @property
    def key(self) -> tuple[str, int, int]:
        """As of any dossier; no other has this one."""
        return (self.stub.id, len(self.stub.claims), self.generation)

    def put(self, claims: Mapping[str, Claim]) -> None:
        """Gives it its claims, which are found among those."""
        self.claims = [claims[claim_id] for claim_id in self.stub.claim_ids]


def cut(stub: Stub, claims: Mapping[str, Claim], end: int) -> Dossier:
    """The dossier as it was when only claims from before `end` were known; there must be one.

    `claims` may leave out those that were learned later.
    """
    given = (claims[i] for i in stub.claim_ids if i in claims)
    known = [claim for claim in given if learned_second(claim) < end]
    dossier = Dossier(stub.pair, known[0], stub.subject_id, stub.object_id, alone=stub.alone)
    for claim in known[1:]:
        dossier.take(claim)
    return dossier


def claims_of(stubs: Iterable[Stub]) -> set[str]:
    """The ids of all their claims."""
    return {claim_id for stub in stubs for claim_id in stub.claim_ids}
