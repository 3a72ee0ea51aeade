"""Well-known companies and outlets that the catalogue lacks, by the names that texts of six languages give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from broadsheet.parties.rows import read_table
from broadsheet.parties.strangers import stranger_id
from broadsheet.records import Mention, Span


def find_native_companies(text: str, language: str) -> Iterator[Mention]:
    """Mentions with a provisional id and the name that readers of other languages expect, in order of place."""
    yield from _find(text, *_spelled(language, "native_companies.tsv"))


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for name, kind in _western() if kind != "company"}


def kind_of_native(name: str) -> str:
    """The kind of a company that only `western_companies.tsv` knows ("energy", "telecom", "bank", "investor"); "" for none."""
    return _kinds().get(name, "")


_WESTERN = frozenset(("de", "fr", "es"))


def _western() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in read_table("western_companies.tsv"))


def find_native_outlets(text: str, language: str) -> Iterator[Mention]:
    """The same for newspapers, agencies and magazines, which speak and do not deal."""
    yield from _find(text, *_spelled(language, "native_outlets.tsv"))


def _find(text: str, pattern: re.Pattern[str], names: dict[str, str]) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        name = names[match[1]]
        span = Span(article_id="", text_id="", start=match.start(), end=match.end(), quote=match.group())
        yield Mention(as_written=match.group(), party_id=stranger_id(name), name=name, span=span)


@cache
def _spelled(language: str, table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {written: name for code, written, name in read_table(table) if code == language}
    if table == "native_companies.tsv" and language in _WESTERN:
        names = {**{name: name for name, _ in _western()}, **names}
    if not names:
        return re.compile("(?!)()"), {}
    names = {_stem(written, language): name for written, name in names.items()}
    words = "|".join(re.escape(w) for w in sorted(names, key=lambda w: (-len(w), w)))
    word = (r"(?<![\w-])", r"(?![\w-])")
    edges = {
        "ru": (word[0], rf"[а-яё]{{0,3}}{word[1]}"),
        "ja": (rf"(?<![ァ-ヴー・]){_LATIN_EDGE}", rf"(?![ァ-ヴー]){_LATIN_EDGE}"),
        "zh": (_LATIN_EDGE, _LATIN_EDGE),
    }
    before, after = edges.get(language, word)
    return re.compile(f"{before}({words}){after}"), names


_LATIN_EDGE = r"(?!(?<=[A-Za-z])[A-Za-z])"
"""Between signs a Latin name ends where its letters do: "ANA" is none of "BANANA"."""


def _stem(written: str, language: str) -> str:
    """Russian names without a vowel at the end, so that their cases are found as well."""
    return re.sub(r"[аеиоыья]$", "", written) if language == "ru" else written
