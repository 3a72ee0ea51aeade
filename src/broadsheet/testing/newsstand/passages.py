"""A Passage is one paragraph, heading, list item or quote of an article's body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["paragraph", "heading", "item", "quote"]
_MARKS: dict[str, PassageKind] = {"## ": "heading", "- ": "item", "> ": "quote"}
_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the body and what it is."""

    kind: PassageKind
    text: str


def read_passages(body: str) -> tuple[Passage, ...]:
    """The body as passages: separated by blank lines; every line that begins with "- " is an item."""
    found: list[Passage] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        found += [_passage(piece) for piece in re.split(r"\n(?=- )", block.strip()) if piece]
    return tuple(found)


def write_body(passages: tuple[Passage, ...]) -> str:
    """The body's text: passages without their marks, joined by a blank line."""
    return "\n\n".join(passage.text for passage in passages)


def _passage(piece: str) -> Passage:
    for mark, kind in _MARKS.items():
        if piece.startswith(mark):
            return Passage(kind, _unwrapped(piece.removeprefix(mark).replace("\n" + mark, "\n")))
    return Passage("paragraph", _unwrapped(piece))


def _unwrapped(text: str) -> str:
    """One line; lines of Chinese or Japanese are joined without a space."""
    return re.sub(r"\s*\n\s*", " ", _WIDE.sub("", text)).strip()
