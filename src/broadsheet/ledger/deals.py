"""Makes a Deal from the dossiers that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from broadsheet.ledger.amounts import Amount, amount_of, compare_amounts, headline
from broadsheet.ledger.clocks import learned_at, learned_second, order_of
from broadsheet.ledger.contradictions import find_contradictions
from broadsheet.ledger.conversions import Stated, in_one_currency
from broadsheet.ledger.dossier import deal_id, name_most
from broadsheet.ledger.roots import count_roots, name_roots, voice_of
from broadsheet.ledger.stages import LADDER, trace_moves
from broadsheet.records import MUTUAL, Claim, Deal, Mention, Money, Relation, Role

Namer = Callable[[Mention], tuple[str, str]]
"""Gives (party id, name) of a mention, with editors' judgements on parties applied."""

SHARED = 1 / 3  #: part of the voices that have to name a further giver of an investment

PROOF = {"filing": 3, "regulator": 3, "company": 2, "outlet": 1, "person": 1, "anonymous": 0}


def make_deal(
    claims: Sequence[Claim],
    name_party: Namer,
    *,
    id: str = "",  # noqa: A002
    total: bool | None = None,
) -> Deal:
    """The deal that `claims` (at least one, any order) tell of; `id` overrides the derived one.

    `total` says whether it is a running total; without it, it is one where any claim calls it so.
    """
    told = sorted(claims, key=order_of)
    is_total = any(claim.cumulative for claim in told) if total is None else total
    stage, timeline = trace_moves(told)
    roots, reports = count_roots(told)
    relation = pick_relation(told)
    return Deal(
        id=id or deal_id(told[0].id),
        relation=relation,
        roles=assign_roles(told, relation, name_party),
        stage=stage,
        timeline=timeline,
        claim_ids=tuple(claim.id for claim in told),
        money=pick_money(told, is_total=is_total),
        has_unnamed_givers=_gives_with_unnamed(told),
        cumulative=is_total,
        contradictions=find_contradictions(told) if len(told) > 1 or len(told[0].evidence) > 1 else (),
        roots=roots,
        reports=reports,
        first_reported=learned_at(told[0]),
        last_moved=timeline[-1].learned,
    )


def pick_relation(claims: Sequence[Claim]) -> Relation:
    """What most of the claims call it, the earlier one where two tie; "other" gives way to credit."""
    return name_most(Counter(claim.relation for claim in claims))


def pick_money(claims: Sequence[Claim], *, is_total: bool) -> Money | None:
    """The sum of the strongest latest evidence; what says otherwise stays a contradiction.

    A sum that is only denied is none, unless the whole deal is.
    Further stages count more, then who says it (a filing before a company before an outlet before
    unnamed people), then how many say the same, then exactness, then time.
    """
    stated = [(claim, amount) for claim in claims if (amount := amount_of(claim.money)) is not None]
    if not all(_is_denial(claim) for claim in claims):
        stated = [pair for pair in stated if not _is_denial(pair[0])]
    if not stated:
        return None
    if is_total:
        return _pick_total(stated)
    stated = in_one_currency(stated)
    agree = Counter(amount for amount, _ in {(amount, _voice(claim)) for claim, amount in stated})
    return max(stated, key=lambda pair: _strength(pair[0], pair[1], agree))[0].money


def _pick_total(stated: Sequence[Stated]) -> Money | None:
    """The total as told last, in the order learned.

    What was put in does not fall: a smaller figure told later is an old story, unless from then on
    more claims tell it than the greater one. One that a later "more than" only repeats stands.
    """
    best, since = stated[0][1], Counter[Amount]()  #: what was told since the best was told first
    for _, amount in stated:
        since[amount] += 1
        if amount != best and (_is_no_less(amount, best) or since[amount] > since[best]):
            best, since = amount, Counter({amount: 1})
    fitting = [pair for pair in stated if pair[1] == best]
    if best[1] is None:
        fitting = [pair for pair in stated if _is_exact_above(pair[1], best)] or fitting
    return max(fitting, key=lambda pair: order_of(pair[0]))[0].money


