"""Claims about one deal that cannot both be right: typed, ranked, side by side, never averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10
from typing import Final

from broadsheet.ledger.amounts import (
    Amount,
    amount_of,
    compare_amounts,
    contradict,
    headline,
    ratio_of,
    show_amount,
)
from broadsheet.ledger.clocks import DAY, learned_at, learned_second
from broadsheet.ledger.joining import ALIKE
from broadsheet.ledger.stages import LADDER
from broadsheet.ledger.wording import says_tranche
from broadsheet.records import FAMILY_OF, MUTUAL, Claim, Contradiction, Deal, Ledger
from broadsheet.records.deal import ContradictionKind

GRAVITY: Final[dict[ContradictionKind, float]] = {
    "denial": 6.0, "direction": 5.0, "kind": 4.0, "amount": 3.0, "stage": 2.0, "date": 1.0,
}  # fmt: skip
STEP: Final = 31  #: days between a step and its reports
MOST = 12  #: distinct positions of one deal that are held against each other
SAME_TIME = 14 * DAY  #: a lower stage reported later than this is an old story, not a dispute
MIXED_UP: Final = frozenset({"capital", "control", "rights"})


def find_contradictions(claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """Contradictions among the claims of one deal, in the order learned; gravest first.

    Of many claims that hold one position the earliest speaks. No contradiction is what only says
    more: "over 10bn" and "10.3bn", "up to 4bn" and later 4bn paid, a sum and its conversion, what one
    investor gives and what the round brings. One sentence, printed twice, does not dispute itself.
    """
    found: list[Contradiction] = []
    found += _by_amount(claims)
    found += _by_kind(claims)
    found += _by_direction(claims)
    found += _by_stage(claims)
    found += _by_denial(claims)
    found += _by_date(claims)
    return tuple(sorted(found, key=lambda c: (-c.rank, c.kind, c.left_claim_id, c.right_claim_id)))


def list_contradictions(ledger: Ledger) -> tuple[tuple[Deal, Contradiction], ...]:
    """Every contradiction of a ledger with its deal, gravest first."""
    pairs = ((deal, c) for deal in ledger.deals for c in deal.contradictions)
    return tuple(sorted(pairs, key=lambda p: (-p[1].rank, p[0].id, p[1].left_claim_id, p[1].right_claim_id)))


def _by_amount(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    first: dict[Amount, Claim] = {}
    for claim in claims:
        amount = amount_of(claim.money)
        if amount is not None and not says_tranche(claim):
            first.setdefault(amount, claim)
    positions = list(first.items())[:MOST]
    is_total = any(claim.cumulative for claim in claims)
    told: set[tuple[float, float]] = set()  #: "up to 40" and "40" against 30 are one dispute
    for at, (amount, claim) in enumerate(positions):
        for other_amount, other in positions[at + 1 :]:
            sums = (headline(amount), headline(other_amount))
            if sums in told:
                continue
            if not contradict(amount, other_amount) or _is_one_sentence(claim, other):
                continue
            if are_shares(claim, other) or _refines(claim, amount, other, other_amount, is_total=is_total):
                continue
            told.add(sums)
            says = f"{show_amount(claim.money)} against {show_amount(other.money)}"
            yield _contradict("amount", claim, other, says, 1 - ratio_of(amount, other_amount))


def are_shares(left: Claim, right: Claim) -> bool:
    """Two members of one round, each with its own sum, or one member and the round as a whole.

    A round's sum that differs from another lead's by much is taken for what that lead gives; so is the
    smaller of two sums of one investor of which only the greater names others beside it.
    """
    a, b = amount_of(left.money), amount_of(right.money)
    if a is None or b is None or not FAMILY_OF[left.relation] == FAMILY_OF[right.relation] == "capital":
        return False
    if left.relation != right.relation:
        share, whole = (a, b) if left.relation == "investment" else (b, a)
        return headline(share) <= headline(whole)
    if left.subject and right.subject and left.subject.party_id != right.subject.party_id:
        return left.relation == "investment" or ratio_of(a, b) < ALIKE
    more, less = (left, right) if headline(a) > headline(b) else (right, left)
    return left.relation == "investment" and bool(more.others) and not less.others


def _is_one_sentence(left: Claim, right: Claim) -> bool:
    return left is not right and left.evidence[0].quote == right.evidence[0].quote


def _refines(claim: Claim, amount: Amount, other: Claim, other_amount: Amount, *, is_total: bool) -> bool:
    """The later sum follows from the earlier one and does not deny it.

    So do a ceiling and a smaller sum paid, two totals in turn, and what was talked of and what was
    later settled on, whichever of the two is told again afterwards.
    """
    later = learned_second(other) - learned_second(claim) > SAME_TIME
    if later and is_total:
        return True
    if later and _is_settled(claim) != _is_settled(other):
        return True
    if amount[3] == "up_to" and other.stage == "completed":
        return headline(other_amount) <= headline(amount)
    return (
        other_amount[3] == "up_to"
        and claim.stage == "completed"
        and headline(amount) <= headline(other_amount)
    )


def _is_settled(claim: Claim) -> bool:
    """More than talk and plans."""
    return LADDER.get(claim.stage, LADDER["announced"]) > LADDER["planned"]


def _by_kind(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """One matter called by two kinds that exclude each other: an investment is no acquisition.

    What was only told as "other", and one alliance under two names, exclude nothing.
    """
    first: dict[str, Claim] = {}
    for claim in claims:
        family = FAMILY_OF[claim.relation]
        if family in MIXED_UP or claim.relation in {"compute_supply", "chip_supply"}:
            first.setdefault(claim.relation if family == "supply" else family, claim)
    voices = list(first.values())
    for at, left in enumerate(voices):
        for right in voices[at + 1 :]:
            grave = 1.0 if FAMILY_OF[left.relation] in MIXED_UP else 0.0
            yield _contradict("kind", left, right, f"{_words(left)} against {_words(right)}", grave)


def _by_direction(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    first: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        if claim.relation not in MUTUAL and claim.subject and claim.object:
            key = (FAMILY_OF[claim.relation], claim.subject.party_id, claim.object.party_id)
            first.setdefault(key, claim)
    for (family, giver, taker), left in first.items():
        right = first.get((family, taker, giver))
        if right is not None and giver < taker:
            yield _contradict("direction", left, right, f"{_arrow(left)} against {_arrow(right)}", 0.0)


def _by_stage(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """After a signature or a closing, another voice still reports mere talk."""
    peak: Claim | None = None
    for claim in claims:
        rung = LADDER.get(claim.stage)
        if rung is None:
            continue
        if peak is not None and _behind(claim, rung, peak):
            yield _contradict("stage", peak, claim, f"{peak.stage} against {claim.stage}", 0.0)
            return
        if rung >= LADDER["agreed"] and (peak is None or rung > LADDER[peak.stage]):
            peak = claim


def _behind(claim: Claim, rung: int, peak: Claim) -> bool:
    near = learned_second(claim) - learned_second(peak) <= SAME_TIME
    return near and rung <= LADDER["in_talks"] and not claim.denied


def _by_denial(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    denial = next((c for c in claims if c.denied or c.stage == "denied"), None)
    if denial is None:
        return
    asserted = [c for c in claims if not c.denied and c.stage != "denied"]
    if asserted:
        assertion = max(asserted, key=lambda claim: _answers(denial, claim))
        yield _contradict("denial", assertion, denial, f"{assertion.stage} against denied", 0.0)
    elif len(denial.evidence) > 1:
        yield _contradict("denial", denial, denial, "a report and its denial in one text", 0.0)


def _answers(denial: Claim, claim: Claim) -> tuple[int, int]:
    """How nearly the denial speaks of what the claim says; `max` keeps the earliest of equals."""
    denied, stated = amount_of(denial.money), amount_of(claim.money)
    same_sum = denied is not None and stated is not None and not contradict(denied, stated)
    return int(same_sum), int(claim.relation == denial.relation)


def _by_date(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """Two days for one step of a deal; a running total is reached again and again."""
    first: dict[str, Claim] = {}
    for claim in claims:
        if claim.when is None or claim.when.earliest is None or claim.when.precision not in {"day", "month"}:
            continue
        left = first.setdefault(claim.stage, claim)
        if left is claim or left.when is None or left.when.latest is None or left.when.earliest is None:
            continue
        if claim.cumulative or _is_one_date(left, claim) or not _state_one_sum(left, claim):
            continue
        latest = claim.when.latest or claim.when.earliest
        days = max((claim.when.earliest - left.when.latest).days, (left.when.earliest - latest).days)
        if days > 2 * STEP and _was_told_then(left, claims) and _was_told_then(claim, claims):
            continue
        if days > 3:
            says = f"{left.when.as_written} against {claim.when.as_written}"
            yield _contradict("date", left, claim, says, min(days / 365, 0.9))
            return


def _was_told_then(dated: Claim, claims: Sequence[Claim]) -> bool:
    """Another report of that stage came within a month of the stated day: a step of its own."""
    when = dated.when
    told = [learned_at(c) for c in claims if c.stage == dated.stage and c.article_id != dated.article_id]
    if when is None or when.earliest is None:
        return False
    return any(at is not None and abs((at.date() - when.earliest).days) <= STEP for at in told)


def _is_one_date(left: Claim, right: Claim) -> bool:
    """One sentence printed on two days: "in April" is counted from each of them."""
    if left.when is None or right.when is None or not _is_one_sentence(left, right):
        return False
    return left.when.as_written == right.when.as_written


def _state_one_sum(left: Claim, right: Claim) -> bool:
    a, b = amount_of(left.money), amount_of(right.money)
    return a is None or b is None or compare_amounts(a, b) == "same"


def _contradict(kind: ContradictionKind, left: Claim, right: Claim, says: str, extra: float) -> Contradiction:
    amount = amount_of(left.money) or amount_of(right.money)
    size = log10(max(headline(amount), 1.0)) / 20 if amount is not None else 0.0
    right_span = right.evidence[-1] if left is right else right.evidence[0]
    return Contradiction(
        kind=kind,
        left_claim_id=left.id,
        right_claim_id=right.id,
        left_quote=left.evidence[0].quote,
        right_quote=right_span.quote,
        says=says,
        rank=round(GRAVITY[kind] + extra / 2 + size, 3),
    )


def _words(claim: Claim) -> str:
    return claim.relation.replace("_", " ")


def _arrow(claim: Claim) -> str:
    giver = claim.subject.name if claim.subject else "?"
    taker = claim.object.name if claim.object else "?"
    return f"{giver} to {taker}"
