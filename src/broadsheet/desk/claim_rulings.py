"""What editors said of claims, and which of it the sources have overtaken since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from broadsheet.adapters.store import doubts, reading
from broadsheet.desk.judging import standing
from broadsheet.desk.paging import MOST
from broadsheet.records import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What editors said of claims, and which of it the sources have overtaken."""

    holds: Mapping[str, Judgement]
    corrected: Mapping[str, Judgement]
    held: Mapping[str, str]  #: claim id → id of its article, for those that the store still holds
    reopened: frozenset[str]

    @property
    def decided(self) -> list[str]:
        """Claims with a ruling that counts, latest first."""
        ruled = self.held.keys() - self.reopened
        return sorted(ruled, key=lambda i: (_decided_at(i, self.holds, self.corrected), i), reverse=True)


def read_rulings() -> Rulings:
    """The rulings and corrections that stand."""
    stands = standing(reading.judgements())
    holds = {key[1]: j for key, j in stands.items() if key[0] == "claim_holds"}
    corrected = {key[1]: j for key, j in stands.items() if key[0] == "claim_corrected"}
    held = doubts.articles_behind([*holds, *corrected])
    reopened = frozenset(_reopened(held, holds, corrected))
    return Rulings(holds=holds, corrected=corrected, held=held, reopened=reopened)


def _reopened(
    held: Mapping[str, str], holds: Mapping[str, Judgement], corrected: Mapping[str, Judgement]
) -> set[str]:
    """Claims, of those by id with their article, whose article got another wording since."""
    changed = reading.last_changes(held.values())
    return {
        claim_id
        for claim_id, article in held.items()
        if article in changed and changed[article] > _decided_at(claim_id, holds, corrected)
    }


def _decided_at(
    claim_id: str, holds: Mapping[str, Judgement], corrected: Mapping[str, Judgement]
) -> datetime:
    return max(j.at for j in (holds.get(claim_id), corrected.get(claim_id)) if j is not None)


def list_orphans() -> tuple[Judgement, ...]:
    """Rulings on claims that no source makes any more, latest first."""
    stands = standing(reading.judgements())
    ruled = [j for key, j in stands.items() if key[0] in {"claim_holds", "claim_corrected"}]
    known = doubts.articles_behind(j.left for j in ruled)
    return tuple(sorted((j for j in ruled if j.left not in known), key=lambda j: j.at, reverse=True))[:MOST]
