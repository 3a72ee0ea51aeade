"""People whose companies texts in Cyrillic letters name by them: "Герман Греф ведёт переговоры"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from broadsheet.parties.rows import read_table


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a place of a text; `party_id` is "" for who acts for himself."""

    start: int
    end: int
    name: str
    party_id: str


_UNSPACED = frozenset(("zh", "ja"))


def find_native_people(text: str, language: str) -> Iterator[Person]:
    """People of `native_people.tsv` in their first case, which alone acts, in order of place."""
    pattern, people = _spelled(language)
    for match in pattern.finditer(text):
        party_id, name = people[match.group()]
        yield Person(*match.span(), name, party_id)


@cache
def _spelled(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    people = {row[1]: (row[2], row[3]) for row in read_table("native_people.tsv") if row[0] == language}
    words = "|".join(re.escape(w) for w in sorted(people, key=lambda w: (-len(w), w)))
    edges = ("", "") if language in _UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    return re.compile(rf"{edges[0]}(?:{words}){edges[1]}" if people else "(?!)"), people
