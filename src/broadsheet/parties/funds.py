"""Which unknown names are firms that put money into companies: by their last word, by a list, by what the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.parties.rows import read_investor_names
from broadsheet.parties.strangers import CapitalName

_SPELLED = re.compile(
    r"(?:.+ (?:Capital|Ventures?|Partners|Equity|Investments?|Growth|Funds?|Kapital|Invest|Associates|Asset Management|Angels|Seed|Family Office)"
    r"|[A-Z]\w+(?:invest|ventures|capital))(?: [IVX]+)?",
)
_CALLED = re.compile(
    r"\b(?:fund|investors?|venture (?:firm|fund|investor)|venture capital (?:firm|fund)|investment (?:firm|fund)|private[- ]equity (?:firm|house|group)|"
    r"family office|growth fund|sovereign fund|seed fund|buyout (?:firm|house|group))\s+$"
)
_CALLED_AFTER = re.compile(
    r"(?:\s\([^)]{1,30}\))?(?:,|\sis|\swas)\s(?:an?|the|its|one of)\s(?:[\w-]+\s){0,4}?(?:fund|investor|venture (?:firm|fund|investor)|venture capital (?:firm|fund)|"
    r"investment (?:firm|fund)|private[- ]equity (?:firm|house|group)|family office|buyout (?:firm|house|group))\b"
)


def is_fund(name: str) -> bool:
    """Whether a name is one of the listed firms or is spelled as theirs are ("Corriere Ventures")."""
    return name in read_investor_names() or _SPELLED.fullmatch(name) is not None


def find_funds(names: Iterable[CapitalName], text: str) -> frozenset[str]:
    """Those of `names` that are investment firms by their spelling or by what the text calls them."""
    return frozenset(
        n.written for n in names if n.kind == "name" and (is_fund(n.written) or _is_called_one(n, text))
    )


def _is_called_one(name: CapitalName, text: str) -> bool:
    if _CALLED.search(text[max(0, name.start - 40) : name.start]):
        return True
    return _CALLED_AFTER.match(text, name.end) is not None
