"""Who a text names as the source of its news: "according to CNBC", "Reuters reported", 据彭博社报道."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _outlets() -> dict[str, str]:
    table = files("broadsheet").joinpath("data/stories/outlets.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {form.casefold(): domain for domain, *forms in rows for form in forms}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(form) for form in sorted(_outlets(), key=len, reverse=True))
    name = rf"(?:(?:the|la|le|die|der|das|el|il)\s+)?(?P<first>{names})(?!\w)"
    more = rf"(?:,?\s+(?:and|und|et|y|e|и)\s+(?:the\s+)?(?P<second>{names})(?!\w))?"
    table = files("broadsheet").joinpath("data/stories/attribution.tsv").read_text("utf-8")
    rows = [line for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(re.compile(row.replace("NAME", name + more), re.IGNORECASE) for row in rows)


def read_cited_outlets(text: str) -> tuple[str, ...]:
    """Domains of the outlets that the text names as its source, in the order it names them.

    Only phrases that credit a report count: "told CNBC" is the outlet's own interview relayed,
    "on CNBC" is not a credit.
    """
    found: dict[str, int] = {}
    outlets = _outlets()
    for pattern in _patterns():
        for match in pattern.finditer(text):
            for group in ("first", "second"):
                if form := match.group(group):
                    domain = outlets[form.casefold()]
                    found[domain] = min(match.start(group), found.get(domain, len(text)))
    return tuple(sorted(found, key=lambda domain: found[domain]))
