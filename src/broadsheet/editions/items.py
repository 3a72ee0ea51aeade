"""Makes an item of the paper: headline, summary, reasons."""

from __future__ import annotations

from math import ceil
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.summaries import MOST_WORDS, count_words, summarise
from broadsheet.editions.weighing import Weighed
from broadsheet.records import Article, Item, Span, SummarySentence
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


def make_item(
    weighed: Weighed, summary: tuple[SummarySentence, ...], rulings: Rulings, *, moved: str, seconds: int
) -> Item:
    """The story's place in the paper, with every reason for it."""
    candidate = weighed.candidate
    story_id = candidate.story.id
    ruled = [shelf[story_id] for shelf in (rulings.retitle, rulings.summary) if story_id in shelf]
    retitled = rulings.retitle.get(story_id)
    return Item(
        story_id=story_id,
        headline=retitled.verdict if retitled is not None else candidate.article.title,
        summary=summary,
        reasons=(*_editor_reasons(weighed, summary, rulings), *(r.text for r in weighed.reasons)),
        seconds=seconds,
        moved=moved,
        deal_ids=tuple(deal.id for deal, _ in candidate.moves),
        edited_by=", ".join(sorted({j.by for j in ruled})),
    )


def _editor_reasons(weighed: Weighed, summary: tuple[SummarySentence, ...], rulings: Rulings) -> list[str]:
    story_id = weighed.candidate.story.id
    said: list[str] = []
    if story_id in rulings.lead:
        said.append(f"made the lead by {rulings.lead[story_id].by}")
    if story_id in rulings.publish:
        said.append(f"chosen by {rulings.publish[story_id].by}")
    ruled = rulings.summary.get(story_id)
    if ruled is not None and " ".join(s.text for s in summary) != ruled.verdict.strip():
        said.append(
            f"the summary by {ruled.by} is not used: a sentence of it stands in no source, or it is too long"
        )
    return said
