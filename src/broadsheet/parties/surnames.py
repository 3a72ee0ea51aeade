"""Whom a text calls by a surname: "Jane Doe" once, then "Doe told", is somebody; a company is called by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.parties.common_words import is_common
from broadsheet.parties.strangers import CapitalName
from broadsheet.parties.word_lists import openers, soft_words, stop_words

_PLAIN = re.compile(r"(?P<first>[A-Z][a-z'’-]+|[A-Z]{2}) (?P<last>[A-Z][\w'’-]+[a-z])")
_SPEAKS = (
    r"(?:told|recall(?:s|ed)|himself|herself|thinks|believes|tells|laughs|laughed|studied|grew up|dropped out|"
    r"(?:said|says|adds|added|wrote|raised|founded|started|joined|left|quit|explain(?:s|ed))\b[^.!?\n]{0,90}?\b(?:he|she|his|her|him))\b"
)


def with_people(names: Iterable[CapitalName], text: str) -> list[CapitalName]:
    """The names, those of people whom the text calls by a surname as people."""
    listed = list(names)
    people = called_by_surname(listed, text)
    return [replace(n, kind="person") if n.written in people else n for n in listed] if people else listed


def called_by_surname(names: Iterable[CapitalName], text: str) -> frozenset[str]:
    """The full names of two words whose second word alone does what only people do, and whose first never stands alone."""
    written = {n.written for n in names if n.kind == "name"}
    pairs = ((name, _PLAIN.fullmatch(name)) for name in written)
    return frozenset(
        name
        for name, pair in pairs
        if pair
        and pair["last"] in written
        and pair["first"] not in written
        and not _is_word(pair["first"])
        and _is_somebody(name, pair["last"], text)
    )


def _is_word(first: str) -> bool:
    """As in "Telling Doe", "Yesterday Doe": what only opens a sentence."""
    return (
        first.endswith("ing")
        or first.lower() in openers() | soft_words() | stop_words()
        or is_common(first.lower())
    )


def _is_somebody(name: str, surname: str, text: str) -> bool:
    alone = rf"(?<!{re.escape(name.removesuffix(surname))})\b{re.escape(surname)}"
    return (
        re.search(rf"{alone} {_SPEAKS}", text) is not None
        or re.search(rf"\b{re.escape(name)}\b[^.!?\n]{{0,90}}?\b(?:he|she|his|her|him)\b", text) is not None
    )
