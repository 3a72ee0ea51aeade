"""Assertions as lines of a text file, written by people: one to a line.

    # day      who -> whom                what it totals
    2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD
    2025-10-28 Microsoft -> OpenAI, compute: 250bn.. USD
    today      Amazon -> Anthropic: 8bn USD

A sum stands alone, or as a range whose ends may be left out; numbers may carry k, m, bn or tn. The
arrow may be copied from a listing ("→"). After a comma stands what is given where it is not capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast, get_args

from broadsheet.ledger.assertions import Assertion
from broadsheet.ledger.flows import Kind

FindParty = Callable[[str], str | None]
"""The id of a party by its name, or None."""

_SHAPE: Final = "DAY GIVER -> TAKER: SUM, such as 2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD"
_LINE: Final = re.compile(
    r"(?P<day>\S+)\s+(?P<giver>.+?)\s*(?:->|→)\s*(?P<taker>[^:]+?)\s*(?:,\s*(?P<kind>\w+)\s*)?:\s*(?P<sum>.*)"
)
_ARROW: Final = re.compile("->|→")
_SUM: Final = re.compile(
    r"(?P<low>\d[\d,_]*(?:\.\d+)?(?:k|m|bn|tn)?)?(?P<range>\.\.)?(?P<high>\d[\d,_]*(?:\.\d+)?(?:k|m|bn|tn)?)?"
    r"\s+(?P<currency>[A-Z]{3})(?:\s+a\s+(?P<period>year|month))?"
)
_SIZES: Final = {"": 0, "k": 3, "m": 6, "bn": 9, "tn": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionLine:
    """An assertion and where it stands."""

    number: int  #: of the line, from 1
    text: str
    assertion: Assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that holds no assertion: where, and what to do."""

    number: int
    column: int  #: from 1
    text: str
    message: str
    remedy: str


class _Wrong(Exception):  # noqa: N818
    def __init__(self, column: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.column, self.message, self.remedy = column, message, remedy


def read_assertions(
    text: str, find_party: FindParty
) -> tuple[tuple[AssertionLine, ...], tuple[BadLine, ...]]:
    """The assertions of a file, and the lines that hold none; empty lines and "# …" are passed over."""
    good: list[AssertionLine] = []
    bad: list[BadLine] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        plain = re.sub(r"(^|\s)#.*", "", line).rstrip()
        if not plain.strip():
            continue
        try:
            good.append(AssertionLine(number=number, text=plain.strip(), assertion=_read(plain, find_party)))
        except _Wrong as wrong:
            bad.append(
                BadLine(
                    number=number, column=wrong.column, text=line, message=wrong.message, remedy=wrong.remedy
                )
            )
    return tuple(good), tuple(bad)


def _read(line: str, find_party: FindParty) -> Assertion:
    start = len(line) - len(line.lstrip())
    found = _LINE.fullmatch(line, start)
    if found is None:
        missing = "colon before the sum" if _ARROW.search(line) else "arrow"
        raise _Wrong(start + 1, f"this is no assertion: it has no {missing}", f"Write {_SHAPE}.")
    low, high, currency, period = _read_sum(found)
    return Assertion(
        day=_read_day(found),
        giver_id=_read_party(found, "giver", find_party),
        taker_id=_read_party(found, "taker", find_party),
        low=low,
        high=high,
        currency=currency,
        kind=_read_kind(found),
        period=period,
    )


def _read_day(found: re.Match[str]) -> date | None:
    if found["day"].lower() == "today":
        return None
    try:
        return date.fromisoformat(found["day"])
    except ValueError:
        raise _Wrong(
            found.start("day") + 1, f"{found['day']!r} is no day", 'Write 2023-01-23, or "today".'
        ) from None


def _read_party(found: re.Match[str], part: str, find_party: FindParty) -> str:
    party_id = find_party(found[part])
    if party_id is None:
        raise _Wrong(
            found.start(part) + 1, f"no party is called {found[part]!r}", "Ask: broadsheet party NAME"
        )
    return party_id


def _read_kind(found: re.Match[str]) -> Kind:
    kind = found["kind"] or "capital"
    if kind not in get_args(Kind):
        raise _Wrong(
            found.start("kind") + 1, f"{kind!r} is no kind", f"Kinds are {', '.join(get_args(Kind))}."
        )
    return cast("Kind", kind)


def _read_sum(line: re.Match[str]) -> tuple[Decimal, Decimal | None, str, str]:
    column = line.start("sum") + 1
    found = _SUM.fullmatch(line["sum"].strip())
    if found is None or not (found["low"] or found["high"]) or (found["high"] and not found["range"]):
        raise _Wrong(
            column, f"{line['sum'].strip()!r} is no sum", "Write 8bn USD, 10bn..13bn USD or 4bn.. USD."
        )
    low = _read_number(found["low"]) if found["low"] else Decimal(0)
    high = _read_number(found["high"]) if found["high"] else None
    if not found["range"]:
        high = low
    if high is not None and high < low:
        raise _Wrong(column, "the range ends before it begins", "Write the smaller sum first.")
    return low, high, found["currency"], found["period"] or ""


def _read_number(text: str) -> Decimal:
    digits, unit = re.sub(r"[,_]", "", text).rstrip("kmbtn"), re.sub(r"[\d.,_]", "", text)
    return Decimal(digits) * Decimal(10) ** _SIZES[unit]
