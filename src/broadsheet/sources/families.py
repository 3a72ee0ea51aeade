"""Which outlets belong together: one publisher is one voice."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def family_of(domain: str) -> str:
    """The publisher group of a domain or of its parent domains; "" where it stands alone."""
    known = _families()
    parts = domain.lower().split(".")
    for start in range(len(parts) - 1):
        found = known.get(".".join(parts[start:]))
        if found:
            return found
    return ""


@cache
def _families() -> dict[str, str]:
    text = files("broadsheet.data").joinpath("sources_families.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {domain: family for family, domains in rows for domain in domains.split()}
