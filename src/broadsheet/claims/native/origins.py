"""Which country a German, French or Spanish noun for a company tells: "der US-Konzern", "les Américains", "la noruega"."""

from __future__ import annotations

import re
from functools import cache

from broadsheet.parties.rows import read_table


@cache
def _countries() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(ISO country, pattern of one word) in the order of the file."""
    return tuple((country, re.compile(words)) for country, words in read_table("native_origins.tsv"))


@cache
def country_told(words: str) -> str:
    """The ISO country that the words of a noun tell; "" for none."""
    for word in re.split(r"[\s’']|(?<=US)-", words):
        for country, pattern in _countries():
            if pattern.fullmatch(word):
                return country
    return ""
