"""The ledger folded, as of a day by either clock, compared with another, and without a party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import Literal

from broadsheet.ledger.clocks import effective_day, learned_day
from broadsheet.ledger.deals import make_deal
from broadsheet.ledger.dossier import deal_id
from broadsheet.ledger.flows import is_pooled
from broadsheet.ledger.folder import Folder
from broadsheet.records import MUTUAL, Claim, Deal, Judgement, Ledger, Mention, Move

ClockName = Literal["known", "effective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one deal between two ledgers."""

    kind: Literal["new", "gone", "merged", "moved", "revised"]
    deal_id: str
    before: Deal | None
    after: Deal | None
    moves: tuple[Move, ...] = ()  #: moves that the earlier ledger did not have
    merged_into: str = ""


def fold(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> Ledger:
    """The ledger that the claims add up to: the same for every order, and for claims given twice.

    Bad claims and judgements become findings of the ledger and are left out of its deals.
    """
    return Folder(claims, judgements).ledger()


def as_of(
    claims: Iterable[Claim], judgements: Iterable[Judgement], day: date, *, clock: ClockName = "known"
) -> Ledger:
    """The ledger of a past day, the whole day included (UTC).

    "known": from the claims reported and the judgements passed by then. "effective": what was in
    force then as far as is known now; deals keep the ids they have today.
    """
    if clock == "known":
        then = [claim for claim in claims if _known_by(claim, day)]
        judged = [j for j in judgements if j.at.astimezone(UTC).date() <= day]
        return Folder(then, judged).ledger(as_of=day)
    return in_force_on(fold(claims, judgements), day)


def _known_by(claim: Claim, day: date) -> bool:
    learned = learned_day(claim)
    return learned is not None and learned <= day


def in_force_on(ledger: Ledger, day: date) -> Ledger:
    """What of a ledger was in force on a day; deals keep their ids, roles and holders."""
    standing = claims_in_force(ledger.claims, ledger.deals, day)
    deals = [then for deal in ledger.deals if (then := deal_in_force(deal, standing)) is not None]
    return replace(
        ledger,
        deals=tuple(let_go(deals)),
        claims=tuple(claim for claim in ledger.claims if claim.id in standing),
        as_of=day,
    )


def claims_in_force(claims: Iterable[Claim], deals: Iterable[Deal], day: date) -> dict[str, Claim]:
    """Those of the claims of these deals that are in force on a day, by id."""
    totals = {i for deal in deals if deal.cumulative for i in deal.claim_ids}
    since = ((claim, effective_day(claim, total=claim.id in totals)) for claim in claims)
    return {claim.id: claim for claim, first in since if first is not None and first <= day}


def deal_in_force(deal: Deal, standing: Mapping[str, Claim]) -> Deal | None:
    """What of a deal its claims in force give, under its id, roles and holder; None where there is none."""
    claims = [standing[i] for i in deal.claim_ids if i in standing]
    if len(claims) == len(deal.claim_ids):
        return deal
    if not claims:
        return None
    return replace(
        make_deal(claims, _as_named, id=deal.id, total=deal.cumulative),
        roles=deal.roles,
        part_of=deal.part_of,
    )


def _as_named(mention: Mention) -> tuple[str, str]:
    return mention.party_id, mention.name


def let_go(deals: list[Deal]) -> list[Deal]:
    """Deals whose holder is not among them are held by none."""
    ids = {deal.id for deal in deals}
    return [d if not d.part_of or d.part_of in ids else replace(d, part_of="") for d in deals]


def diff(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """What changed from one ledger to another, by deal id; deals that are the same are left out."""
    old = {deal.id: deal for deal in before.deals}
    return compare_deals(old, {deal.id: deal for deal in after.deals}, dict(after.tombstones))


def compare_deals(
    old: Mapping[str, Deal], new: Mapping[str, Deal], heirs: Mapping[str, str]
) -> tuple[Change, ...]:
    """`diff` from deals by id; `heirs` say what those that are gone were merged into."""
    changes = [_gone(deal, heirs.get(deal.id, "")) for i, deal in old.items() if i not in new]
    for i, deal in new.items():
        if i not in old:
            changes.append(Change(kind="new", deal_id=i, before=None, after=deal, moves=deal.timeline))
        elif old[i] != deal:
            changes.append(_compare(old[i], deal))
    return tuple(sorted(changes, key=lambda change: change.deal_id))


def _gone(deal: Deal, merged_into: str) -> Change:
    kind: Literal["merged", "gone"] = "merged" if merged_into else "gone"
    return Change(kind=kind, deal_id=deal.id, before=deal, after=None, merged_into=merged_into)


def _compare(old: Deal, new: Deal) -> Change:
    moves = tuple(move for move in new.timeline if move not in old.timeline)
    return Change(kind="moved" if moves else "revised", deal_id=new.id, before=old, after=new, moves=moves)


def without(ledger: Ledger, party_id: str) -> Ledger:
    """The ledger if a party and everything it takes part in left it: "what if this backer leaves".

    A deal of several stays for the others, without a sum: what they would give is unknown.
    """
    deals = [left for deal in ledger.deals if (left := _leave(deal, party_id)) is not None]
    told = {i for deal in deals for i in deal.claim_ids}
    return replace(ledger, deals=tuple(let_go(deals)), claims=tuple(c for c in ledger.claims if c.id in told))


def _leave(deal: Deal, party_id: str) -> Deal | None:
    """The deal without a party; None where nothing is left: no taker, nobody who gives, or one side alone."""
    parts = {role.part for role in deal.roles if role.party_id == party_id}
    if not parts:
        return deal
    others = tuple(role for role in deal.roles if role.party_id != party_id)
    if deal.relation in MUTUAL:
        stays = len(others) > 1
    elif "subject" in parts:
        stays = is_pooled(deal) and any(role.part == "other" for role in others)
    else:
        stays = "object" not in parts
    return replace(deal, roles=others, money=None) if stays else None


def resolve(ledger: Ledger, given: str) -> Deal | None:
    """The deal that an id leads to: its own, one it was merged into, or one that it had before.

    A deal's id comes from its earliest claim; where an earlier claim came to light the former id
    still leads here. None: no such deal, or its claims were withdrawn.
    """
    stones = dict(ledger.tombstones)
    while given in stones:
        given = stones[given]
    standing = next((deal for deal in ledger.deals if deal.id == given), None)
    if standing is not None:
        return standing
    return next((d for d in ledger.deals if any(given in {i, deal_id(i)} for i in d.claim_ids)), None)
