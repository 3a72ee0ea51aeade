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
    "Crunchbase",
    "PitchBook",
    "Tracxn",
    "CB Insights",
    "Dealroom",
    "Sacra",
)


@cache
def outlet_names() -> frozenset[str]:
    """Names of outlets as written in the catalogue of sources, with and without their article."""
    names = {name for kind in _KINDS for name in _names_of(kind)}
    return frozenset(names | {name.removeprefix("The ") for name in names} | set(_MORE))


def _names_of(kind: str) -> set[str]:
    """The second column of every sheet of the catalogue under this kind."""
    folder = resources.files("broadsheet").joinpath("data", "sources", kind)
    sheets = [sheet.read_text(encoding="utf-8") for sheet in folder.iterdir() if sheet.name.endswith(".tsv")]
    return {line.split("\t")[1] for sheet in sheets for line in sheet.splitlines()[1:] if line}
