"""What class names and ids usually say about an element, in the words that sites use for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

HINTS: Final = (
    "body", "content", "comment", "related", "share", "letter", "wall", "ad", "nav", "footer", "side",
    "author", "meta", "tags",
    "caption", "title", "lead", "toc", "pop", "card", "quote", "box", "hidden", "player", "note", "text",
    "login", "event",
)  # fmt: skip
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_hints(*marks: str) -> int:
    """The hints in elements' class, id and similar attributes, as bits in the order of HINTS."""
    bits = 0
    for names in (mark[:300].split() for mark in marks):
        for name in names:
            bits |= _hints_of_name(name)
        if len(names) > 1 and not bits & 1 and _words()[0].search(_spell(" ".join(names))):
            bits |= 1  # "article body" may be two names; no other hint spans two
    return bits


@lru_cache(maxsize=50_000)
def _hints_of_name(name: str) -> int:
    text = _spell(name)
    return sum(1 << place for place, pattern in enumerate(_words()) if pattern.search(text))


def _spell(marks: str) -> str:
    return _CAMEL.sub("-", marks).lower().replace("_", "-")


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    source = resources.files("broadsheet") / "data" / "pages" / "hints.tsv"
    rows = [
        row.split("\t")
        for row in source.read_text("utf-8").splitlines()
        if row and not row.startswith(("#", "hint\t"))
    ]
    words = dict(rows)
    return tuple(re.compile(words[hint]) for hint in HINTS)
