"""Extractive summaries: whole sentences of the article, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from broadsheet.editions.ranking import rank_sentences
from broadsheet.records import Article, Span, SummarySentence
from broadsheet.text.sentences import split_sentences

MOST_WORDS: Final = 60
MOST_SENTENCES: Final = 3
SHORTEST, LONGEST = 6, 48  #: words of a sentence that can stand in a summary
READ: Final = 80  #: sentences of an article that are considered
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATELINE = re.compile(
    r"(?:[^\W\d_][\w'’./ -]{1,40}(?:, [\w. ]{2,24}){0,2} ?)?\([\w ./&'’-]{2,40}\) ?[-–—:]+ +(?=\S)"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}(?:, [\w. ]{2,24}){0,2} ?[–—] +(?=\S)"
)
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")


def summarise(article: Article, *, words: int = MOST_WORDS) -> tuple[SummarySentence, ...]:
    """At most `words` words of the article in its own sentences, in their order.

    Sentences are ranked by how much of the rest they share and how early they stand. None opens
    with a word that leans on a sentence left out. Empty where no sentence of the article can stand.
    """
    spans = _sentences(article)
    texts = [article.text[start:end] for start, end in spans]
    order = rank_sentences(texts, title=article.title)
    chosen: list[int] = []
    spent = 0
    for at in order:
        size = count_words(texts[at])
        if not _can_stand(texts[at], size) or spent + size > words or len(chosen) == MOST_SENTENCES:
            continue
        if leans(texts[at]) and not (at > 0 and at - 1 in chosen):
            continue
        if any(_alike(texts[at], texts[other]) for other in chosen):
            continue
        chosen.append(at)
        spent += size
    return tuple(_quote(article, *spans[at]) for at in sorted(_unlean(chosen, texts)))


def _unlean(chosen: list[int], texts: list[str]) -> list[int]:
    return [at for at in chosen if not leans(texts[at]) or at - 1 in chosen]


def _quote(article: Article, start: int, end: int) -> SummarySentence:
    text = article.text[start:end]
    span = Span(article_id=article.id, text_id=article.text_id, start=start, end=end, quote=text)
    return SummarySentence(text=text, source=span)


def _sentences(article: Article) -> list[tuple[int, int]]:
    """Sentences of the paragraphs; headings, lists, code and tables are no prose."""
    prose = [(b.start, b.end) for b in article.blocks if b.kind in {"paragraph", "quote"}]
    found: list[tuple[int, int]] = []
    for start, end in prose or [(0, len(article.text))]:
        part = article.text[start:end]
        found += [(start + a, start + b) for a, b in split_sentences(part, article.language)]
        if len(found) >= READ:
            break
    return [(start + _dateline(article.text[start:end]), end) for start, end in found[:READ]]


def _dateline(text: str) -> int:
    """Where the sentence begins behind a wire's dateline, "LONDON, Sept 25 (Harbour Wire) - "."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def _can_stand(text: str, size: int) -> bool:
    asks = text.rstrip("\"'”’»)]」』").endswith(("?", "？"))
    return (
        SHORTEST <= size <= LONGEST and _ENDS.search(text) is not None and not asks and not is_furniture(text)
    )


def leans(text: str) -> bool:
    """The sentence begins with a word that points back."""
    return _wording()[0].match(text) is not None


def is_furniture(text: str) -> bool:
    """The sentence is of the page, not of the news."""
    return _wording()[1].search(text) is not None


@lru_cache(maxsize=1)
def _wording() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read: dict[str, Any] = yaml.safe_load(
        files("broadsheet").joinpath("data/editions/wording.yaml").read_text("utf-8")
    )
    forms = sorted(map(str, read["leaning"]), key=len, reverse=True)
    ends = [re.escape(f) if _UNSPACED.search(f) else re.escape(f) + r"(?!\w)" for f in forms]
    leaning = re.compile(r"[\"'“„«‘(—–-]*\s*(?:" + "|".join(ends) + ")", re.IGNORECASE)
    return leaning, re.compile("|".join(re.escape(str(f)) for f in read["furniture"]), re.IGNORECASE)


def count_words(text: str) -> int:
    """Words as a reader counts them; two signs of a script without spaces make one."""
    signs = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (signs + 1) // 2


def _alike(left: str, right: str) -> bool:
    a, b = set(left.casefold().split()), set(right.casefold().split())
    return len(a & b) > 0.6 * min(len(a), len(b))
