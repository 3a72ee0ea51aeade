"""A reader's own assertions, checked like the balance assertions of plain-text accounting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, cast, get_args

from broadsheet.errors import InputError
from broadsheet.ledger.amounts import short_number
from broadsheet.ledger.flows import KIND_OF, Interval, Kind, pick_standing
from broadsheet.ledger.ties import measure_ties
from broadsheet.ledger.views import in_force_on
from broadsheet.records import Deal, Judgement, Ledger

Verdict = Literal["holds", "possible", "fails", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What someone holds to be true: on this day Microsoft into OpenAI totals 10 to 13 bn USD."""

    day: date | None  #: None: today
    giver_id: str
    taker_id: str
    low: Decimal
    high: Decimal | None  #: None: no ceiling is asserted
    currency: str = "USD"
    kind: Kind = "capital"
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the ledger says to an assertion.

    "holds": what is done and promised lies in the asserted range; "possible": that does not, or it is
    "more than", but some sum between what is done and the most that is said does; "fails": none does;
    "unknown": the ledger knows no sum.
    """

    assertion: Assertion
    verdict: Verdict
    found: Interval | None
    says: str  #: one line for a reader


def check_assertions(ledger: Ledger, assertions: Iterable[Assertion]) -> tuple[Check, ...]:
    """One check for each assertion, in their order; the ledger is taken as in force on its day."""
    return tuple(_check(ledger, assertion) for assertion in assertions)


def read_assertion(judgement: Judgement) -> Assertion:
    """The assertion in a `deal_asserted` judgement: left gives, right takes, the verdict is JSON.

    {"low": "10000000000", "high": "13000000000", "currency": "USD", "kind": "capital", "day": "2023-01-23"}.
    Raises InputError where it is none.
    """
    try:
        given = json.loads(judgement.verdict)
        day = date.fromisoformat(given["day"]) if given.get("day") else None
        low = _read_end(given["low"])
        high = given.get("high", low)
        return Assertion(
            day=day, giver_id=judgement.left, taker_id=judgement.right, low=low,
            high=None if high is None else _read_end(high),
            currency=str(given.get("currency", "USD")), kind=_read_kind(given.get("kind", "capital")),
            period=str(given.get("period", "")),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as fault:
        raise InputError(
            f"judgement {judgement.id} holds no assertion: {fault}",
            excerpt=judgement.verdict,
            remedy='Write JSON with "low", "high", "currency", "kind" and "day".',
        ) from fault


def _read_end(given: object) -> Decimal:
    end = Decimal(str(given))
    if not end.is_finite():
        raise ValueError(f"{given!r} is no sum")
    return end


def _read_kind(given: object) -> Kind:
    if given not in get_args(Kind):
        raise ValueError(f"{given!r} is no kind; kinds are {', '.join(get_args(Kind))}")
    return cast("Kind", given)


def _check(ledger: Ledger, assertion: Assertion) -> Check:
    then = ledger if assertion.day is None else in_force_on(ledger, assertion.day)
    deals = [deal for deal in then.deals if _is_between(deal, assertion)]
    sums, _ = measure_ties(pick_standing(deals), assertion.giver_id)
    found = next((s for s in sums if (s.currency, s.period) == (assertion.currency, assertion.period)), None)
    return Check(
        assertion=assertion,
        verdict=_judge(found, assertion),
        found=found,
        says=f"asserted {show_range(assertion)}, known {_show_found(found, sums)}",
    )


def show_range(assertion: Assertion) -> str:
    """The asserted sum in words: "10bn-13bn USD", "at least 4bn USD a year"."""
    low, currency = short_number(float(assertion.low)), assertion.currency
    per = f" a {assertion.period}" if assertion.period else ""
    if assertion.high is None:
        return f"at least {low} {currency}{per}"
    high = short_number(float(assertion.high))
    return f"{low if low == high else f'{low}-{high}'} {currency}{per}"


def _show_found(found: Interval | None, sums: Sequence[Interval]) -> str:
    """What is known of the asserted sum; where that is nothing, what else is known between the two."""
    if found is None:
        others = ", ".join(
            f"{_show_found(one, ())} {one.currency}{one.period and f' a {one.period}'}" for one in sums
        )
        return f"nothing of that, but {others}" if others else "nothing"
    low, likely, high = (short_number(float(end)) for end in (found.low, found.likely, found.high))
    return f"{low} done, {likely} promised, {high}{' or more' if found.is_open else ''} at most"


def _is_between(deal: Deal, assertion: Assertion) -> bool:
    givers = {role.party_id for role in deal.roles if role.part != "object"}
    return (
        KIND_OF[deal.relation] == assertion.kind
        and deal.party("object") == assertion.taker_id
        and assertion.giver_id in givers
    )


def _judge(found: Interval | None, assertion: Assertion) -> Verdict:
    if found is None:
        return "unknown"
    is_settled = not found.is_open or assertion.high is None
    if is_settled and _allows(assertion, found.likely, found.likely):
        return "holds"
    most = found.high if not found.is_open else max(found.high, assertion.low)
    return "possible" if _allows(assertion, found.low, most) else "fails"


def _allows(assertion: Assertion, low: Decimal, high: Decimal) -> bool:
    """Some sum from `low` to `high` lies in the asserted range."""
    return high >= assertion.low and (assertion.high is None or low <= assertion.high)
