"""Editors' merges: laid over the deals that the claims alone give, and lifted off as easily."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from broadsheet.ledger.deals import make_deal
from broadsheet.ledger.dossier import deal_id
from broadsheet.ledger.rulings import Rulings
from broadsheet.records import Claim, Deal, Finding

ClaimsOf = Callable[[Iterable[str]], list[Claim]]


def merge_deals(
    deals: list[Deal], stones: dict[str, str], rulings: Rulings, claims_of: ClaimsOf
) -> tuple[list[Deal], dict[str, str], tuple[Finding, ...]]:
    """(deals, tombstones, findings) after every pair that an editor ruled to be one deal is one.

    A judgement may name a deal by any id it ever had, or by one of its claims. One that names
    nothing known becomes a Finding.
    """
    standing = {deal.id: deal for deal in deals}
    stones = dict(stones)
    findings: list[Finding] = []
    homes = _Homes(standing, stones)
    for left, right in rulings.together:
        a, b = homes.find(left), homes.find(right)
        if a is None or b is None:
            findings.append(_unknown(left if a is None else right))
        elif a != b:
            merged = make_deal(
                claims_of([*standing[a].claim_ids, *standing[b].claim_ids]), rulings.name_party
            )
            gone = b if merged.id == a else a
            holder = standing[merged.id].part_of if merged.id in standing else ""
            standing.pop(gone)
            standing[merged.id] = replace(merged, part_of=holder if holder != gone else "")
            stones[gone] = merged.id
    return (
        [_follow(deal, stones) for deal in standing.values()],
        {i: _last(i, stones) for i in stones},
        tuple(findings),
    )


class _Homes:
    """Finds the deal that an id leads to today."""

    def __init__(self, standing: dict[str, Deal], stones: dict[str, str]) -> None:
        self._standing = standing
        self._stones = stones
        self._by_claim: dict[str, str] | None = None

    def find(self, given: str) -> str | None:
        """The id of the standing deal, or None."""
        found = _last(given, self._stones)
        if found in self._standing:
            return found
        if self._by_claim is None:
            self._by_claim = {}
            for deal in self._standing.values():
                for claim in deal.claim_ids:
                    self._by_claim[claim] = deal.id
                    self._by_claim.setdefault(deal_id(claim), deal.id)
        home = self._by_claim.get(given)
        return None if home is None else _last(home, self._stones)


def _last(given: str, stones: dict[str, str]) -> str:
    while given in stones:
        given = stones[given]
    return given


def _follow(deal: Deal, stones: dict[str, str]) -> Deal:
    holder = _last(deal.part_of, stones) if deal.part_of else ""
    holder = "" if holder == deal.id else holder
    return deal if holder == deal.part_of else replace(deal, part_of=holder)


def _unknown(given: str) -> Finding:
    message = (
        f"same_deal names {given}, which is neither a deal nor a claim of this ledger; withdraw or replace it"
    )
    return Finding(level="warning", step="ledger@1", subject_id=given, code="law_broken", message=message)
