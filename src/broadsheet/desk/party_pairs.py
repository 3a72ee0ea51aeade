"""Ledger review: parties that may be one, each with a sentence that names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.adapters.store.sheets import Sheet
from broadsheet.desk.judging import ruling_on_pair, standing
from broadsheet.desk.lookalikes import LIKENESSES, Alike, find_lookalikes
from broadsheet.desk.party_names import name_party
from broadsheet.records import Claim, Judgement

KIND = "same_party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two parties that look alike."""

    id: str
    name: str
    deals: int
    claim: Claim | None  #: the latest that names it
    is_known: bool  #: it stands in the catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPair:
    """Two parties that may be one, why that is asked, and what an editor said."""

    left: Side
    right: Side
    why: str = ""  #: an original of the catalogue; "" for what was decided
    ruling: Judgement | None = None


def list_party_pairs() -> tuple[Alike | Judgement, ...]:
    """Pairs that nobody decided on, the surest first; then rulings, latest first."""
    sheet = open_sheet()
    rulings = [j for j in standing(reading.judgements()).values() if j.kind == KIND]
    stands = {(KIND, j.left, j.right): j for j in rulings}
    alike = _lookalikes(sheet.revision(), sheet.parties())
    waiting = [one for one in alike if not ruling_on_pair(stands, KIND, one.left, one.right)]
    return (*waiting, *sorted(rulings, key=lambda j: j.at, reverse=True))


@lru_cache(maxsize=2)
def _lookalikes(_revision: str, parties: tuple[tuple[str, str], ...]) -> tuple[Alike, ...]:
    """Kept for as long as the ledger is the same."""
    return tuple(find_lookalikes(parties))


def show_pairs(rows: tuple[Alike | Judgement, ...]) -> list[PartyPair]:
    """Some of them with what the ledger says of either side."""
    sheet = open_sheet()
    return [
        PartyPair(
            left=_side(sheet, row.left),
            right=_side(sheet, row.right),
            why=LIKENESSES[row.likeness] if isinstance(row, Alike) else "",
            ruling=row if isinstance(row, Judgement) else None,
        )
        for row in rows
    ]


def count_waiting(rows: tuple[Alike | Judgement, ...]) -> int:
    """How many of them nobody decided on."""
    return sum(isinstance(row, Alike) for row in rows)


def is_party(party_id: str) -> bool:
    """Whether a deal names it, or an editor spoke of it before."""
    named = {i for j in reading.judgements() if j.kind == KIND for i in (j.left, j.right)}
    return party_id in named or bool(open_sheet().name_of(party_id))


def _side(sheet: Sheet, party_id: str) -> Side:
    deal = next(iter(sheet.deals(1, party_id)), None)
    claims = reading.claims_named(deal.claim_ids[-1:]) if deal else ()
    return Side(
        id=party_id,
        name=name_party(party_id),
        deals=sheet.count_of(party_id),
        claim=next(iter(claims), None),
        is_known=not party_id.startswith("?"),
    )
