"""Which deal holds which: a running total its parts, a headline its tranches, a round its investments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from broadsheet.ledger.amounts import Amount, headline
from broadsheet.ledger.clocks import DAY
from broadsheet.ledger.dossier import Dossier
from broadsheet.records import Deal

Unit = tuple[Deal, Sequence[Dossier]]
PAID_OUT = 400 * DAY  #: a headline's tranches follow within about a year
TOLD_TOGETHER = 60 * DAY
SAME_ROUND = 120 * DAY
OPEN_TOPPED = frozenset({"up_to", "at_least", "more_than"})


def link_parts(units: Sequence[Unit]) -> dict[str, str]:
    """Deal id → id of the deal that holds it, for the deals into one party.

    A tranche belongs to its headline, else a deal to the running total that was told after it,
    else an investment to the round it was part of. A deal is held once, and no total by a total.
    """
    held: dict[str, str] = {}
    plain = [unit for unit in units if not unit[0].cumulative]
    rounds = [unit for unit in plain if unit[0].relation == "funding_round"]
    for rivals, totals in _strands(units):
        for unit in rivals:
            holder = _headline(unit, rivals) or _total(unit, totals) or _round(unit, rounds)
            if holder is not None:
                held[unit[0].id] = holder[0].id
    return held


def _strands(units: Sequence[Unit]) -> Iterable[tuple[list[Unit], list[Unit]]]:
    """(deals, running totals) of each giver and line."""
    found: dict[tuple[str, str], tuple[list[Unit], list[Unit]]] = {}
    for unit in units:
        found.setdefault(_strand(unit), ([], []))[unit[0].cumulative].append(unit)
    return found.values()


def _strand(unit: Unit) -> tuple[str, str]:
    dossier = unit[1][0]
    return dossier.subject_id, dossier.line


def _headline(unit: Unit, rivals: Sequence[Unit]) -> Unit | None:
    own = _amount(unit)
    if own is None or len(rivals) == 1:
        return None
    fitting = [r for r in rivals if r is not unit and _is_tranche(unit, own, r)]
    return min(fitting, key=lambda r: (abs(_first(r) - _first(unit)), r[0].id), default=None)


def _is_tranche(unit: Unit, part_sum: Amount, whole: Unit) -> bool:
    if abs(_first(unit) - _first(whole)) > PAID_OUT:
        return False
    whole_sum = _amount(whole)
    if whole_sum is None or part_sum[2] != whole_sum[2]:
        return False
    if headline(part_sum) >= headline(whole_sum):
        return False
    if any(dossier.tranche for dossier in unit[1]):
        return True
    near = abs(_first(unit) - _first(whole)) <= TOLD_TOGETHER
    return near and whole_sum[3] == "up_to" and part_sum[3] != "up_to" and _share_article(unit, whole)


def _share_article(left: Unit, right: Unit) -> bool:
    articles = {article for dossier in left[1] for article in dossier.articles}
    return any(article in articles for dossier in right[1] for article in dossier.articles)


def _total(unit: Unit, totals: Sequence[Unit]) -> Unit | None:
    """The first running total of the same giver that was told after the deal was."""
    if unit[0].relation == "funding_round":
        return None
    later = [t for t in totals if _last(t) >= _first(unit)]
    return min(later, key=lambda t: (_last(t), t[0].id), default=None)


def _round(unit: Unit, rounds: Sequence[Unit]) -> Unit | None:
    if unit[0].relation != "investment":
        return None
    fitting = [r for r in rounds if _is_share(unit, r)]
    return min(fitting, key=lambda r: (abs(_first(r) - _first(unit)), r[0].id), default=None)


def _is_share(unit: Unit, whole: Unit) -> bool:
    giver = unit[1][0].subject_id
    if not any(role.party_id == giver and role.part != "object" for role in whole[0].roles):
        return False
    share, whole_sum = _amount(unit), _amount(whole)
    if (
        share is not None
        and whole_sum is not None
        and (share[2] != whole_sum[2] or headline(share) > headline(whole_sum) * 1.05)
    ):
        return False
    return abs(_first(unit) - _first(whole)) <= SAME_ROUND


def _amount(unit: Unit) -> Amount | None:
    """The sum that most claims of the unit state."""
    counts: dict[Amount, int] = {}
    for dossier in unit[1]:
        for amount, count in dossier.amounts.items():
            counts[amount] = counts.get(amount, 0) + count
    return max(counts, key=lambda amount: (counts[amount], headline(amount))) if counts else None


def _first(unit: Unit) -> int:
    return min(dossier.first for dossier in unit[1])


def _last(unit: Unit) -> int:
    return max(dossier.last for dossier in unit[1])
