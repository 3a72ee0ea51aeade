"""One page of a long list at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

MOST_PAGES = 10_000
MOST = 40  #: rows on a page of ledger review


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Which part of a list a page shows; `before` and `after` are queries of the pages beside it, or ""."""

    number: int
    first: int
    last: int
    total: int
    before: str
    after: str


def number_asked(request: HttpRequest) -> int:
    """The page that is asked for, from 1; 1 where that is no number."""
    asked = request.GET.get("page", "1")
    return min(MOST_PAGES, max(1, int(asked))) if asked.isascii() and asked.isdigit() else 1


def leaf_of(number: int, size: int, total: int, query: Mapping[str, str]) -> Leaf:
    """The page with that number, the last one where there are not so many."""
    number = min(number, max(1, -(-total // size)))
    start, end = (number - 1) * size, min(number * size, total)

    def beside(other: int) -> str:
        return urlencode({**query, "page": str(other)})

    return Leaf(
        number=number,
        first=start + 1 if total else 0,
        last=end,
        total=total,
        before=beside(number - 1) if number > 1 else "",
        after=beside(number + 1) if end < total else "",
    )
