"""How well a claim fits a dossier: time, money, direction, kind and wording weighed together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from broadsheet.ledger.amounts import Amount, amount_of, compare_amounts, headline, ratio_of
from broadsheet.ledger.clocks import DAY, UNDATED
from broadsheet.ledger.dossier import WHOLLY_APART, Dossier
from broadsheet.ledger.stages import ENDED, LADDER
from broadsheet.ledger.wording import matter_of, says_further, says_tranche, series_of
from broadsheet.records import FAMILY_OF, MUTUAL, Claim, When

NEAR = 60 * DAY  #: reports this close are of one matter unless something says otherwise
DISPUTE = 21 * DAY  #: two figures this close are a dispute, later ones are two deals
TOLD_AGAIN = 240 * DAY  #: for so long a deal is told again as if it were news
RETOLD = 30 * DAY  #: the first reports of a closing are all in by then
UNIQUE = 800 * DAY  #: two parties buy each other once; approvals take long
COMMON = 0.3  #: part of a dossier's sums that have to agree with a much later one
CONFUSED = 45 * DAY  #: within this, one matter may be called by two kinds
OUTCOME = 120 * DAY  #: talks end in a deal within a season
SETTLED = frozenset({"completed", "terminated", "lapsed", "amended", "denied"})
SLOPPY = 0.8  #: two figures of one article closer than this are one figure, told loosely
DISPUTABLE = 0.5  #: figures further apart than this are no dispute about one deal

MONTH, EPOCH = 31, date(1970, 1, 1)
SELDOM, OFTEN = 150, 45  #: days between two deals of one kind

No = None

Told = tuple[str, int]
"""An article and a day: what it said on it, before or after an edit."""

Stated = Mapping[Told, Sequence[Claim]]
"""What articles tell → their claims with a sum, where they state several to one pair of parties."""


def weigh_fit(
    claim: Claim, second: int, amount: Amount | None, dossier: Dossier, stated: Stated, *, forward: bool
) -> float | None:
    """Larger is better; None: the claim is of another deal.

    `second` and `amount` are the claim's, given so that they are worked out once.
    """
    if dossier.alone or claim.cumulative != dossier.cumulative:
        return No
    gap = _gap(second, dossier)
    money, ratio = _best_amount(amount, second, dossier)
    if not _kinds_meet(claim, dossier, money, gap):
        return No
    if (
        forward != dossier.forward
        and claim.relation not in MUTUAL
        and not (money == "same" and gap <= CONFUSED)
    ):
        return No
    if claim.cumulative:
        return 1.0
    if _has_ended(claim, dossier) or _is_another_right(claim, dossier):
        return No
    rounds = _weigh_series(claim, dossier)
    dates = _weigh_dates(claim, dossier)
    if rounds is No or dates is No:
        return No
    if money == "apart" and amount is not None and _knows_both(claim, second, amount, dossier, stated):
        return No
    weight = _weigh_money(claim, amount, dossier, money, ratio, gap, named=rounds > 0)
    return No if weight is No else weight + rounds + dates


def _knows_both(claim: Claim, second: int, amount: Amount, dossier: Dossier, stated: Stated) -> bool:
    """The article tells the dossier's sum in another sentence, in the same voice: it means two deals."""
    for other in stated.get((claim.article_id, second // DAY), ()):
        known = amount_of(other.money)
        if other is claim or known is None or claim.denied or other.denied:
            continue
        if other.cumulative or not _of_same_speakers(other, claim) or ratio_of(known, amount) >= SLOPPY:
            continue
        if known in dossier.amounts and compare_amounts(known, amount) == "apart":
            return True
    return False


def _of_same_speakers(one: Claim, other: Claim) -> bool:
    """Whether the same people say both, by whichever way their word came."""
    if one.said_by == other.said_by:
        return True
    return [a.name for a in one.said_by] == [a.name for a in other.said_by]


def _has_ended(claim: Claim, dossier: Dossier) -> bool:
    """A right that is said to be in force is not the one that was given up."""
    return (
        claim.relation == "exclusivity"
        and claim.stage == "completed"
        and dossier.stage in {"terminated", "lapsed"}
    )


def _is_another_right(claim: Claim, dossier: Dossier) -> bool:
    """The only cloud that somebody runs on and the only one that may sell what they make are two ties."""
    if claim.relation != "exclusivity" or not dossier.matter:
        return False
    return matter_of(claim) not in {"", dossier.matter}


def _gap(second: int, dossier: Dossier) -> int:
    if UNDATED in {second, dossier.last}:
        return 0
    return max(0, second - dossier.last)


def _best_amount(amount: Amount | None, second: int, dossier: Dossier) -> tuple[str, float]:
    """(fit, closeness) of the dossier's sums to this one.

    Closeness is, for "same", the part of the sums that agree; for "apart", how near the nearest is
    that was stated lately.
    """
    if amount is None or not dossier.amounts:
        return "unknown", 0.0
    agree, close, best = 0, 0.0, "apart"
    for known, count in dossier.amounts.items():
        fit = "same" if known == amount else compare_amounts(known, amount)
        if fit == "same":
            agree += count
        elif fit == "unknown":
            best = "unknown"
        elif second - dossier.stated_at[known] <= DISPUTE:
            close = max(close, ratio_of(known, amount))
    if agree:
        return "same", agree / sum(dossier.amounts.values())
    return best, close


def _kinds_meet(claim: Claim, dossier: Dossier, money: str, gap: int) -> bool:
    """Claims of one family meet; others only over the same money, or the same talks in one article."""
    relation = dossier.relation
    if claim.relation == relation:
        return True
    if claim.relation in WHOLLY_APART or relation in WHOLLY_APART:
        return False
    same_family = FAMILY_OF[claim.relation] == FAMILY_OF[relation]
    if same_family and claim.relation not in {"compute_supply", "chip_supply", "offtake_or_other"}:
        return True
    if gap > CONFUSED:
        return False
    if claim.article_id not in dossier.articles:
        return money == "same"
    return money == "same" or claim.denied or _both_open(claim, dossier)


def _both_open(claim: Claim, dossier: Dossier) -> bool:
    """Both are still talk and at most one states a sum: one matter under two names."""
    talk = {"rumoured", "in_talks", "planned"}
    both_talk = claim.stage in talk and dossier.stage in talk
    return both_talk and (claim.money is None or not dossier.amounts)


def _weigh_series(claim: Claim, dossier: Dossier) -> float | None:
    if claim.relation != "funding_round" or not dossier.series:
        return 0.0
    series = series_of(claim)
    if not series:
        return 0.0
    return 3.0 if series == dossier.series else No


def _weigh_dates(claim: Claim, dossier: Dossier) -> float | None:
    """Stated days half a year apart are two deals, unless one speaks of a later stage.

    New terms come oftener.
    """
    left, right = _middle(claim.when), _middle(dossier.latest_when)
    if left is None or right is None:
        return 0.0
    days = abs((left - right).days)
    apart = OFTEN if claim.relation == "renegotiation" else SELDOM
    if days > apart and claim.stage == dossier.stage and not _was_told_on(left, dossier):
        return No
    return 1.0 if days <= 31 else 0.0


def _was_told_on(day: date, dossier: Dossier) -> bool:
    """The deal was in the papers about that day: "in October" is said of what was told in October."""
    if UNDATED in {dossier.first, dossier.last}:
        return False
    first, last = dossier.first // DAY - MONTH, dossier.last // DAY + MONTH
    return first <= (day - EPOCH).days <= last


def _middle(when: When | None) -> date | None:
    if when is None or when.earliest is None or when.precision in {"year", "half", "span", "unknown"}:
        return None
    return when.earliest


def _weigh_money(
    claim: Claim,
    amount: Amount | None,
    dossier: Dossier,
    money: str,
    ratio: float,
    gap: int,
    *,
    named: bool,
) -> float | None:
    if money == "same":
        return _weigh_same(claim, amount, dossier, ratio, gap)
    if money == "apart" and _comes_of_talk(claim, amount, dossier, gap):
        return 2.0
    if money == "apart":
        return _weigh_dispute(claim, amount, dossier, ratio, named=named)
    if _is_news(claim, dossier, gap):
        return No
    if gap <= NEAR:
        return 1.7 if claim.stage in ENDED and dossier.stage in ENDED else 1.5
    if dossier.matter and matter_of(claim) == dossier.matter and dossier.stage not in ENDED:
        return 0.6  # an exclusive tie stands until it ends, however long ago it was told
    if claim.stage in SETTLED:
        return 0.2
    return 0.5 if gap <= 200 * DAY else No


def _weigh_same(
    claim: Claim, amount: Amount | None, dossier: Dossier, agree: float, gap: int
) -> float | None:
    """The same sum again is the same deal told again.

    Not where it says "another" long after the first, nor where it is a tranche that only happens to
    lie within "more than" of an earlier report, nor, much later, where the sum is one that few told.
    """
    if gap > NEAR and says_further(claim) and not says_further(dossier.head):
        return No
    if amount not in dossier.amounts and says_tranche(claim) and not dossier.tranche:
        return No
    if gap <= NEAR:
        return 5.0
    if agree < COMMON and (claim.stage not in SETTLED or amount not in dossier.amounts):
        return No
    if gap <= (UNIQUE if FAMILY_OF[claim.relation] == "control" else TOLD_AGAIN):
        return 4.0
    return 3.0 if claim.stage in SETTLED else No


def _is_news(claim: Claim, dossier: Dossier, gap: int) -> bool:
    """A claim without a sum in common that cannot be of a deal already closed.

    What was closed is not announced again a month later, and money that was given does not end.
    """
    if dossier.top < LADDER["completed"]:
        return False
    ends = claim.stage in {"terminated", "lapsed"} and FAMILY_OF[claim.relation] == "capital"
    return ends or (claim.stage not in SETTLED and gap > RETOLD) or (gap > RETOLD and says_further(claim))


def _comes_of_talk(claim: Claim, amount: Amount | None, dossier: Dossier, gap: int) -> bool:
    """Talk of "at least ten" that ends in fifty is one matter."""
    rung = LADDER.get(claim.stage, -1)
    if amount is None or gap > OUTCOME or not dossier.top <= LADDER["planned"] < rung or says_tranche(claim):
        return False
    floors = [known[0] for known in dossier.amounts if known[1] is None and known[2] == amount[2]]
    return any(floor is not None and floor <= headline(amount) for floor in floors)


def _weigh_dispute(
    claim: Claim, amount: Amount | None, dossier: Dossier, ratio: float, *, named: bool
) -> float | None:
    """Another figure: a dispute about this deal, or another deal?

    An article that states both figures in its own voice means two deals, unless they are nearly
    alike; so do the words of a tranche or of further money.
    """
    if _means_two(claim, amount, dossier) or _is_share_of_round(claim, amount, dossier):
        return No
    if says_tranche(claim) or says_further(claim) or dossier.tranche or says_further(dossier.head):
        return No
    if named:
        return 0.5
    return 0.5 + ratio if ratio >= DISPUTABLE or _is_slip(claim, amount, dossier, ratio) else No


def _is_share_of_round(claim: Claim, amount: Amount | None, dossier: Dossier) -> bool:
    """One speaks of what an investor gives, the other of the greater sum of the round that it leads."""
    is_round = claim.relation == "funding_round"
    if amount is None or is_round == (dossier.relation == "funding_round"):
        return False
    if not FAMILY_OF[claim.relation] == dossier.family == "capital":
        return False
    own, known = headline(amount), [headline(other) for other in dossier.amounts]
    return all(other < own if is_round else own < other for other in known)


def _means_two(claim: Claim, amount: Amount | None, dossier: Dossier) -> bool:
    """The claim's article states another figure too, and means both."""
    other = dossier.articles.get(claim.article_id)
    known = None if other is None else amount_of(other.money)
    if other is None or known is None or amount is None or ratio_of(known, amount) >= SLOPPY:
        return False
    return not (claim.denied or other.denied or not _of_same_speakers(other, claim))


def _is_slip(claim: Claim, amount: Amount | None, dossier: Dossier, ratio: float) -> bool:
    """One figure is the other with a nought too many, said of the same stage and without a ceiling."""
    if claim.stage != dossier.stage or amount is None or abs(ratio - 0.1) > 0.005:
        return False
    return all(known[3] in {"exactly", "about"} for known in (amount, *dossier.amounts))
