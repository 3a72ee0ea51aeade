"""What is true of the newsstand's pages and stories, for tests that go the whole way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from broadsheet.records import Bound, Relation, Stage

CopyKind = Literal["", "verbatim", "shortened", "retitled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTruth:
    """One deal as a page states it. Parties are ids of the catalogue, or names where it has none."""

    relation: Relation
    subject: str | None
    object: str | None
    stage: Stage
    evidence: str  #: verbatim words of the body
    others: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""  #: empty where no money is stated
    bound: Bound | None = None
    period: Literal["", "year", "month"] = ""
    cumulative: bool = False
    denied: bool = False
    said_by: tuple[str, ...] = ()
    quantity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What lies behind one page."""

    event: str  #: pages with the same event tell one story; a page without one has its own key here
    roots: tuple[str, ...]  #: outlets, companies or regulators the report finally rests on
    follows: str = ""  #: the event this one follows up or corrects
    copy_of: str = ""  #: key of the page this one reprints
    copy: CopyKind = ""
    claims: tuple[ClaimTruth, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTruth:
    """One event and everything the newsstand printed about it."""

    event: str
    keys: tuple[str, ...]  #: pages by time
    urls: tuple[str, ...]  #: in the same order
    first_key: str  #: the earliest page that rests on its own outlet's reporting
    first_at: datetime
    roots: tuple[str, ...]  #: independent voices as Provider.root: outlets of one family count once
    copies: tuple[tuple[str, str], ...]  #: (copy, original)
    follows: str = ""


def read_claim(row: dict[str, Any]) -> ClaimTruth:
    """A claim as front matter writes it; null means "not stated"."""
    given = {name: value for name, value in row.items() if value is not None or name in _NULLABLE}
    for name in ("others", "said_by"):
        given[name] = tuple(given.get(name, ()))
    for name in ("low", "high"):
        given[name] = _amount(given.get(name))
    given.setdefault("subject", None)
    given.setdefault("object", None)
    given["evidence"] = " ".join(str(given["evidence"]).split())
    return ClaimTruth(**given)


_NULLABLE = frozenset({"subject", "object"})


def _amount(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
