"""Deals and stories as a past day knew them: by what an edition printed, else from what is known today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from broadsheet.press.shelf import Shelf
from broadsheet.records import Article, Claim, Deal, Edition, Family, Money, Story

ClaimsOfDeal = Callable[[str], Sequence[Claim]]


def day_of(at: datetime) -> date:
    """The day of an instant as the ledger counts days: in UTC, whatever the clock of the outlet says."""
    return at.astimezone(UTC).date()


def deals_in(edition: Edition, deal_ids: Iterable[str], shelf: Shelf) -> tuple[Deal, ...]:
    """The deals as the edition's own ledger knew them; one that was not known by then is left out.

    Each stands under the id of today; without an id, where the ledger holds it no more. An edition made
    before it kept entries tells each as it stood at the end of its day.
    """
    kept = {deal.id: deal for deal in edition.entries}
    told: list[Deal] = []
    for deal_id in dict.fromkeys(deal_ids):
        deal = placed_today(kept[deal_id], shelf) if deal_id in kept else None
        deal = deal or stood_on(edition.date, deal_id, shelf)
        if deal is not None and (deal_id in kept or deal.id not in {other.id for other in told}):
            told.append(deal)
    return tuple(told)


def placed_today(entry: Deal, shelf: Shelf) -> Deal:
    """An edition's entry under the id that the deal has today; under "" where there is none."""
    now = heir_of(entry.id, shelf)
    return replace(entry, id=now.id if now is not None else "")


def stood_on(day: date, deal_id: str, shelf: Shelf) -> Deal | None:
    """A deal as it stood at the end of a day, with the voices and disputes of then; None: not known yet."""
    deal = heir_of(deal_id, shelf)
    then = as_it_stood(deal, day, shelf.claims_of_deal) if deal is not None else None
    if then is None:
        return None
    known = {c.id: c for c in shelf.claims_of_deal(then.id) if _is_told_by(c, day)}
    if not known:
        return then
    voices = {name for claim in known.values() for name in _names_of_voice(claim)}
    reports = len({claim.article_id for claim in known.values()})
    roots = tuple(root for root in then.roots if root in voices) or then.roots
    disputes = (c for c in then.contradictions if {c.left_claim_id, c.right_claim_id} <= known.keys())
    return replace(then, roots=roots[:reports], reports=reports, contradictions=tuple(disputes))


def _names_of_voice(claim: Claim) -> set[str]:
    """The names under which a claim's voice can stand among a deal's roots."""
    return {claim.root, claim.outlet, *(said.name for said in claim.said_by if said.kind == "outlet")}


def heir_of(deal_id: str, shelf: Shelf) -> Deal | None:
    """The deal of that id, or the one it was merged into."""
    deal = shelf.deal(deal_id)
    return shelf.deal(deal.merged_into) if deal is not None and deal.merged_into else deal


def as_it_stood(deal: Deal, day: date, claims_of_deal: ClaimsOfDeal) -> Deal | None:
    """The deal with its moves up to a day; None where nothing was known of it yet.

    Its sum is the one that counts today where somebody had stated it by then, else the last that a move told.
    """
    moves = tuple(m for m in deal.timeline if m.learned is not None and day_of(m.learned) <= day)
    if not moves:
        return None
    stated = [m for m in reversed(moves) if m.money is not None]
    told = next((m.money for m in stated if m.note != "amount"), stated[0].money if stated else None)
    money = told if is_one_sum(told, deal.money) else _sum_then(deal, day, claims_of_deal) or told
    return replace(deal, timeline=moves, stage=moves[-1].stage, money=money, last_moved=moves[-1].learned)


def _sum_then(deal: Deal, day: date, claims_of_deal: ClaimsOfDeal) -> Money | None:
    """Today's sum, where a claim stated it by the day."""
    stated = (c for c in claims_of_deal(deal.id) if is_one_sum(c.money, deal.money))
    return deal.money if any(_is_told_by(claim, day) for claim in stated) else None


def is_one_sum(left: Money | None, right: Money | None) -> bool:
    """Whether both are the same figure, in whatever words it is written."""
    if left is None or right is None:
        return left is right
    return replace(left, as_written="") == replace(right, as_written="")


def has_moved_on(then: Deal, now: Deal) -> bool:
    """Whether a line of the ledger reads otherwise today."""
    return then.stage != now.stage or not is_one_sum(then.money, now.money)


def _is_told_by(claim: Claim, day: date) -> bool:
    return claim.reported_at is not None and day_of(claim.reported_at) <= day


def story_on(day: date, story: Story, articles: Mapping[str, Article]) -> Story:
    """The story with the reports of up to a day and their voices; unchanged where all of them came later."""
    known = tuple(i for i in story.article_ids if i in articles and _was_out_by(articles[i], day))
    if not known or len(known) == len(story.article_ids):
        return story
    families = tuple(cut for family in story.families if (cut := _family_of(family, known)) is not None)
    voices = {f.root for f in families} | (
        {articles[i].provider.root for i in known} if not families else set()
    )
    return replace(
        story,
        article_ids=known,
        lead_id=story.lead_id if story.lead_id in known else known[0],
        first_id=story.first_id if story.first_id in known else known[0],
        last_seen=max((a for i in known if (a := articles[i].published)), default=story.first_seen),
        families=families,
        roots=tuple(root for root in story.roots if root in voices),
    )


def _was_out_by(article: Article, day: date) -> bool:
    at = article.published or article.seen_at
    return at is None or day_of(at) <= day


def _family_of(family: Family, known: Sequence[str]) -> Family | None:
    """A family of copies without those that came later; None where none is left."""
    left = [i for i in (family.head_id, *family.copy_ids) if i in known]
    return replace(family, head_id=left[0], copy_ids=tuple(left[1:])) if left else None
