"""Datelines: the place, day and agency in front of a report, "LONDON, Sept 25 (Harbour Wire) - "."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_DATELINE: Final = re.compile(
    r"(?:[^\W\d_][\w'’./ -]{1,40}(?:, [\w. ]{2,24}){0,2} ?)?\([\w ./&'’-]{2,40}\) ?[-–—:]+ +(?=\S)"
    r"|[\[(（【［][^\])）】］\n]{0,24}(?:ブルームバーグ|ロイター|時事|共同|CNN|AFP|路透社?|彭博社?|新华社|新華社|中央社|中新社)[^\])）】］\n]{0,8}[\])）】］]\s*[:：–—-]?\s*(?=\S)"
    r"|TL;DR:? +|[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}(?:, [\w. ]{2,24}){0,3}"
    r"(?:(?: ?[–—]| -) +| ?-- ?| ?/[A-Za-z ]{4,20}/ ?-- ?)(?=\S)"
)


def dateline_length(text: str) -> int:
    """How many characters of `text` are a dateline at its beginning; 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def without_datelines(text: str, bounds: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sentences of `text` with the dateline cut from the front of each."""
    return tuple((start + dateline_length(text[start:end]), end) for start, end in bounds)
