"""When a deal happens, how much of what, and whether somebody denies it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked
from broadsheet.records import When
from broadsheet.text.dates import read_whens

_AHEAD = frozenset(("rumoured", "in_talks", "planned", "announced"))
_LONG_PAST = 300  # days
_PLANNED_PAST = 120  # days: what "is due to close on 30 June" in February closes next June
_SAID_ON = re.compile(
    r"\b(?:said|announced|told|disclosed|reported|confirmed|revealed|agreed|signed) (?:[^\s,;]+ ){0,3}$"
)
_QUANTITY = re.compile(
    r"(?:(?:up to|at least|about|nearly|over|more than|bis zu|jusqu['’]à|hasta|до|至少|约)\s)?"
    r"(?:\d[\d.,]*(?:\s(?:million|billion|Millionen|millions|millones|млн))?|one million|six|ten)\s?-?"
    r"(?:GW\b|MW\b|gigawatts?\b|megawatts?\b|Gigawatt\b|gigavatios\b|ГВт|吉瓦|ギガワット|(?:Google |Nvidia )?(?:GPUs?|TPUs?|chips)\b"
    r"|\s?%\s(?:stake|of the company|Beteiligung|Anteil)|(?:\s?percent|\s?per cent)\sstake|\s?%\s?(?:的股份|股权))",
    re.IGNORECASE,
)


def when_of(draft: Draft, language: str, published: date | None) -> When | None:
    """The stretch of time that stands nearest to the words of the deal, or None where the sentence names none."""
    whens = read_whens(draft.masked.quote, language=language, anchor=published)
    if not whens:
        return None
    start, end = draft.masked.origin(draft.start, draft.end)
    whens = tuple(w for w in whens if not _is_of_remark(w.as_written, draft.masked, end))
    if not whens:
        return None
    told = min(
        whens, key=lambda w: (w.precision == "span", _distance(w.as_written, draft.masked, start, end))
    )
    if draft.stage not in _AHEAD or published is None:
        return told
    is_ahead = (
        draft.stage == "planned" and _SAID_ON.search(draft.masked.quote.partition(told.as_written)[0]) is None
    )
    return _coming(told, _PLANNED_PAST if is_ahead else _LONG_PAST)


_REMARK = re.compile(r", (?:which|who|whose|where) (?:[a-z]+ )?(?:has|had|have)\b")


def _is_of_remark(written: str, masked: Masked, end: int) -> bool:
    """As in "is the sole host of Acme, which has grown since May": a day of what Acme did besides."""
    at = masked.source.find(written, end, masked.end)
    return at >= 0 and _REMARK.search(masked.source, end, at) is not None


def _coming(when: When, past: int) -> When:
    """A month without a year in news of what is to come: "arrives in mid-April" means the next one.

    Only one that passed so long ago that it comes again within weeks is taken for it: what was announced
    in July is still told in February.
    """
    if when.precision not in {"day", "month"} or re.search(r"\d{4}", when.as_written):
        return when
    if when.earliest is None or when.latest is None or when.anchor is None:
        return when
    if (when.anchor - when.latest).days <= past:
        return when
    first, days = _a_year_on(when.earliest), when.latest - when.earliest
    return replace(when, earliest=first, latest=first + days)


def _a_year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the twenty-ninth of February
        return day.replace(year=day.year + 1, day=28)


def _distance(written: str, masked: Masked, start: int, end: int) -> int:
    at = masked.source.find(written, masked.start, masked.end)
    return 0 if start <= at < end else min(abs(at - start), abs(at - end))


def quantity_of(draft: Draft) -> str:
    """As in "6 GW", "49% stake": the first quantity of the sentence, as written; "" where there is none."""
    match = _QUANTITY.search(draft.masked.quote)
    return match.group().strip() if match else ""
