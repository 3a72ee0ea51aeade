"""Which deal holds which: a running total its parts, a headline its tranches, a round its investments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from broadsheet.ledger.amounts import Amount, headline, ratio_of
from broadsheet.ledger.clocks import DAY
from broadsheet.ledger.dossier import Dossier
from broadsheet.ledger.joining import ALIKE
from broadsheet.records import Deal

PAID_OUT = 400 * DAY  #: a headline's tranches follow within about a year
TOLD_TOGETHER = 60 * DAY
SAME_ROUND = 120 * DAY
SHARE_TOLD = 21 * DAY  #: what a lead gives is told with the round, its next round later


class Unit:
    """A deal with the dossiers that it was made from, and what is compared again and again."""

    __slots__ = ("amount", "deal", "dossiers", "first", "last")

    def __init__(self, deal: Deal, dossiers: Sequence[Dossier]) -> None:
        self.deal = deal
        self.dossiers = dossiers
        self.first = min(dossier.first for dossier in dossiers)
        self.last = max(dossier.last for dossier in dossiers)
        self.amount = _amount(dossiers)


def link_parts(told: Iterable[tuple[Deal, Sequence[Dossier]]]) -> dict[str, str]:
    """Deal id → id of the deal that holds it, for the deals into one party.

    A tranche belongs to its headline, else a deal to the running total that was told after it,
    else an investment to the round it was part of. A deal is held once, and no total by a total.
    """
    held: dict[str, str] = {}
    units = sorted((Unit(*one) for one in told), key=lambda unit: unit.first)
    rounds = [u for u in units if not u.deal.cumulative and u.deal.relation == "funding_round"]
    for rivals, totals in _strands(units):
        for unit in rivals:
            holder = _headline(unit, rivals) or _total(unit, totals) or _round(unit, rounds)
            if holder is not None:
                held[unit.deal.id] = holder.deal.id
    return held


def _strands(units: Sequence[Unit]) -> Iterable[tuple[list[Unit], list[Unit]]]:
    """(deals, running totals) of each giver and line."""
    found: dict[tuple[str, str], tuple[list[Unit], list[Unit]]] = {}
    for unit in units:
        dossier = unit.dossiers[0]
        strand = found.setdefault((dossier.subject_id, dossier.line), ([], []))
        strand[unit.deal.cumulative].append(unit)
    return found.values()


def _told_near(unit: Unit, by_time: Sequence[Unit], seconds: int) -> Sequence[Unit]:
    """Those of the units, sorted by when they were first told, that were so near it."""
    start = bisect_left(by_time, unit.first - seconds, key=lambda other: other.first)
    return by_time[start : bisect_right(by_time, unit.first + seconds, key=lambda other: other.first)]


def _headline(unit: Unit, rivals: Sequence[Unit]) -> Unit | None:
    own = unit.amount
    if own is None or len(rivals) == 1:
        return None
    near = _told_near(unit, rivals, PAID_OUT)
    fitting = [r for r in near if r is not unit and _is_tranche(unit, own, r)]
    return min(fitting, key=lambda r: (abs(r.first - unit.first), r.deal.id), default=None)


def _is_tranche(unit: Unit, part_sum: Amount, whole: Unit) -> bool:
    whole_sum = whole.amount
    if whole_sum is None or part_sum[2] != whole_sum[2]:
        return False
    if headline(part_sum) >= headline(whole_sum):
        return False
    if any(dossier.tranche for dossier in unit.dossiers):
        return True
    near = abs(unit.first - whole.first) <= TOLD_TOGETHER
    return near and whole_sum[3] == "up_to" and part_sum[3] != "up_to" and _share_article(unit, whole)


def _share_article(left: Unit, right: Unit) -> bool:
    articles = {article for dossier in left.dossiers for article in dossier.articles}
    return any(article in articles for dossier in right.dossiers for article in dossier.articles)


def _total(unit: Unit, totals: Sequence[Unit]) -> Unit | None:
    """The first running total of the same giver that was told after the deal was."""
    if unit.deal.relation == "funding_round":
        return None
    later = [t for t in totals if t.last >= unit.first]
    return min(later, key=lambda t: (t.last, t.deal.id), default=None)


def _round(unit: Unit, rounds: Sequence[Unit]) -> Unit | None:
    if unit.deal.cumulative:
        return None
    if unit.deal.relation == "funding_round":
        fitting = [r for r in _told_near(unit, rounds, SHARE_TOLD) if _is_led_share(unit, r)]
    elif unit.deal.relation == "investment":
        fitting = [r for r in _told_near(unit, rounds, SAME_ROUND) if _is_share(unit, r)]
    else:
        return None
    return min(fitting, key=lambda r: (abs(r.first - unit.first), r.deal.id), default=None)


def _is_led_share(unit: Unit, whole: Unit) -> bool:
    """Told as a round of its own, but far smaller than one of the same days that its lead takes part in."""
    share, whole_sum = unit.amount, whole.amount
    if (
        share is None
        or whole_sum is None
        or ratio_of(share, whole_sum) >= ALIKE
        or not _is_share(unit, whole)
    ):
        return False
    series = {dossier.series for told in (unit, whole) for dossier in told.dossiers if dossier.series}
    return len(series) <= 1


def _is_share(unit: Unit, whole: Unit) -> bool:
    giver = unit.dossiers[0].subject_id
    if not any(role.party_id == giver and role.part != "object" for role in whole.deal.roles):
        return False
    share, whole_sum = unit.amount, whole.amount
    if share is None or whole_sum is None:
        return True
    return share[2] == whole_sum[2] and headline(share) <= headline(whole_sum) * 1.05


def _amount(dossiers: Sequence[Dossier]) -> Amount | None:
    """The sum that most claims of these state."""
    if len(dossiers) == 1 and len(dossiers[0].amounts) == 1:
        return next(iter(dossiers[0].amounts))
    counts: dict[Amount, int] = {}
    for dossier in dossiers:
        for amount, count in dossier.amounts.items():
            counts[amount] = counts.get(amount, 0) + count
    return max(counts, key=lambda amount: (counts[amount], headline(amount))) if counts else None
