"""Words that say where somebody is from: of a nation, a region, a city, and the names of peoples."""

from __future__ import annotations

from functools import cache

from broadsheet.parties.rows import read_table


@cache
def countries() -> dict[str, str]:
    """Country by word of origin ("Swedish", "Seattle") and by name of a people ("Swedes")."""
    rows = _rows()
    return {
        **{of: country for of, _, country in rows},
        **{people: country for _, people, country in rows if people},
    }


@cache
def peoples() -> frozenset[str]:
    """Names of peoples that can stand for a company from there; none that is the adjective too ("Swiss")."""
    return frozenset(people for of, people, _ in _rows() if people and people != of)


def words_of(origin: str) -> frozenset[str]:
    """The words that tell the same origin: of "Swedes" also "Swedish"."""
    return frozenset((origin, *(of for of, people, _ in _rows() if people == origin)))


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((of, people.strip("-"), country) for of, people, country in read_table("origins.tsv"))
