"""Names that only say where something is ("the Grand Rapids company", "a plant in Marlow, Texas"): they are no parties."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.parties.strangers import CapitalName
from broadsheet.parties.word_lists import place_names

_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Oo]ther)\s$")
_COMPANY = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?,)?\s(?:[\w-]+\s){0,3}?(?:company|start-?up|firm|lab|laboratory|chipmaker|unicorn|outfit|newcomer|upstart)\b"
)


def without_seats(names: Iterable[CapitalName], text: str) -> list[CapitalName]:
    """The names but for those that stand nowhere but between an article and a noun for a company."""
    named = list(names)
    others = {n.written for n in named if n.kind != "name" or not _is_seat(n, text)}
    return [n for n in named if n.written in others]


def _is_seat(name: CapitalName, text: str) -> bool:
    has_article = name.written.startswith("The ") or _ARTICLE.search(text, max(0, name.start - 8), name.start)
    return bool(has_article) and _COMPANY.match(text, name.end) is not None


_IN = re.compile(r"\b(?:in|near|at|outside|from|around) (?:[a-z]+ )?$")
_STATE = re.compile(r", ([A-Z]\w+)( [A-Z]\w+)?")


def is_town(name: CapitalName, text: str) -> bool:
    """As in "a plant in Marlow, Texas": a name between a preposition and a state or country."""
    state = _STATE.match(text, name.end)
    is_state = state is not None and not place_names().isdisjoint({state[1], state.group()[2:]})
    return is_state and _IN.search(text, max(0, name.start - 16), name.start) is not None
