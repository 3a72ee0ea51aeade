"""Givers in a list, each with its own sum in brackets: "from Acme ($5m), Globex ($3m) and Initech ($2m)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.records import Mention, Money

_NAMED = frozenset(("org", "stranger"))
_BETWEEN = re.compile(r"(?:, and|,| and|;)(?: (?:the |also ))? ?")
_GIVE_BEFORE = re.compile(
    r"\b(?:from|(?<!raised )(?<!closed )(?<!secured )(?<!won )(?<!announced )by)(?: (?:investors|backers|giants|companies)(?: such as| like| including)?)? $"
    r"|\b(?:backers?|investors?|shareholders|owners|lenders|participants|contributors)\b[^.;:]{0,60}(?:\b(?:are|were|include[sd]?|including|such as|like)|:) $",
    re.IGNORECASE,
)
_GIVE_BEHIND = re.compile(
    r" (?:(?:are|were) (?:all |among )?(?:(?:the|its|[A-Z][\w.&-]*['’]s) )?(?:[a-z-]+ ){0,2}(?:backers|investors|shareholders|contributors)"
    r"|(?:have |had )?(?:all |each )?(?:invested|joined|participated|took part|contributed|backed|put)\b)"
)


def with_own_sums(entities: list[Entity], text: str) -> list[Entity]:
    """Names of givers that are listed with sums in brackets keep these as their own; any other brackets stay.

    A bare list ("Acme ($5m), Globex ($3m)") may as well tell who raised, so that words of giving have to
    stand before or behind it.
    """
    kept: list[Entity] = []
    at = 0
    while at < len(entities):
        stop, members = _run(entities, at, text)
        if len(members) > 1 and _are_givers(members, text):
            kept.extend(members)
            at = stop
        else:
            kept.append(entities[at])
            at += 1
    return kept


def _run(entities: list[Entity], at: int, text: str) -> tuple[int, list[Entity]]:
    """The names from a place on that each have a sum in brackets, and where the entities go on behind them."""
    members: list[Entity] = []
    while at + 1 < len(entities):
        giver, amount = entities[at], entities[at + 1]
        is_next = not members or _BETWEEN.fullmatch(text, members[-1].end, giver.start) is not None
        is_own = text[giver.end : amount.start] == " (" and text[amount.end : amount.end + 1] == ")"
        if not (is_next and is_own and giver.kind in _NAMED and amount.kind == "money"):
            break
        members.append(replace(giver, end=amount.end + 1, money=amount.money))
        at += 2
    return at, members


def _are_givers(members: list[Entity], text: str) -> bool:
    before = text[max(0, members[0].start - 120) : members[0].start]
    return _GIVE_BEFORE.search(before) is not None or _GIVE_BEHIND.match(text, members[-1].end) is not None


def own_sums_of(entities: list[Entity]) -> dict[str, Money]:
    """What each listed giver gives, by party id."""
    return {e.mentions[0].party_id: e.money for e in entities if e.kind in _NAMED and e.money and e.mentions}


def listed_givers(draft: Draft, masked: Masked) -> list[Mention]:
    """Those who give in a draft of capital and have sums of their own; [] for any other draft."""
    if draft.family != "capital":
        return []
    return [m for m in (draft.subject, *draft.others) if m and m.party_id in masked.own_sums]


def share_listed(draft: Draft, givers: list[Mention], masked: Masked) -> Iterator[Draft]:
    """The round that all gave to, and what each of `givers` gave."""
    everyone = [m for m in (draft.subject, *draft.others) if m]
    if draft.relation == "funding_round":
        is_lead = draft.subject is not None and draft.subject not in givers
        yield replace(
            draft,
            subject=draft.subject if is_lead else None,
            others=[m for m in everyone if m != draft.subject or not is_lead],
        )
    for giver in givers:
        money = masked.own_sums[giver.party_id]
        yield replace(
            draft,
            relation="investment",
            subject=giver,
            others=[],
            money=money,
            sum_at=-1,
            said_by=[],
            evidence=[],
        )
