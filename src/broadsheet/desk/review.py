"""Ledger review: deals that contradict themselves, and claims that wait for a second pair of eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet import ledger as room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.desk.judging import standing
from broadsheet.records import Article, Claim, Contradiction, Deal, Judgement

MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A deal and one thing in it that does not add up."""

    deal: Deal
    contradiction: Contradiction
    left: Claim
    right: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A claim, the article it stands in, and what an editor said of it."""

    claim: Claim
    article: Article
    ruling: Judgement | None

    @property
    def seen(self) -> str:
        """Id of the ruling shown."""
        return self.ruling.id if self.ruling else ""

    @property
    def before(self) -> str:
        """The words in front of the evidence, for reading it in its place."""
        span = self.claim.evidence[0]
        return self.article.text[max(0, span.start - 160) : span.start] if span.field == "text" else ""

    @property
    def after(self) -> str:
        """The words behind the evidence."""
        span = self.claim.evidence[0]
        return self.article.text[span.end : span.end + 160] if span.field == "text" else ""


def list_disputes() -> tuple[Dispute, ...]:
    """Contradictions, gravest first."""
    folded = fold_ledger()
    claims = {claim.id: claim for claim in folded.claims}
    return tuple(
        Dispute(
            deal=deal, contradiction=row, left=claims[row.left_claim_id], right=claims[row.right_claim_id]
        )
        for deal, row in room.list_contradictions(folded)[:MOST]
        if row.left_claim_id in claims and row.right_claim_id in claims
    )


def list_doubts() -> tuple[Doubt, ...]:
    """Claims no editor has ruled on: provisional parties and low confidence first, then newest."""
    rulings = _rulings()
    waiting = [claim for claim in reading.claims() if claim.id not in rulings]
    waiting.sort(key=lambda c: (c.reported_at is not None, c.reported_at), reverse=True)
    waiting.sort(key=_certainty)
    chosen = waiting[:MOST]
    articles = {a.id: a for a in reading.articles(sorted({c.article_id for c in chosen}))}
    return tuple(
        Doubt(claim=claim, article=articles[claim.article_id], ruling=None)
        for claim in chosen
        if claim.article_id in articles
    )


def _rulings() -> Mapping[str, Judgement]:
    stands = standing(reading.judgements())
    return {left: judgement for (kind, left, _), judgement in stands.items() if kind == "claim_holds"}


def _certainty(claim: Claim) -> tuple[bool, float]:
    parties = [m for m in (claim.subject, claim.object) if m is not None]
    provisional = any(m.party_id.startswith("?") for m in parties)
    return not provisional, claim.confidence if claim.confidence is not None else 1.0
