"""Who gives how much: several givers of one verb, each with a sum, and sums that belong to another clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import same_bound
from broadsheet.claims.fields.listed_sums import listed_givers, share_listed
from broadsheet.claims.mask import MONEY, Masked
from broadsheet.claims.refusals.participants import without_lead
from broadsheet.records import Mention


def share_out(draft: Draft, match: re.Match[str], masked: Masked) -> Iterator[Draft]:
    """Each giver with its own amount where the sentence says so; else the draft as it is.

    As in "A and B invest up to $5bn and $10bn", "A and B put in $5bn each", "A puts in $5bn, and B $10bn".
    """
    if with_own := listed_givers(draft, masked):
        yield from share_listed(draft, with_own, masked)
        return
    draft = without_lead(draft, masked)
    givers = [m for m in (draft.subject, *draft.others) if m]
    if listed_sums := _sums_in_order(draft, match.end(), masked):
        yield listed_sums
        return
    at = match.start("M") if match.groupdict().get("M") else -1
    if draft.relation == "investment" and (
        listed := _LISTED_GIVERS.search(masked.mask, draft.start, draft.end)
    ):
        yield from _each_its_own(draft, listed, masked)
        return
    own = _own_amounts(masked, at, len(givers)) if at >= 0 and draft.family == "capital" else []
    if not own:
        yield draft
    first = masked.entity(own[0]).money if own else None
    for giver, sign in zip(givers, own, strict=False):
        money = same_bound(masked.entity(sign).money, first)
        yield replace(draft, subject=giver, others=[], money=money, said_by=[], evidence=[])
    if draft.relation == "investment" and draft.money is not None and not own:
        yield from _gapped(draft, match.end(), masked)
    if draft.money is not None and not own and not draft.frame.is_weak:
        yield from _sequels(draft, match.end(), masked)


_SUMS_BEHIND = re.compile(rf" {MONEY}(?: (?:,|and|, and) {MONEY})+(?! (?:each|apiece))")


def _sums_in_order(draft: Draft, end: int, masked: Masked) -> Draft | None:
    """As in "A and B invest in C up to $5bn and $10bn": the giver with the sum of its own place in the list; None elsewhere."""
    listed = _SUMS_BEHIND.match(masked.mask, end)
    if listed is None or draft.relation != "investment" or draft.subject is None:
        return None
    signs = re.findall(MONEY, listed.group())
    givers = [e.mentions for _, e in masked.signs() if e.kind == "group" and len(e.mentions) == len(signs)]
    place = next((g.index(draft.subject) for g in givers if draft.subject in g), -1)
    if place < 0:
        return None
    money = same_bound(masked.entity(signs[place]).money, masked.entity(signs[0]).money)
    return replace(draft, others=[], money=money, sum_at=masked.mask.find(signs[place]))


_LISTED_GIVERS = re.compile(
    rf"({MONEY})((?: ,| and| , and| while| , while) [\ue000-\ue1ff] {MONEY})+(?! each)"
)
_LISTED_GIVER = re.compile(rf"([\ue000-\ue1ff]) ({MONEY})")


def _each_its_own(draft: Draft, listed: re.Match[str], masked: Masked) -> Iterator[Draft]:
    """As in "A will put in $5m, B $3m and C $1m": the verb is said once, each gives its own sum."""
    yield replace(draft, others=[], money=masked.entity(listed[1]).money, sum_at=listed.start())
    for pair in _LISTED_GIVER.finditer(masked.mask, listed.start(), listed.end()):
        giver = masked.entity(pair[1]).mentions[0]
        if draft.object and giver.party_id != draft.object.party_id:
            money = masked.entity(pair[2]).money
            yield replace(
                draft, subject=giver, others=[], money=money, sum_at=pair.start(2), said_by=[], evidence=[]
            )


_SEQUEL = re.compile(
    rf"(?:[^.;:{MONEY[1:-1]}]{{0,70}}?) (?:,|and|, and|then|, then) (?:(?:which )?(?:was |were )?(?:followed|expanded|extended|increased|topped up) by )?"
    rf"(?:(?:another|a further|an additional|a second|a third|a follow-on|an?|by) )?({MONEY})"
    r"(?P<noun> (?:more|extra|add-on|add - on|expansion|extension|top-up|tranche|follow-on)\b)?(?= (?:in|on|last|this|later|the|a year|[,.;]))"
)
_SEQUEL_SIGN = re.compile(
    r"\b(?:followed|expanded|extended|increased|topped up) by |\b(?:another|further|additional|follow-on|by) \S+$"
)


def _sequels(draft: Draft, end: int, masked: Masked) -> Iterator[Draft]:
    """As in "…, followed by a $4 billion expansion in May", "and another $2 billion in March": the same two again."""
    own = [m.end() for m in re.finditer(MONEY, masked.mask) if masked.entity(m.group()).money is draft.money]
    end = max([end, *own])
    while found := _SEQUEL.match(masked.mask, end):
        told = masked.mask[end : found.end(1)]
        money = masked.entity(found[1]).money
        if (found["noun"] or _SEQUEL_SIGN.search(told)) and money != draft.money:
            yield replace(draft, money=money, said_by=[], evidence=[])
        end = found.end()


def _own_amounts(masked: Masked, at: int, count: int) -> list[str]:
    """The signs of as many amounts as there are givers, or one amount for each of them."""
    amounts = re.match(rf"{MONEY}(?: (?:,|and|, and) {MONEY})+", masked.mask[at:])
    signs = re.findall(MONEY, amounts.group()) if amounts else []
    if len(signs) == count >= 2:
        return signs
    is_each = masked.mask.startswith(" each", at + 1) or " each " in masked.mask[max(0, at - 30) : at]
    return [masked.mask[at]] * count if count >= 2 and is_each else []


_GAP = re.compile(
    rf"(?:[^.;:{MONEY[1:-1]}]{{0,50}}?) (?:,|and|, and|while|, while) ([\ue000-\ue1ff]) (?:(?:another|a further|the rest|is|will|adding) ){{0,2}}({MONEY})"
    r"(?= (?:[,.;]|and|in|into|more|from)|$)"
)


_INTO = re.compile(r" (?:in|into|on) ([\ue000-\ue1ff])")


def _gapped(draft: Draft, end: int, masked: Masked) -> Iterator[Draft]:
    """As in "…, and Nvidia up to $10 billion (into Mistral)": the verb is not said again, nor always what it gives to."""
    while found := _GAP.match(masked.mask, end):
        end = found.end()
        giver, taker = masked.entity(found[1]).mentions[0], draft.object
        if own := _INTO.match(masked.mask, end):
            taker, end = masked.entity(own[1]).mentions[0], own.end()
        if taker and giver.party_id != taker.party_id:
            money = masked.entity(found[2]).money
            yield replace(draft, subject=giver, object=taker, others=[], money=money, said_by=[], evidence=[])


def give_back_borrowed_sums(drafts: list[Draft]) -> None:
    """As in "puts $5m into Acme, a month after Globex took a stake": a sum that one clause has is not another's too."""
    owners = [(d, d.sum_at) for d in drafts if d.money and _has_sum(d)]
    borrowers = [d for d in drafts if d.money and not _has_sum(d)]
    for draft in borrowers:
        if any(at == draft.sum_at and _is_apart(owner, draft) for owner, at in owners):
            draft.money, draft.cumulative = None, False
    for draft in (d for d in drafts if d.money and d.family == "capital"):
        giver = _giver_in_list(draft)
        if (
            giver
            and giver != draft.object
            and (draft.subject is None or draft.subject.party_id != giver.party_id)
        ):
            draft.money = None


_FOR = re.compile(r" (?:today |yesterday )?(?:for|with) (?:[a-z-]+ ){0,2}$")


def _has_sum(draft: Draft) -> bool:
    """Whether the draft's sum stands in its words or as the price right behind them ("buys Acme for $5m")."""
    is_inside = draft.start <= draft.sum_at < draft.end
    return is_inside or _FOR.fullmatch(draft.masked.mask, draft.end, draft.sum_at) is not None


def _giver_in_list(draft: Draft) -> Mention | None:
    """As in "A will put in $5m and B $3m": whose the draft's sum is, where it stands right behind a giver."""
    for listed in _LISTED_GIVERS.finditer(draft.masked.mask):
        for pair in _LISTED_GIVER.finditer(draft.masked.mask, *listed.span()):
            if pair.start(2) == draft.sum_at:
                return draft.masked.entity(pair[1]).mentions[0]
    return None


def _is_apart(owner: Draft, draft: Draft) -> bool:
    return owner.parties != draft.parties and (owner.end <= draft.start or draft.end <= owner.start)
