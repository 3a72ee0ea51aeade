"""Names of outlets in the catalogue of sources: who reports, as against who deals."""

from __future__ import annotations

from functools import cache
from importlib import resources

_KINDS = frozenset(
    ("wire", "newspaper", "tech_press", "business_press", "newsletter", "analyst", "aggregator")
)
_MORE = (
    "Information",
    "Verge",
    "Journal",
    "Times",
    "Fox News",
    "CNN",
    "Engadget",
    "GeekWire",
    "Axios",
    "Semafor",
)


@cache
def outlet_names() -> frozenset[str]:
    """Names of outlets as written in the catalogue of sources, with and without their article."""
    text = resources.files("broadsheet").joinpath("data", "sources.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    names = {row[1] for row in rows if len(row) > 7 and row[7] in _KINDS}
    return frozenset(names | {name.removeprefix("The ") for name in names} | set(_MORE))
