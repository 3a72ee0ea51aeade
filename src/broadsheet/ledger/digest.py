"""The revision of a ledger: one digest of its claims and judgements, whatever their order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from broadsheet.ledger.amounts import amount_of
from broadsheet.ledger.clocks import DAY, learned_second
from broadsheet.records import Claim, Judgement

WIDTH = 1 << 128


class Digest:
    """A sum of hashes: adding and taking away a claim costs the same however many there are.

    It is kept by the day a claim was learned, so that a past day's is a sum of fewer days.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), days: Mapping[int, int] | None = None) -> None:
        self._rulings = 0
        self._days = dict(days or {})
        for judgement in sorted({j.id: j for j in judgements}.values(), key=lambda j: j.id):
            self._rulings += _hash(("judgement", judgement.id, judgement.verdict, judgement.at.isoformat()))

    def add(self, claim: Claim) -> None:
        """Counts the claim in."""
        self._count(claim, 1)

    def take(self, claim: Claim) -> None:
        """Counts the claim out again."""
        self._count(claim, -1)

    def _count(self, claim: Claim, times: int) -> None:
        second = learned_second(claim)
        day, value = second // DAY, times * _claim_hash(claim, second)
        self._days[day] = (self._days.get(day, 0) + value) % WIDTH

    def days(self) -> dict[int, int]:
        """Days since 1970 → what the claims learned on that day add up to."""
        return dict(self._days)

    def show(self) -> str:
        """Sixteen hex digits."""
        whole = (self._rulings + sum(self._days.values())) % WIDTH
        return hashlib.sha256(f"ledger {whole:032x}".encode()).hexdigest()[:16]


def _claim_hash(claim: Claim, second: int) -> int:
    giver = claim.subject.party_id if claim.subject else None
    taker = claim.object.party_id if claim.object else None
    when = claim.when
    days = None if when is None else f"{when.earliest}/{when.latest}"
    unnamed = ("unnamed givers",) if claim.unnamed_givers else ()
    return _hash((
        claim.id, claim.text_id, claim.relation, claim.stage, giver, taker, amount_of(claim.money),
        claim.denied, claim.cumulative, claim.root, second, days, *unnamed,
    ))  # fmt: skip


def _hash(parts: tuple[object, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=16).digest(), "big")
