"""What of an article's text counts: its own paragraphs, once each, without the page around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.records import Article
from broadsheet.scores.tells import tell_pattern
from broadsheet.text.words import fold_text, is_unspaced, split_words

_GAP = re.compile(r"\n\s*\n|\n")
LIST = "item"  # the kind of block that is an item of a list
LONG_LIST = 6  # items from which a list can carry a text
_ENDS_MAX = 60  # characters of a line that can end an article; longer ones are prose


@dataclass(frozen=True, slots=True)
class Substance:
    """The counted paragraphs and what was set aside. `words` counts two characters of Chinese as a word."""

    paragraphs: tuple[str, ...]
    words: int
    set_aside: int  #: words that are boilerplate, repeated or in another language
    tells: tuple[str, ...]  #: padding phrases as they stand in the text
    page_marks: tuple[str, ...] = ()  #: what the words set aside are, as far as it is known
    listed: int = 0  #: paragraphs that are items of lists, where lists carry most of the text

    @property
    def text(self) -> str:
        """The counted paragraphs."""
        return "\n".join(self.paragraphs)


def read_substance(article: Article) -> Substance:
    """Reads the text paragraph by paragraph; a heading that ends the article sets the rest aside."""
    foreign = frozenset(
        article.text[block.start : block.end].strip()
        for block in article.blocks
        if block.language and block.language != article.language
    )
    listed = sum(block.kind == LIST for block in article.blocks)
    prose = sum(block.kind in {"paragraph", "quote"} for block in article.blocks)
    return _read_text(article.text, foreign, listed if listed >= LONG_LIST and listed > prose else 0)


@lru_cache(maxsize=512)  # a text is read for its topics, its quality and its story's heat
def _read_text(text: str, foreign: frozenset[str], listed: int) -> Substance:
    kept: dict[str, str] = {}
    aside, ended = 0, False
    marks: dict[str, None] = {}
    boilerplate = _lines_with(tell_pattern("boilerplate"), text)
    for paragraph in filter(None, map(str.strip, _GAP.split(text))):
        ended = ended or _ends_article(paragraph)
        folded = fold_text(paragraph)
        if ended or folded in kept or paragraph in boilerplate or paragraph in foreign:
            aside += count_words(paragraph)
            marks.update(dict.fromkeys(_page_marks(paragraph, is_foreign=paragraph in foreign)))
        else:
            kept[folded] = paragraph
    tells = tuple(match.group() for match in tell_pattern("tells").finditer("\n".join(kept)))
    words = count_words("\n".join(kept))
    return Substance(tuple(kept.values()), words, aside, tells, tuple(sorted(marks)), listed)


def _page_marks(paragraph: str, *, is_foreign: bool) -> list[str]:
    """What a paragraph set aside tells of the page: marks of sites that live from others."""
    marks = ["foreign"] if is_foreign else []
    if tell_pattern("reply").search(paragraph):
        marks.append("reply")
    if tell_pattern("others").search(paragraph):
        marks.append("others")
    return marks


def _lines_with(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """The lines in which the pattern is found."""
    lines = set()
    for match in pattern.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        lines.add(text[start : end if end >= 0 else len(text)].strip())
    return frozenset(lines)


def count_words(text: str) -> int:
    """Words of the text; two characters of a script without spaces count as one."""
    words = split_words(text)
    unspaced = [len(word) for word in words if is_unspaced(word)]
    return len(words) - len(unspaced) + sum(unspaced) // 2


def _ends_article(paragraph: str) -> bool:
    return len(paragraph) <= _ENDS_MAX and tell_pattern("ends").match(paragraph) is not None
