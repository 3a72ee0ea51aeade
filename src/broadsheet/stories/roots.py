"""Who a text names as the source of its news: "according to CNBC", "Reuters reported", 据彭博社报道."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

_BEFORE: Final = 70  #: characters before a name that are read for a credit
_AFTER: Final = 50
_ARTICLE: Final = r"(?:\s*(?:the|la|le|el|il|der|die|das|dem|l['’]|o|a))?\s*[\"“„«《]?\s*$"
_JOINED = re.compile(
    r"\s*(?:,|,?\s+(?:and|und|et|y|e|и|og|och|en)|和|与|、)\s+(?:the\s+)?$|[和与、]$", re.IGNORECASE
)


@lru_cache(maxsize=1)
def outlet_forms() -> dict[str, str]:
    """Forms by which texts name an outlet → its domain, longest first."""
    table = files("broadsheet").joinpath("data/stories/outlets.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    forms = [(form, domain) for domain, *names in rows for form in names]
    return dict(sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=1)
def _credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read = yaml.safe_load(files("broadsheet").joinpath("data/stories/credits.yaml").read_text("utf-8"))
    before = "|".join(f"(?:{form})" for form in read["before"])
    after = "|".join(f"(?:{form})" for form in read["after"])
    return (
        re.compile(rf"(?<![^\W\u3040-\u9fff])(?:{before}){_ARTICLE}", re.IGNORECASE),
        re.compile(rf"[\"”»》]?\s?(?:{after})", re.IGNORECASE),
    )


def read_cited_outlets(text: str) -> tuple[str, ...]:
    """Domains of the outlets that the text credits with the news, in the order it names them.

    Only phrases that credit a report count: "on CNBC" or "the Financial Times publisher" do not.
    """
    credited: dict[str, None] = {}
    last_end, last_credited = -1, False
    before, after = _credits()
    for start, end, domain in _mentions(text):
        joined = last_credited and _JOINED.fullmatch(text[last_end:start]) is not None
        left, right = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
        last_credited = joined or before.search(left) is not None or after.match(right) is not None
        last_end = end
        if last_credited:
            credited[domain] = None
    return tuple(credited)


def _mentions(text: str) -> list[tuple[int, int, str]]:
    """Where outlets are named, longest forms first where they overlap, in reading order."""
    found: dict[int, tuple[int, int, str]] = {}
    taken: list[tuple[int, int]] = []
    for form, domain in outlet_forms().items():
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if _stands_alone(text, start, end) and not any(a < end and start < b for a, b in taken):
                found[start] = (start, end, domain)
                taken.append((start, end))
            start = text.find(form, end)
    return [found[start] for start in sorted(found)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    if not text[start].isascii():
        return True
    return not (text[start - 1 : start].isalnum() and text[start - 1].isascii()) and not (
        text[end : end + 1].isalnum() and text[end].isascii()
    )
