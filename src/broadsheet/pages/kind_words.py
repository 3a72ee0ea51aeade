"""Words by which pages say what kind of piece they are, from data/pages/kinds.tsv."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import cast

from broadsheet.records.article import ArticleKind

_EDGES = " \t\u00a0:：|·•–—-[]【】()（）"


def find_label(text: str, *, in_title: bool = False) -> ArticleKind | None:
    """The kind that a label names with all its words; None for any other line.

    `in_title` is for what stands before a colon in a headline, where a bare "Live" names the piece.
    """
    word = text.strip(_EDGES).casefold()
    return _words("label").get(word) or (_words("prefix").get(word) if in_title else None)


def find_phrase(place: str, text: str) -> ArticleKind | None:
    """The kind named by a phrase of that place ("title" or "front") anywhere in a text; None for none."""
    folded = text.casefold()
    return next((kind for phrase, kind in _words(place).items() if phrase in folded), None)


@cache
def _words(place: str) -> dict[str, ArticleKind]:
    source = resources.files("broadsheet") / "data" / "pages" / "kinds.tsv"
    found: dict[str, ArticleKind] = {}
    for row in source.read_text("utf-8").splitlines():
        if row and not row.startswith(("#", "language\t")):
            _, kind, where, phrase = row.split("\t")
            if where == place:
                found[phrase.casefold()] = cast("ArticleKind", kind)
    return found
