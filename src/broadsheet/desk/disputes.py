"""Claims of one deal that do not add up, a page at a time however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.desk.judging import Standing, ruling_on_pair, standing
from broadsheet.desk.paging import MOST
from broadsheet.records import Claim, Contradiction, Deal, Judgement

Found = tuple[Deal, Contradiction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A deal and one thing in it that does not add up."""

    deal: Deal
    contradiction: Contradiction
    left: Claim
    right: Claim
    ruling: Judgement | None = None  #: an editor lets it stand
    left_seen: str = ""  #: id of the ruling on the left claim; "" for none
    right_seen: str = ""


def count_disputes() -> int:
    """How many there are in all."""
    return open_sheet().count_contradictions()


def count_waiting() -> int:
    """How many of them no editor let stand."""
    sheet, stands = open_sheet(), standing(reading.judgements())
    total = sheet.count_contradictions()
    if not any(kind == "dispute" for kind, _, _ in stands):
        return total
    return sum(_ruling(stands, row) is None for _, row in sheet.contradictions(total))


def list_disputes(skip: int = 0) -> tuple[Dispute, ...]:
    """A page of contradictions, gravest first; those that an editor let stand come after all others."""
    stands = standing(reading.judgements())
    let_stand = sum(kind == "dispute" for kind, _, _ in stands)
    found = open_sheet().contradictions(skip + MOST + let_stand)
    ordered = sorted(found, key=lambda one: _ruling(stands, one[1]) is not None)
    return _with_claims(ordered[skip : skip + MOST], stands)


def _with_claims(found: Sequence[Found], stands: Standing) -> tuple[Dispute, ...]:
    told = {i for _, row in found for i in (row.left_claim_id, row.right_claim_id)}
    claims = {claim.id: claim for claim in reading.claims_named(told)}
    return tuple(
        Dispute(
            deal=deal, contradiction=row, left=claims[row.left_claim_id], right=claims[row.right_claim_id],
            ruling=_ruling(stands, row),
            left_seen=_ruling_id(stands, row.left_claim_id),
            right_seen=_ruling_id(stands, row.right_claim_id),
        )
        for deal, row in found
        if row.left_claim_id in claims and row.right_claim_id in claims
    )  # fmt: skip


def _ruling(stands: Standing, row: Contradiction) -> Judgement | None:
    return ruling_on_pair(stands, "dispute", row.left_claim_id, row.right_claim_id)


def _ruling_id(stands: Standing, claim_id: str) -> str:
    ruling = stands.get(("claim_holds", claim_id, ""))
    return ruling.id if ruling else ""
