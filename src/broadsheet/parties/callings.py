"""In which trade an unknown name is, by what the text calls it: "the Danish daily X", "X, a cloud provider,"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from broadsheet.parties.strangers import CapitalName

_BEFORE = 40  # signs in which a calling stands before its name


def find_callings(names: Iterable[CapitalName], text: str) -> dict[str, str]:
    """The catalogue kind (publisher, media, energy, neocloud, data_center) of each name that the text gives a trade."""
    found: dict[str, str] = {}
    before, after = _patterns()
    for name in names:
        if name.kind != "name":
            continue
        called = before.search(text[max(0, name.start - _BEFORE) : name.start]) or after.match(text, name.end)
        if called and not _is_of_ai(called):
            found.setdefault(name.written, _kinds()[called["calling"].lower()])
    return found


_PRESS = frozenset(("publisher", "media"))
_AI = re.compile(r"\b(?:AI|artificial intelligence)(?:[ -][a-z]+)*[ -]$")


def _is_of_ai(called: re.Match[str]) -> bool:
    """As in "an AI media company": a start-up, and no house of the press."""
    is_press = _kinds()[called["calling"].lower()] in _PRESS
    return is_press and _AI.search(called.string, 0, called.start("calling")) is not None


@cache
def _kinds() -> dict[str, str]:
    """What companies are called, in small letters, with the kind that it means."""
    data = resources.files("broadsheet").joinpath("data", "parties", "callings.tsv")
    rows = [line.split("\t") for line in data.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {calling.strip().lower(): kind for kind, callings in rows for calling in callings.split(",")}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A calling right before a name, and one in the apposition right after it."""
    called = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    before = re.compile(rf"(?<![\w-])(?P<calling>{called})\s+$", re.IGNORECASE)
    word = r"(?!(?:of|for|to|by|with|that|which|and|from|behind)\s)[\w’'-]+\s"
    after = re.compile(
        rf"(?:\s\([^)]{{1,30}}\))?,\s(?:an?|the|one of)\s(?:{word}){{0,5}}?(?P<calling>{called})(?![\w-])",
        re.IGNORECASE,
    )
    return before, after
