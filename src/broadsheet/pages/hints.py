"""What class names and ids usually say about an element, in the words that sites use for them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

HINTS: Final = (
    "body", "content", "comment", "related", "share", "letter", "wall", "ad", "nav", "footer", "side",
    "author", "meta", "tags",
    "caption", "title", "lead", "toc", "pop", "card", "quote", "box", "hidden", "player", "note", "text",
    "login", "event",
)  # fmt: skip
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_hints(marks: str) -> int:
    """The hints in an element's class, id and similar attributes, as bits in the order of HINTS."""
    text = _CAMEL.sub("-", marks[:300]).lower().replace("_", "-")
    return sum(1 << place for place, pattern in enumerate(_patterns()) if pattern.search(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    source = resources.files("broadsheet") / "data" / "pages" / "hints.tsv"
    rows = [
        row.split("\t")
        for row in source.read_text("utf-8").splitlines()
        if row and not row.startswith(("#", "hint\t"))
    ]
    words = dict(rows)
    return tuple(re.compile(words[hint]) for hint in HINTS)
