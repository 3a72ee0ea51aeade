"""Extractive summaries: whole sentences of the article, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from broadsheet.editions.ranking import rank_sentences, split_words
from broadsheet.records import Article, Span, SummarySentence
from broadsheet.text.datelines import dateline_length
from broadsheet.text.sentences import split_sentences

Words = frozenset[str]
MOST_WORDS: Final = 60
MOST_SENTENCES: Final = 3
SHORTEST, LONGEST = 6, 56  #: words of a sentence that can stand in a summary
LEAD: Final = 2  #: the first sentences may open whatever the headline says
READ: Final = 80  #: sentences of an article that are considered
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DEFINITE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|O|Os) [a-zß-ÿ]")
_POINTING = re.compile(
    r"\b(?:those|these|diese[nrsm]?|jene[nrsm]?|the same|the latter|cette|ces|estos|estas|эти|этих)\b"
)
_QUOTATION = re.compile(r"[\"“„«‘「『][^\"“”„«»「」『』]*[\"”“»’」』]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")


def summarise(article: Article, *, words: int = MOST_WORDS) -> tuple[SummarySentence, ...]:
    """At most `words` words of the article in its own sentences, in their order.

    Sentences are ranked by how much of the rest they share and how early they stand. None opens
    with a word that leans on a sentence left out, and each shares a word with the headline (where
    any does) or with one chosen before it. Empty where no sentence of the article can stand.
    """
    spans = _sentences(article)
    texts = [article.text[start:end] for start, end in spans]
    order = [at for at in rank_sentences(texts, title=article.title) if _can_stand(texts[at])]
    bags = [frozenset(content_words(text)) for text in texts]
    headline = frozenset(content_words(article.title))
    near = [at for at in order if at < LEAD or bags[at] & headline] or order
    opening = next((at for at in near if _stands_firm(texts[at], at)), None)
    if opening is None:
        opening = next((at for at in order if not leans(texts[at])), None)
    if opening is None or count_words(texts[opening]) > words:
        return ()
    chosen = _follow(opening, order, texts, bags, headline, words)
    return tuple(_quote(article, *spans[at]) for at in sorted(chosen))


def _follow(
    opening: int, order: Sequence[int], texts: Sequence[str], bags: Sequence[Words], known: Words, words: int
) -> list[int]:
    """The opening and what can follow it: later sentences that share its matter and repeat nothing."""
    chosen = [opening]
    spent = count_words(texts[opening])
    known |= bags[opening]
    for at in order:
        size = count_words(texts[at])
        if at < opening or spent + size > words or len(chosen) == MOST_SENTENCES or not bags[at] & known:
            continue
        if (leans(texts[at]) and at - 1 not in chosen) or any(_alike(bags[at], bags[o]) for o in chosen):
            continue
        chosen.append(at)
        known |= bags[at]
        spent += size
    return chosen


def _stands_firm(text: str, at: int) -> bool:
    """Nothing in it points back; a definite subject is firm only at the head of the article."""
    if leans(text) or _POINTING.search(text) is not None:
        return False
    return at == 0 or _DEFINITE.match(text) is None


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
    return [(start + dateline_length(article.text[start:end]), end) for start, end in found[:READ]]


def _can_stand(text: str) -> bool:
    """A finished statement of prose on one line: no question, no furniture, no bare quotation."""
    if not SHORTEST <= count_words(text) <= LONGEST or "\n" in text or _ENDS.search(text) is None:
        return False
    if _QUOTATION.fullmatch(text) or is_furniture(text):
        return False
    return not text.rstrip("\"'”’»)]」』").endswith(("?", "？"))


def leans(text: str) -> bool:
    """The sentence begins with a word that points back."""
    return _wording()[0].match(text) is not None


def is_furniture(text: str) -> bool:
    """The sentence is of the page, not of the news."""
    return _wording()[1].search(text) is not None


def content_words(text: str) -> list[str]:
    """Words that carry a matter: long ones, numbers, and pairs of signs in scripts without spaces."""
    empty = _wording()[2]
    words = split_words(text)
    return [w for w in words if (len(w) >= 4 and w not in empty) or w[0].isdigit() or _UNSPACED.match(w)]


@lru_cache(maxsize=1)
def _wording() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """(leaning openings, furniture, empty words) from the reviewed table."""
    text = files("broadsheet").joinpath("data/editions/wording.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    forms = sorted(map(str, read["leaning"]), key=len, reverse=True)
    ends = [re.escape(f) if _UNSPACED.search(f) else re.escape(f) + r"(?!\w)" for f in forms]
    leaning = re.compile(r"[\"'“„«‘(—–-]*\s*(?:" + "|".join(ends) + ")", re.IGNORECASE)
    furniture = re.compile("|".join(re.escape(str(f)) for f in read["furniture"]), re.IGNORECASE)
    return leaning, furniture, frozenset(map(str, read["empty"]))


def count_words(text: str) -> int:
    """Words as a reader counts them; two signs of a script without spaces make one."""
    signs = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (signs + 1) // 2


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > 0.7 * min(len(left), len(right))
