"""The revision of a ledger: one digest of its claims and judgements, whatever their order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from broadsheet.ledger.amounts import amount_of
from broadsheet.ledger.clocks import learned_second
from broadsheet.records import Claim, Judgement

WIDTH = 1 << 128


class Digest:
    """A sum of hashes: adding and taking away a claim costs the same however many there are."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._sum = 0
        for judgement in sorted({j.id: j for j in judgements}.values(), key=lambda j: j.id):
            self._sum += _hash(("judgement", judgement.id, judgement.verdict, judgement.at.isoformat()))

    def add(self, claim: Claim) -> None:
        """Counts the claim in."""
        self._sum = (self._sum + _claim_hash(claim)) % WIDTH

    def take(self, claim: Claim) -> None:
        """Counts the claim out again."""
        self._sum = (self._sum - _claim_hash(claim)) % WIDTH

    def show(self) -> str:
        """Sixteen hex digits."""
        return hashlib.sha256(f"ledger {self._sum % WIDTH:032x}".encode()).hexdigest()[:16]


def _claim_hash(claim: Claim) -> int:
    giver = claim.subject.party_id if claim.subject else None
    taker = claim.object.party_id if claim.object else None
    when = claim.when
    days = None if when is None else f"{when.earliest}/{when.latest}"
    return _hash((
        claim.id, claim.text_id, claim.relation, claim.stage, giver, taker, amount_of(claim.money),
        claim.denied, claim.cumulative, claim.root, learned_second(claim), days,
    ))  # fmt: skip


def _hash(parts: tuple[object, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=16).digest(), "big")
