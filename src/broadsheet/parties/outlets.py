"""Names of outlets in the catalogue of sources: who reports, as against who deals."""

from __future__ import annotations

from functools import cache
from importlib import resources

from broadsheet.parties.rows import read_words

_KINDS = frozenset(
    ("wire", "newspaper", "tech_press", "business_press", "newsletter", "analyst", "aggregator")
)


@cache
def outlet_names() -> frozenset[str]:
    """Names of outlets as written in the catalogue of sources, with and without their article."""
    names = {name for kind in _KINDS for name in _names_of(kind)}
    more = {name.strip() for line in read_words("outlets.txt") for name in line.split(",")}
    return frozenset(names | {name.removeprefix("The ") for name in names} | more)


def _names_of(kind: str) -> set[str]:
    """The second column of every sheet of the catalogue under this kind."""
    folder = resources.files("broadsheet").joinpath("data", "sources", kind)
    sheets = [sheet.read_text(encoding="utf-8") for sheet in folder.iterdir() if sheet.name.endswith(".tsv")]
    return {line.split("\t")[1] for sheet in sheets for line in sheet.splitlines()[1:] if line}
