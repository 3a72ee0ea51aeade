"""What an editor set right in a claim, each field held against what a claim can say."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from typing import Any, Final, Literal

from broadsheet.records import Claim, Money, from_plain

CORRECTABLE: Final = frozenset({
    "relation", "subject", "object", "others", "unnamed_givers", "stage", "money", "when", "quantity",
    "denied", "cumulative",
})  # fmt: skip
"""Fields an editor may set right; evidence, article and time stay what they are."""

_CURRENCY: Final = re.compile("[A-Z]{3}")
_BLANK: Final[dict[str, Any]] = {
    "id": "", "article_id": "", "text_id": "", "relation": "investment", "subject": None, "object": None,
    "stage": "announced", "evidence": [],
}  # fmt: skip


def read_correction(verdict: str) -> dict[str, Any]:
    """The fields that a verdict sets right, with their values.

    Raises ValueError or TypeError where it is no JSON of claim fields, or where a value is none that the
    field can have: one word that no rule knows would stop the whole fold.
    """
    given = json.loads(verdict)
    if not isinstance(given, dict):
        raise TypeError(f"{verdict} is no JSON object")
    if not set(given) <= CORRECTABLE:
        raise TypeError(f"{min(set(given) - CORRECTABLE)} cannot be corrected")
    values = _read_fields(given)
    hints = typing.get_type_hints(Claim)
    for name in given:
        _hold(name, hints[name], getattr(values, name))
    return {name: getattr(values, name) for name in given}


def _read_fields(given: dict[str, Any]) -> Claim:
    try:
        return from_plain(Claim, {**_BLANK, **given})
    except AttributeError as fault:
        raise TypeError("a party, a sum and a time are JSON objects of their own") from fault
    except ArithmeticError as fault:
        raise ValueError("an end of the sum is no number") from fault


def _hold(name: str, hint: Any, value: Any) -> None:
    """Raises ValueError where a value is not of the type that is declared for it."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        if value is not None:
            _hold(name, inner[0], value)
    elif origin is Literal:
        if value not in inner:
            raise ValueError(f"{name} is one of {', '.join(filter(None, inner))}; not {value!r}")
    elif origin is tuple:
        for one in value:
            _hold(name, inner[0], one)
    elif not isinstance(value, hint):
        raise ValueError(f"{name} cannot be {value!r}")
    elif dataclasses.is_dataclass(hint):
        for field, kind in typing.get_type_hints(hint).items():
            _hold(f"{name}.{field}", kind, getattr(value, field))
        if isinstance(value, Money):
            _hold_sum(value)


def _hold_sum(money: Money) -> None:
    ends = [end for end in (money.low, money.high) if end is not None]
    if not all(end.is_finite() and end >= 0 for end in ends) or ends != sorted(ends):
        raise ValueError("money is no sum: its ends are numbers from 0 on, the smaller one first")
    if not _CURRENCY.fullmatch(money.currency):
        raise ValueError(f"money.currency is three letters such as USD; not {money.currency!r}")
