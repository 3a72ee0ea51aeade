"""Words of English texts that are no names by themselves, and names of people and places."""

from __future__ import annotations

from functools import cache

from babel import Locale

from broadsheet.parties.rows import read_words


@cache
def stop_words() -> frozenset[str]:
    """Capitalised words that are no names by themselves."""
    return frozenset(word for line in read_words("not_names.txt") for word in line.lstrip("~ ").split())


@cache
def openers() -> frozenset[str]:
    """Common words that open sentences, in lower case."""
    return frozenset(word for line in read_words("openers.txt") for word in line.split())


@cache
def soft_words() -> frozenset[str]:
    """Words that may begin a name of several words, such as General Atlantic."""
    lines = (line for line in read_words("not_names.txt") if line.startswith("~"))
    return frozenset(word for line in lines for word in line.lstrip("~ ").split())


@cache
def weak_ends() -> frozenset[str]:
    """Words with a capital that stand behind a name and are no part of it."""
    return frozenset(
        "CEO CFO CTO COO Series Seed IPO Founder President Chief JavaScript TypeScript Python Kotlin".split()
    )


@cache
def first_names() -> frozenset[str]:
    """First names of people, as English texts have them."""
    return frozenset(word for line in read_words("first_names.txt") for word in line.split())


@cache
def place_names() -> frozenset[str]:
    """Cities, states and countries as English writes them; many are written so elsewhere too."""
    cities = {place.strip() for line in read_words("places.txt") for place in line.split(",")}
    return frozenset(cities | set(Locale("en").territories.values()))
