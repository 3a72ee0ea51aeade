"""How much waits behind each tab of ledger review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from broadsheet.adapters.store.folding import open_sheet
from broadsheet.desk import disputes, doubted_claims, party_pairs, twins

MANY: Final = 20_000  #: deals from which on pairs are no longer counted: each is looked for among all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Rows that no editor decided on, and claims that one did."""

    claims: int
    decided: int
    deals: int | None  #: None where counting them would keep every page waiting
    parties: int | None  #: the same
    disputes: int


def count_ledger_work() -> Waiting:
    """The numbers beside the tabs."""
    few = open_sheet().count() < MANY
    return Waiting(
        claims=doubted_claims.count_doubts(),
        decided=doubted_claims.count_doubts("decided"),
        deals=sum(pair.ruling is None for pair in twins.list_twins()) if few else None,
        parties=party_pairs.count_waiting(party_pairs.list_party_pairs()) if few else None,
        disputes=disputes.count_waiting(),
    )