def _is_no_less(amount: Amount, other: Amount) -> bool:
    return amount[2] == other[2] and headline(amount) >= headline(other)


def _is_exact_above(amount: Amount, floor: Amount) -> bool:
    """A total that a later "more than" does not take back: it says more, and they agree."""
    return (
        amount[1] is not None
        and compare_amounts(amount, floor) == "same"
        and headline(amount) >= headline(floor)
    )


def _is_denial(claim: Claim) -> bool:
    return claim.denied or claim.stage == "denied"


def _voice(claim: Claim) -> str:
    """Whom the claim goes back to first: ten reprints are one voice."""
    return voice_of(name_roots(claim)[0])


def _strength(claim: Claim, amount: Amount, agree: Counter[Amount]) -> tuple[int, int, int, int, int, str]:
    proof = max((PROOF[a.kind] for a in claim.said_by), default=1)
    time = learned_second(claim)
    rung = LADDER.get(claim.stage, LADDER["announced"])
    return (rung, proof, agree[amount], int(amount[3] in {"exactly", "range"}), time, claim.id)


def assign_roles(claims: Sequence[Claim], relation: Relation, name_party: Namer) -> tuple[Role, ...]:
    """Who gives, who receives and who else takes part, as most claims of the deal's kind say.

    Of one investor's sum a further giver is one that enough of those who state the sum name: the
    others of a round list its members, and one report in ten that reads so does not make a sum shared.
    """
    givers: Counter[tuple[str, str]] = Counter()
    takers: Counter[tuple[str, str]] = Counter()
    others: dict[str, str] = {}
    for claim in claims:
        same_kind = 1000 if claim.relation == relation else 1
        if claim.subject is not None:
            givers[name_party(claim.subject)] += same_kind
        if claim.object is not None:
            takers[name_party(claim.object)] += same_kind
        for mention in claim.others:
            others.setdefault(*name_party(mention))
    if relation == "investment":
        others = {i: name for i, name in others.items() if _shares_the_sum(i, claims, name_party)}
    return _order_roles(givers, takers, others, directed=relation not in MUTUAL)


def _shares_the_sum(party_id: str, claims: Sequence[Claim], name_party: Namer) -> bool:
    """Enough of the voices that state a sum name the party beside the giver; without a sum all do."""
    said = [
        (claim, any(name_party(mention)[0] == party_id for mention in claim.others))
        for claim in claims
        if claim.money is not None
    ]
    return not said or _is_said_enough(said)


def _gives_with_unnamed(claims: Sequence[Claim]) -> bool:
    """Enough of the voices that state a sum say that it is also of some whom they do not name."""
    said = [(claim, bool(claim.unnamed_givers)) for claim in claims if claim.money is not None]
    return any(has for _, has in said) and _is_said_enough(said)


def _is_said_enough(said: Sequence[tuple[Claim, bool]]) -> bool:
    voices: dict[str, list[bool]] = {}
    for claim, says_so in said:
        voices.setdefault(_voice(claim), []).append(says_so)
    return sum(sum(told) / len(told) for told in voices.values()) >= SHARED * len(voices)


def _order_roles(
    givers: Counter[tuple[str, str]],
    takers: Counter[tuple[str, str]],
    others: dict[str, str],
    *,
    directed: bool,
) -> tuple[Role, ...]:
    ranked = sorted(givers, key=lambda p: (-givers[p], p))
    taken = sorted(takers, key=lambda p: (-takers[p], p))
    giver = ranked[0] if ranked else None
    taker = next((p for p in taken if giver is None or p[0] != giver[0]), None)
    roles: list[Role] = []
    if giver is not None:
        roles.append(Role(party_id=giver[0], name=giver[1], part="subject"))
    if taker is not None:
        roles.append(Role(party_id=taker[0], name=taker[1], part="object"))
    seen = {role.party_id for role in roles}
    rest = {**dict(ranked[1:] if directed else ()), **dict(taken[1:] if directed else ()), **others}
    roles += [Role(party_id=i, name=rest[i], part="other") for i in sorted(rest) if i not in seen]
    return tuple(roles)
