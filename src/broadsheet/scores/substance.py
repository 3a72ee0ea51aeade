"""What of an article's text counts: its own paragraphs, once each, without the page around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from broadsheet.records import Article
from broadsheet.scores.tells import tell_pattern
from broadsheet.text.words import fold_text, is_unspaced, split_words

_GAP = re.compile(r"\n\s*\n|\n")
_ENDS_MAX = 60  # characters of a line that can end an article; longer ones are prose


@dataclass(frozen=True, slots=True)
class Substance:
    """The counted paragraphs and what was set aside. `words` counts two characters of Chinese as a word."""

    paragraphs: tuple[str, ...]
    words: int
    set_aside: int  #: words that are boilerplate, repeated or in another language
    tells: tuple[str, ...]  #: padding phrases as they stand in the text

    @property
    def text(self) -> str:
        """The counted paragraphs."""
        return "\n".join(self.paragraphs)


def read_substance(article: Article) -> Substance:
    """Reads the text paragraph by paragraph; a heading that ends the article sets the rest aside."""
    kept: list[str] = []
    seen: set[str] = set()
    aside, ended = 0, False
    for paragraph in filter(None, map(str.strip, _GAP.split(article.text))):
        ended = ended or _ends_article(paragraph)
        folded = fold_text(paragraph)
        if (
            ended
            or folded in seen
            or tell_pattern("boilerplate").search(paragraph)
            or _is_foreign(article, paragraph)
        ):
            aside += count_words(paragraph)
            continue
        seen.add(folded)
        kept.append(paragraph)
    text = "\n".join(kept)
    tells = tuple(match.group() for match in tell_pattern("tells").finditer(fold_text(text)))
    return Substance(paragraphs=tuple(kept), words=count_words(text), set_aside=aside, tells=tells)


def count_words(text: str) -> int:
    """Words of the text; two characters of a script without spaces count as one."""
    total = Counter[bool]()
    for word in split_words(text):
        unspaced = is_unspaced(word)
        total[unspaced] += len(word) if unspaced else 1
    return total[False] + total[True] // 2


def _ends_article(paragraph: str) -> bool:
    return len(paragraph) <= _ENDS_MAX and tell_pattern("ends").match(paragraph) is not None


def _is_foreign(article: Article, paragraph: str) -> bool:
    return any(
        article.text[block.start : block.end].strip() == paragraph
        for block in article.blocks
        if block.language and block.language != article.language
    )
