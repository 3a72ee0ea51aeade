"""The summary of a story as the paper prints it, and how long it takes to read."""

from __future__ import annotations

from math import ceil
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.summaries import MOST_WORDS, summarise
from broadsheet.editions.wording import count_words
from broadsheet.records import Article, Span, SummarySentence
from broadsheet.text.sentences import split_sentences

READING_SPEED: Final = 3.8  #: words a second of an adult reading silently (Brysbaert 2019: 238 a minute)
GLANCE: Final = 3  #: seconds to find and take in an item


def summarise_candidate(candidate: Candidate, rulings: Rulings) -> tuple[SummarySentence, ...]:
    """The editor's summary where each of its sentences stands in a source, else the extracted one."""
    ruled = rulings.summary.get(candidate.story.id)
    if ruled is not None:
        found = find_sources(ruled.verdict, candidate)
        if found:
            return found
    return summarise(candidate.article)


def find_sources(text: str, candidate: Candidate) -> tuple[SummarySentence, ...]:
    """Each sentence of an editor's summary with its place in one of the story's articles.

    Empty where a sentence stands in none: a summary says nothing that no source says.
    """
    language = candidate.article.language
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    found = [_find_source(sentence, (candidate.article, *candidate.told)) for sentence in sentences]
    kept = tuple(sentence for sentence in found if sentence is not None)
    fits = sum(count_words(sentence) for sentence in sentences) <= MOST_WORDS
    return kept if fits and len(kept) == len(sentences) else ()


def _find_source(sentence: str, told: tuple[Article, ...]) -> SummarySentence | None:
    for article in told:
        at = article.text.find(sentence)
        if at >= 0:
            span = Span(
                article_id=article.id,
                text_id=article.text_id,
                start=at,
                end=at + len(sentence),
                quote=sentence,
            )
            return SummarySentence(text=sentence, source=span)
    return None


def item_seconds(candidate: Candidate, summary: tuple[SummarySentence, ...]) -> int:
    """Time to read headline and summary, in whole seconds."""
    words = count_words(candidate.article.title) + sum(count_words(s.text) for s in summary)
    return GLANCE + ceil(words / READING_SPEED)
