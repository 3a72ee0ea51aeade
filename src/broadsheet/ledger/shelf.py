"""A Shelf keeps claims by id and in the order of their ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from broadsheet.records import Claim


class Shelf:
    """A mapping of claims that can be read in order without sorting it whole again."""

    __slots__ = ("_by_id", "_fresh", "_ids", "_ordered")

    def __init__(self) -> None:
        self._by_id: dict[str, Claim] = {}
        self._ids: list[str] = []
        self._ordered: list[Claim] = []
        self._fresh: dict[str, Claim] | None = {}  #: put since the last reading; None: sort anew

    def get(self, claim_id: str) -> Claim | None:
        """The claim with that id, or None."""
        return self._by_id.get(claim_id)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._by_id.values())

    def put(self, claim: Claim) -> None:
        """Adds the claim; one of the same id has to be dropped before."""
        self._by_id[claim.id] = claim
        if self._fresh is not None:
            self._fresh[claim.id] = claim

    def drop(self, claim_id: str) -> None:
        """Takes the claim away."""
        del self._by_id[claim_id]
        if self._fresh is None or self._fresh.pop(claim_id, None) is None:
            self._fresh = None

    def ordered(self) -> list[Claim]:
        """All claims by id."""
        if self._fresh is None or len(self._fresh) > len(self._ids) // 4:
            self._ids = sorted(self._by_id)
            self._ordered = [self._by_id[i] for i in self._ids]
        elif self._fresh:
            self._weave(sorted(self._fresh))
        self._fresh = {}
        return self._ordered

    def _weave(self, fresh: list[str]) -> None:
        """Puts a few new claims between the many: whole stretches are copied, not compared."""
        ids: list[str] = []
        ordered: list[Claim] = []
        start = 0
        for claim_id in fresh:
            at = bisect_left(self._ids, claim_id, start)
            ids += self._ids[start:at]
            ordered += self._ordered[start:at]
            ids.append(claim_id)
            ordered.append(self._by_id[claim_id])
            start = at
        self._ids = ids + self._ids[start:]
        self._ordered = ordered + self._ordered[start:]
