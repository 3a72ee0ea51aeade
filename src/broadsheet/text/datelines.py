"""Datelines: the place, day and agency in front of a report, "LONDON, Sept 25 (Harbour Wire) - "."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_DAY: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d\d"
)
_WIRE: Final = r"(?:/[\w .-]{3,30}/|\([\w ./&,'’-]{2,40}\)|[A-Z]\w*[Ww]ire\b)"
_PLACE: Final = r"(?:[A-ZÀ-Þ][\w'’. ,&–—-]{1,50}[,–—-] ?|[A-ZÀ-Þ][\w, ]{1,40}/[\w ]{3,30}/ )?"
_DATELINE: Final = re.compile(
    rf"{_PLACE}{_DAY}(?:,? ?{_WIRE} ?(?:[-–—:]+ ?)?| ?[-–—]{{1,2}} +| / )(?=\S)|"
    r"(?:[^\W\d_][\w'’./ -]{1,40}(?:, [\w. ]{2,24}){0,3} ?(?:-- ?)?)?"
    r"\([\w ./&,'’-]{2,40}\) ?(?:[-–—:]+ +|-- ?)(?=\S)"
    r"|[\[(（【［][^\])）】］\n]{0,24}(?:ブルームバーグ|ロイター|時事|共同|CNN|AFP|路透社?|彭博社?|新华社|新華社|中央社|中新社)[^\])）】］\n]{0,8}[\])）】］]\s*[:：–—-]?\s*(?=\S)"
    r"|TL;DR:? +|[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}(?:, [\w. ]{2,24}){0,3}"
    r"(?:(?: ?[–—]| -) +| ?-- ?| ?/[\w .-]{4,30}/ ?(?:--|[-–—]) ?)(?=\S)"
)


def dateline_length(text: str) -> int:
    """How many characters of `text` are a dateline at its beginning; 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def without_datelines(text: str, bounds: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sentences of `text` with the dateline cut from the front of each."""
    return tuple((start + dateline_length(text[start:end]), end) for start, end in bounds)
