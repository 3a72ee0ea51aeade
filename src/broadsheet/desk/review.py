"""Ledger review: claims that wait for a second pair of eyes, deals that may be one, and what contradicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations

from broadsheet.adapters.store import doubts, reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.desk.corrections import apply_correction
from broadsheet.desk.judging import Standing, standing
from broadsheet.press.views import Change
from broadsheet.records import FAMILY_OF, Article, Claim, Contradiction, Deal, Judgement, Ledger

MOST = 40  #: rows on a page
MOST_DISPUTES = 2000  #: the gravest; each takes some microseconds to list
NEAR = timedelta(days=60)  #: two deals of one pair this close may be one


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A claim as the machine read it and as an editor reads it, in its article."""

    claim: Claim
    article: Article
    ruling: Judgement | None = None  #: whether it holds
    correction: Judgement | None = None
    reopened: bool = False  #: the source was changed after the editor decided
    corrected: Claim  #: as the editor reads it; as the machine does where no editor differs
    changes: tuple[Change, ...] = ()  #: what the source changed since, for a claim that is open again
    typed: Mapping[str, str] | None = None  #: what an editor just typed into its form

    @property
    def form(self) -> Mapping[str, object]:
        """The values of the fields for reading it otherwise."""
        if self.typed is not None:
            return self.typed
        claim = self.corrected
        return {
            "read_subject": claim.subject.name if claim.subject else "",
            "read_object": claim.object.name if claim.object else "",
            "read_relation": claim.relation,
            "read_stage": claim.stage,
            "read_money": claim.money.as_written if claim.money else "",
            "read_quantity": claim.quantity,
            "read_denied": claim.denied,
            "read_cumulative": claim.cumulative,
        }

    @property
    def seen(self) -> str:
        """Id of the ruling shown."""
        return self.ruling.id if self.ruling else ""

    @property
    def decided_by(self) -> str:
        """Who ruled on it or read it otherwise; "" for nobody."""
        return next((j.by for j in (self.ruling, self.correction) if j is not None), "")

    @property
    def correction_seen(self) -> str:
        """Id of the correction shown."""
        return self.correction.id if self.correction else ""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two deals of one pair that lie close together: one told twice, or two?"""

    left: Deal
    right: Deal
    left_claim: Claim
    right_claim: Claim
    ruling: Judgement | None = None


def list_disputes() -> tuple[Dispute, ...]:
    """Contradictions, those nobody decided on first, then gravest first."""
    stands = standing(reading.judgements())
    decided = sum(kind == "dispute" for kind, _, _ in stands)
    found = open_sheet().contradictions(MOST_DISPUTES + decided)
    told = {i for _, row in found for i in (row.left_claim_id, row.right_claim_id)}
    claims = {claim.id: claim for claim in reading.claims_named(told)}
    disputes = [
        Dispute(
            deal=deal, contradiction=row, left=claims[row.left_claim_id], right=claims[row.right_claim_id],
            ruling=_of_pair(stands, "dispute", row.left_claim_id, row.right_claim_id),
            left_seen=_ruling_id(stands, row.left_claim_id),
            right_seen=_ruling_id(stands, row.right_claim_id),
        )
        for deal, row in found
        if row.left_claim_id in claims and row.right_claim_id in claims
    ]  # fmt: skip
    disputes.sort(key=lambda dispute: dispute.ruling is not None)
    return tuple(disputes)


def _ruling_id(stands: Standing, claim_id: str) -> str:
    ruling = stands.get(("claim_holds", claim_id, ""))
    return ruling.id if ruling else ""


def list_twins() -> tuple[Twins, ...]:
    """Deals between the same two parties and of one family that lie close; undecided first, then latest."""
    found = _present()
    claims = {claim.id: claim for claim in found.claims}
    stands = standing(reading.judgements())
    living = [deal for deal in found.deals if not deal.merged_into and deal.claim_ids and not deal.cumulative]
    pairs: dict[tuple[str, ...], list[Deal]] = {}
    for deal in living:
        sides = sorted({role.party_id for role in deal.roles if role.part != "other" and role.party_id})
        if len(sides) == 2:
            pairs.setdefault((*sides, FAMILY_OF[deal.relation]), []).append(deal)
    twins = [
        Twins(
            left=left, right=right, left_claim=claims[left.claim_ids[0]],
            right_claim=claims[right.claim_ids[0]], ruling=_of_pair(stands, "same_deal", left.id, right.id),
        )
        for deals in pairs.values()
        for left, right in combinations(sorted(deals, key=_first_told), 2)
        if _lie_close(left, right)
    ]  # fmt: skip
    twins.sort(key=lambda t: (t.ruling is not None, -_first_told(t.right)[0], t.left.id))
    return tuple(twins)


def _first_told(deal: Deal) -> tuple[float, str]:
    learned = [move.learned for move in deal.timeline if move.learned is not None]
    return (min(learned).timestamp() if learned else 0.0, deal.id)


def _lie_close(left: Deal, right: Deal) -> bool:
    return abs(_first_told(right)[0] - _first_told(left)[0]) <= NEAR.total_seconds()


def _of_pair(stands: Standing, kind: str, left: str, right: str) -> Judgement | None:
    return stands.get((kind, left, right)) or stands.get((kind, right, left))


def _present() -> Ledger:
    return StoreShelf().ledger()


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


def count_doubts(show: str = "") -> int:
    """How many claims `list_doubts` lists in all."""
    rulings = read_rulings()
    decided = len(rulings.held) - len(rulings.reopened)
    return decided if show == "decided" else doubts.count_claims() - decided


def list_doubts(show: str = "", skip: int = 0) -> tuple[Doubt, ...]:
    """A page of claims that want an editor: reopened ones, unknown names, low confidence, then newest.

    With `show` "decided" those an editor ruled on, latest ruling first.
    """
    rulings = read_rulings()
    if show == "decided":
        chosen = doubts.in_order(rulings.decided[skip : skip + MOST])
    else:
        first = sorted(rulings.reopened)[skip : skip + MOST]
        after = max(0, skip - len(rulings.reopened))
        rest = doubts.least_certain(MOST - len(first), leave_out=rulings.held.keys(), skip=after)
        chosen = (*doubts.in_order(first), *rest)
    articles = {a.id: a for a in reading.articles(sorted({c.article_id for c in chosen}))}
    return tuple(_doubt(c, articles[c.article_id], rulings) for c in chosen if c.article_id in articles)


def doubt_of(claim_id: str, typed: Mapping[str, str]) -> Doubt:
    """One claim with what an editor typed into its form."""
    (claim,) = doubts.in_order([claim_id])
    (article,) = reading.articles([claim.article_id])
    return replace(_doubt(claim, article, read_rulings()), typed=typed)


def _doubt(claim: Claim, article: Article, rulings: Rulings) -> Doubt:
    correction = rulings.corrected.get(claim.id)
    reopened = claim.id in rulings.reopened
    return Doubt(
        claim=claim,
        article=article,
        ruling=rulings.holds.get(claim.id),
        correction=correction,
        reopened=reopened,
        corrected=apply_correction(claim, correction),
        changes=tuple(StoreShelf().changes(article.id, 1)) if reopened else (),
    )


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
