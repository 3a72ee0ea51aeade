"""What an article says, as features that can be compared: words, character runs, names, figures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from broadsheet.records import Article
from broadsheet.text.words import fold_text, is_unspaced, split_words

LEAD: Final = 200  #: characters of the text that are read beside the title
_OUTLET_SUFFIX = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,30}$")
_CREDIT = re.compile(r"\s*\((?:[^()/]{2,60}/)?[^()/]{2,40}\)\s*$")
_FIGURE = re.compile(r"\d[\d.,]*")
_TEMPLATE = re.compile(
    r"^(?:show|ask|tell|launch) hn\b|\bis hiring\b|\bsave \$|\b\d+% off\b|\bdeals?: |^[\w.-]+\s*/\s+[\w.-]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Features of one article. `words` and `runs` are counts; `names` are the words that may be rare."""

    words: Counter[str]
    runs: Counter[str]
    figures: frozenset[str]
    key: str  #: the title in its plainest form: equal keys are equal titles
    is_template: bool


def read_wording(article: Article) -> Wording:
    """Features of the title and the first characters of the text."""
    title = fold_text(strip_outlet(article.title, article.provider.name))
    lead = fold_text(article.standfirst or article.excerpt or article.text[:LEAD])[:LEAD]
    pieces = split_words(title)
    words = [word for piece in pieces + split_words(lead) for word in _word_features(piece)]
    return Wording(
        words=Counter(words),
        runs=Counter(run for word in set(words) for run in _runs(word)),
        figures=frozenset(_FIGURE.findall(title)),
        key=" ".join(pieces),
        is_template=_TEMPLATE.search(article.title) is not None,
    )


def strip_outlet(title: str, outlet: str) -> str:
    """The title without the outlet's name at its end or the reporter's credit in brackets."""
    suffix = _OUTLET_SUFFIX.search(title)
    if suffix and (not outlet or suffix.group().strip(" -|–—").casefold() == outlet.casefold()):
        title = title[: suffix.start()]
    return _CREDIT.sub("", title)


def _word_features(piece: str) -> list[str]:
    if is_unspaced(piece):
        return [piece[i : i + 2] for i in range(max(1, len(piece) - 1))]
    return [piece.removesuffix("'s")]


def _runs(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[i : i + 4] for i in range(max(1, len(padded) - 3))]
