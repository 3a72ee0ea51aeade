"""Extractive summaries: whole sentences of the article, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.editions.ranking import rank_sentences
from broadsheet.editions.standing import (
    SHORTEST,
    can_stand,
    is_background,
    leans,
    may_mean_another,
    names_unknown,
    points_back,
    speaks_of_itself,
    stands_firm,
)
from broadsheet.editions.wording import content_words, count_words
from broadsheet.records import Article, Span, SummarySentence
from broadsheet.text.datelines import dateline_length
from broadsheet.text.sentences import split_sentences

Words = frozenset[str]
MOST_WORDS: Final = 60
MOST_SENTENCES: Final = 3
LEAD: Final = 2  #: the first sentences may open whatever the headline says
FEATURE: Final = 16  #: an article of so many sentences may begin with a scene
MATTER: Final = 2  #: words of the headline in a sentence that opens better than a scene
SHORT_HEAD: Final = 4  #: words of a first sentence that names the matter
READ: Final = 80  #: sentences of an article that are considered
NEW: Final = 2  #: words a sentence has that the headline has not, or it only says the headline again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """An article's sentences with their content words and those of the headline."""

    spans: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    bags: tuple[Words, ...]
    title: str
    headline: Words


def summarise(article: Article, *, words: int = MOST_WORDS) -> tuple[SummarySentence, ...]:
    """At most `words` words of the article in its own sentences, in their order.

    Sentences are ranked by how much of the rest they share and how early they stand, the running news
    before its background. None opens with a word that leans on a sentence left out, says only the
    headline again, or speaks in the first person where others are there; each shares a word with the
    headline (where any does) or with one chosen before it. Empty where no sentence can stand.
    """
    text = _read(article)
    order = _order(text, is_opinion=article.kind == "opinion")
    opening = _opening(text, order)
    if opening is None or count_words(text.texts[opening]) > words:
        return ()
    chosen = _follow(opening, order, text, words)
    return tuple(_quote(article, *text.spans[at]) for at in sorted(chosen))


def _read(article: Article) -> _Text:
    spans = _sentences(article)
    texts = tuple(article.text[start:end] for start, end in spans)
    return _Text(
        spans=tuple(spans),
        texts=texts,
        bags=tuple(frozenset(content_words(text)) for text in texts),
        title=article.title,
        headline=frozenset(content_words(article.title)),
    )


def _order(text: _Text, *, is_opinion: bool) -> list[int]:
    """The sentences that can stand, best first: news, then background; the first person where it must be."""
    ranked = [at for at in rank_sentences(text.texts, title=text.title) if _can_stand(text, at)]
    ranked = [at for at in ranked if len(text.bags[at] - text.headline) >= NEW] or ranked
    if not is_opinion:
        ranked = [at for at in ranked if not speaks_of_itself(text.texts[at])] or ranked
    return sorted(ranked, key=lambda at: at > 0 and is_background(text.texts[at]))


def _can_stand(text: _Text, at: int) -> bool:
    """The head of an article may be short where it names the matter."""
    named = at == 0 and text.bags[at] & text.headline
    return can_stand(text.texts[at], shortest=SHORT_HEAD if named else SHORTEST)


def _opening(text: _Text, order: Sequence[int]) -> int | None:
    """The best sentence that stands alone: of the matter, or at the head where no scene is set."""
    near = [at for at in order if at < LEAD or text.bags[at] & text.headline] or list(order)
    if len(text.texts) >= FEATURE:
        near = [at for at in near if len(text.bags[at] & text.headline) >= MATTER] or near
    head = 0 if text.texts and can_stand(text.texts[0]) else 1  # a stump of a sentence introduces nothing
    firm = next((at for at in near if stands_firm(text.texts[at], max(0, at - head))), None)
    if firm is None:
        firm = next((at for at in order if stands_firm(text.texts[at], at)), None)
    return next((at for at in order if not leans(text.texts[at])), None) if firm is None else firm


def _follow(opening: int, order: Sequence[int], text: _Text, words: int) -> list[int]:
    """The opening and what can follow it: later sentences that share its matter and repeat nothing."""
    chosen = [opening]
    spent = count_words(text.texts[opening])
    known = text.headline | text.bags[opening]
    for at in order:
        size = count_words(text.texts[at])
        if at < opening or spent + size > words or len(chosen) == MOST_SENTENCES or not text.bags[at] & known:
            continue
        if _hangs(at, chosen, text) or any(_alike(text.bags[at], text.bags[o]) for o in chosen):
            continue
        chosen.append(at)
        known |= text.bags[at]
        spent += size
    return chosen


def _hangs(at: int, chosen: Sequence[int], text: _Text) -> bool:
    """It needs a sentence before it that is not chosen."""
    if at - 1 in chosen:
        return False
    left_out = [text.texts[other] for other in range(at) if other not in chosen]
    known = " ".join((text.title, *(text.texts[other] for other in chosen if other < at)))
    told = text.texts[at]
    if points_back(told) or names_unknown(told, left_out, known):
        return True
    return at > 0 and may_mean_another(told, text.texts[at - 1], known)


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


def _alike(left: Words, right: Words) -> bool:
    return len(left & right) > 0.7 * min(len(left), len(right))
